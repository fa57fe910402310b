"""Choices that several forms share."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import DailyReport
from pendamping.regions.models import Region
from pendamping.regions.selectors import find_regions_anywhere

NAMED = 4  # of several regions with one name


def region_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Wilayah"), error_messages={"required": _("Pilih wilayah kegiatan ini.")})


def kind_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Jenis"), choices=DailyReport.Kind.choices, widget=forms.RadioSelect)


def offer(field: forms.Field, choices: object) -> None:
    """Set the choices of one form's own list."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(field)
    field.choices = choices  # type: ignore[assignment]  # groups and pairs, as Django takes them


def region_named(scope: Scope, text: str, need: str) -> str:
    """The code of the one region that somebody wrote by name or code.

    Raises: ValidationError: none, or several; the text says which.
    """
    found = find_regions_anywhere(scope, text, need, limit=NAMED + 1)
    if len(found) == 1 or (found and _is_exactly(found[0], text) and not _is_exactly(found[1], text)):
        return found[0].code
    if not found:
        raise forms.ValidationError(_("Wilayah %(text)s tidak ditemukan. Tulis nama atau kodenya.") % {"text": text})
    several = ", ".join(f"{one.name} ({one.dotted})" for one in found[:NAMED])
    raise forms.ValidationError(_("Ada beberapa: %(several)s. Tulis kodenya.") % {"several": several})


def _is_exactly(region: Region, text: str) -> bool:
    return text.strip().casefold() in {region.name.casefold(), region.full_name.casefold(), region.code, region.dotted}
