"""Whose house this is, for the pages before somebody is in: `office` with place, contact and the villages' outline."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pendamping.regions.models import RegencySettings
from pendamping.regions.selectors import outline_svg


@dataclass(frozen=True, slots=True)
class Office:
    """Empty where the installation serves no regency or several."""

    place: str = ""
    contact: str = ""
    is_sample: bool = False
    outline: str = ""  # markup, safe as it is


def the_office() -> Office:
    """The one regency with settings of its own; where there are several, none of them speaks for the house."""
    found = list(RegencySettings.objects.select_related("region")[:2])
    if len(found) != 1:
        return Office()
    own = found[0]
    contact = ", ".join(part for part in (own.office_short_name, own.office_phone) if part)
    place = f"{own.region.get_kind_display()} {own.region.name}"
    return Office(place, contact, own.is_sample, outline_svg(own.region_id))


def office(_request: HttpRequest) -> dict[str, object]:
    """Asked only where a template names it."""
    return {"office": SimpleLazyObject(the_office)}
