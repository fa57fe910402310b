"""What the forms of this app share."""

from typing import Any

from django import forms

from pendamping.common.problems import Problem


class ProblemForm(forms.Form):
    """Takes a problem of a service to the field that it belongs to."""

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


def long_text(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class NoteForm(ProblemForm):
    """Why something is given back or withdrawn."""

    note = long_text("", rows=3)

    def __init__(self, label: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].label = label
