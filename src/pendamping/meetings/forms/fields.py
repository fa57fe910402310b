"""Fields that several forms of this app share."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from pendamping.common.problems import Problem
from pendamping.people.models import Organisation


class ProblemForm(forms.Form):
    """Takes a problem of a service to the field that it belongs to."""

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))


def offices(label: Any, found: Iterable[Organisation], empty: str) -> forms.TypedChoiceField:
    """One of these organisations, or none."""
    choices = [("", empty), *((str(one.pk), one.short_name) for one in found)]
    return forms.TypedChoiceField(label=label, required=False, coerce=UUID, empty_value=None, choices=choices)


def several_offices(label: Any, found: Iterable[Organisation], **options: Any) -> forms.TypedMultipleChoiceField:
    choices = [(str(one.pk), one.short_name) for one in found]
    widget = forms.CheckboxSelectMultiple
    return forms.TypedMultipleChoiceField(
        label=label, required=False, coerce=UUID, choices=choices, widget=widget, **options
    )
