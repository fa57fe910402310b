"""Asking for a pack."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.briefing.selectors.packs import regencies_in
from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.web.fields import DayField

MOST_REGENCIES = 60


class PackForm(forms.Form):
    """Which kabupaten, and the day whose knowledge it shows."""

    region = forms.ChoiceField(label=_("Kabupaten/kota"))
    as_of = DayField(
        label=_("Keadaan pada"), help_text=_("Hari ini, atau hari yang lalu: seperti yang diketahui saat itu.")
    )

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = [(one.code, one.full_name) for one in regencies_in(scope)[:MOST_REGENCIES]]
        self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=found)
        if len(found) == 1:
            self.fields["region"].widget = forms.HiddenInput()
            self.initial["region"] = found[0][0]
        self.initial.setdefault("as_of", scope.today)

    def add_problem(self, problem: Problem) -> None:
        self.add_error(problem.field if problem.field in self.fields else None, str(problem))
