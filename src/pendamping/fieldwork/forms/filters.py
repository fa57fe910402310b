"""What narrows a list of reports; a value that makes no sense narrows nothing."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.fieldwork.selectors import CodeList, ReportFilters
from pendamping.fieldwork.selectors.reports import LATE_FILES

MINE, AREA = "mine", "area"
STATES = [*DailyReport.State.choices, (LATE_FILES, _("Foto datang sesudah verifikasi"))]


class FilterForm(forms.Form):
    """The filters above the list, all in the address."""

    month = forms.CharField(required=False)
    whose = forms.ChoiceField(required=False, choices=[(MINE, MINE), (AREA, AREA)])
    q = forms.CharField(required=False, max_length=120)
    state = forms.ChoiceField(required=False, choices=STATES)
    kind = forms.ChoiceField(required=False, choices=DailyReport.Kind.choices)
    category = forms.CharField(required=False, max_length=40)
    region = forms.RegexField(r"^\d{2,10}$", required=False)
    person = forms.UUIDField(required=False)

    def __init__(self, data: Mapping[str, object], scope: Scope, lists: Mapping[str, CodeList]) -> None:
        super().__init__(data)
        self.scope = scope
        self.categories = lists["category"].offered
        self.is_valid()

    @property
    def values(self) -> dict[str, object]:
        """What fits; an address may be old or mistyped."""
        return self.cleaned_data

    @property
    def shown_month(self) -> Month:
        text = self.cleaned_data.get("month")
        return Month.parse(text if isinstance(text, str) else None) or Month.of(self.scope.today)

    @property
    def is_mine(self) -> bool:
        """One's own reports or the area's, where both are readable; those who lead begin with the area."""
        if not self.both:
            return self.scope.may("daily_report.write")
        return self.cleaned_data.get("whose") == MINE

    @property
    def both(self) -> bool:
        return self.scope.may("daily_report.write") and self.scope.may("daily_report.read_all")

    @property
    def filters(self) -> ReportFilters:
        person = self.cleaned_data.get("person")
        if self.is_mine:
            person = self.scope.person_id
        return ReportFilters(
            person=person if isinstance(person, UUID) else None,
            region=str(self.cleaned_data.get("region") or ""),
            kind=str(self.cleaned_data.get("kind") or ""),
            state=str(self.cleaned_data.get("state") or ""),
            category=str(self.cleaned_data.get("category") or ""),
            text=str(self.cleaned_data.get("q") or ""),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything but month and whose is chosen: an empty list then asks to widen it."""
        return any(self.cleaned_data.get(name) for name in ("q", "state", "kind", "category", "region", "person"))
