"""Asking about an office's letters: how they are numbered, who signs on a day, which numbers were given."""

from datetime import date

from django.db.models import Max, QuerySet
from django.utils.formats import date_format

from pendamping.common.scope import Scope
from pendamping.people.errors import SignatoryNotFound, SignatoryNotInOffice
from pendamping.people.letter_patterns import number_text
from pendamping.people.models import LetterNumber, LetterScheme, Signatory
from pendamping.regions.selectors import get_region


def scheme_on(scope: Scope, code: str, day: date) -> LetterScheme | None:
    """How the office of this area numbers letters of that day; None where nobody has said.

    Raises: RegionNotFound: absent, or outside `scope`.
    """
    region = get_region(scope, code)
    return LetterScheme.objects.filter(region=region, since__lte=day).order_by("-since").first()


def signatory_on(scope: Scope, code: str, day: date) -> Signatory | None:
    """Who signs for the office of this area on that day; None while the post is vacant or nobody is recorded.

    Raises: RegionNotFound.
    """
    return Signatory.objects.in_office_on(day).filter(region=get_region(scope, code)).first()


def get_signatory(scope: Scope, pk: int) -> Signatory:
    """Raises: SignatoryNotFound: of no office inside `scope`."""
    found = Signatory.objects.filter(scope.q("region_id"), pk=pk).first()
    if found is None:
        raise SignatoryNotFound
    return found


def require_in_office(scope: Scope, code: str, name: str, day: date) -> None:
    """Refuse a recorded signatory on a day outside of the own term; a name that is not recorded passes.

    Raises: RegionNotFound; SignatoryNotInOffice: it names the term, and who is in office instead.
    """
    region = get_region(scope, code)
    terms = list(Signatory.objects.filter(region=region, name__iexact=name.strip()).order_by("-start"))
    if not terms or any(one.signs_on(day) for one in terms):
        return
    last, other = terms[0], signatory_on(scope, region.code, day)
    raise SignatoryNotInOffice(
        name=last.name,
        start=date_format(last.start),
        end=date_format(last.end) if last.end else "…",
        day=date_format(day),
        other=other.name if other else "–",
    )


def schemes_of(scope: Scope, code: str) -> QuerySet[LetterScheme]:
    return LetterScheme.objects.filter(region=get_region(scope, code)).order_by("-since")


def signatories_of(scope: Scope, code: str) -> QuerySet[Signatory]:
    return Signatory.objects.filter(region=get_region(scope, code)).order_by("-start")


def numbers_of(scope: Scope, code: str) -> QuerySet[LetterNumber]:
    """The numbers that were given, the newest first."""
    return LetterNumber.objects.filter(region=get_region(scope, code)).order_by("-year", "-number")


def running_number(scope: Scope, scheme: LetterScheme, year: int) -> int:
    """The number that the next letter of this year gets."""
    given = LetterNumber.objects.filter(scope.q("region_id"), region_id=scheme.region_id, year=year)
    last = given.aggregate(last=Max("number"))["last"]
    first = scheme.first_number if scheme.since.year == year else 1
    return max(first, (last or 0) + 1)


def next_number_text(scope: Scope, scheme: LetterScheme, day: date) -> str:
    """What the next letter would be numbered; nothing is given yet."""
    return number_text(scheme.pattern, running_number(scope, scheme, day.year), day)
