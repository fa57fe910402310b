"""The letters of an office: how they are numbered, who signs them, and giving a letter its number once.

A letter takes its number in the transaction that issues it: `take_letter_number(scope, "6209", NewLetter(...))`.
The same `letter` asks again and gets the same number; another one never gets it, also when the first is thrown away.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.errors import (
    LetterDatedAhead,
    LetterPatternIncomplete,
    LetterPatternUnclear,
    NoLetterScheme,
    NotAnOffice,
    SignatoriesOverlap,
    SignatoryEndsBeforeStart,
    SignatoryNotFound,
)
from pendamping.people.letter_patterns import PLACES, missing_places, number_text, unknown_places
from pendamping.people.models import LetterNumber, LetterScheme, Signatory
from pendamping.people.schemas import LetterSchemeContent, NewLetter, SignatoryContent
from pendamping.people.selectors.letters import running_number, scheme_on
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region


@transaction.atomic
def set_letter_scheme(
    scope: Scope, code: str, content: LetterSchemeContent, *, is_sample: bool = False
) -> LetterScheme:
    """How the office of an area numbers its letters from a day on; earlier letters keep the number that they have.

    Raises:
        NotAllowed, RegionNotFound: the role keeps no letters, or the area lies outside `scope`.
        NotAnOffice: a village or the country.
        LetterPatternUnclear, LetterPatternIncomplete: the pattern has unknown places, or lacks one that it needs.
    """
    region = _office(scope, code)
    if unknown := unknown_places(content.pattern):
        known = ", ".join(f"{{{one}}}" for one in PLACES)
        raise LetterPatternUnclear(unknown=", ".join(unknown), known=known)
    if missing := missing_places(content.pattern):
        raise LetterPatternIncomplete(missing=", ".join(missing))
    values = {"pattern": content.pattern, "first_number": content.first_number, "is_sample": is_sample}
    scheme, _is_new = LetterScheme.objects.update_or_create(region=region, since=content.since, defaults=values)
    record_audit(scope, "letter_scheme.set", scheme, pattern=content.pattern, since=content.since)
    return scheme


@transaction.atomic
def record_signatory(scope: Scope, code: str, content: SignatoryContent, *, is_sample: bool = False) -> Signatory:
    """Who signs for the office from a day on; whoever signs without an end until then ends the day before.

    Raises:
        NotAllowed, RegionNotFound, NotAnOffice: as `set_letter_scheme`.
        SignatoryEndsBeforeStart, SignatoriesOverlap: two would sign on one day.
    """
    region = _office(scope, code)
    if content.end is not None and content.end < content.start:
        raise SignatoryEndsBeforeStart(start=date_format(content.start))
    others = Signatory.objects.filter(region=region).select_for_update()
    before = others.filter(end__isnull=True, start__lt=content.start).first()
    if before is not None:
        before.end = content.start - timedelta(days=1)
        before.save(update_fields=["end"])
    until = Q() if content.end is None else Q(start__lte=content.end)
    other = others.filter(until, Q(end__isnull=True) | Q(end__gte=content.start)).first()
    if other:
        end = date_format(other.end) if other.end else "…"
        raise SignatoriesOverlap(name=other.name, start=date_format(other.start), end=end)
    signatory = Signatory.objects.create(region=region, is_sample=is_sample, **content.model_dump())
    record_audit(scope, "signatory.recorded", signatory, role=content.role, start=content.start)
    return signatory


@transaction.atomic
def end_signatory(scope: Scope, pk: int, last_day: date) -> Signatory:
    """Let somebody sign until `last_day`, the last one.

    Raises: NotAllowed; SignatoryNotFound: of no office inside `scope`; SignatoryEndsBeforeStart.
    """
    scope.require("letter.settings")
    signatory = Signatory.objects.filter(scope.q("region_id"), pk=pk).select_for_update().first()
    if signatory is None:
        raise SignatoryNotFound
    if last_day < signatory.start:
        raise SignatoryEndsBeforeStart(start=date_format(signatory.start))
    signatory.end = last_day
    signatory.save(update_fields=["end"])
    record_audit(scope, "signatory.ended", signatory, last_day=last_day)
    return signatory


@transaction.atomic
def take_letter_number(scope: Scope, code: str, new: NewLetter) -> LetterNumber:
    """Give a letter of the office of this area its number; the same letter keeps the one that it has.

    Raises:
        NotAllowed, RegionNotFound: the role numbers no letters, or the area lies outside `scope`.
        LetterDatedAhead: the letter is dated after today.
        NoLetterScheme: nobody has said how this office numbers its letters.
    """
    scope.require("letter.number")
    region = get_region(scope, code)
    if new.dated > scope.today:
        raise LetterDatedAhead(day=date_format(new.dated), today=date_format(scope.today))
    Region.objects.select_for_update().get(pk=region.pk)  # one at a time: nobody else counts meanwhile
    given = LetterNumber.objects.filter(region=region, letter=new.letter).first()
    if given is not None:
        return given
    scheme = scheme_on(scope, region.code, new.dated)
    if scheme is None:
        raise NoLetterScheme(area=region.full_name, day=date_format(new.dated))
    number = running_number(scope, scheme, new.dated.year)
    taken = LetterNumber.objects.create(
        region=region,
        year=new.dated.year,
        number=number,
        text=number_text(scheme.pattern, number, new.dated, new.classification),
        letter=new.letter,
        about=new.about,
        dated=new.dated,
        taken_at=timezone.now(),
        taken_by=scope.name,
    )
    record_audit(scope, "letter.numbered", taken, number=taken.text, letter=new.letter)
    return taken


def _office(scope: Scope, code: str) -> Region:
    """The area whose office this is, locked, so that what is said of it stays true until the end."""
    scope.require("letter.settings")
    region = get_region(scope, code)
    if region.level == Region.Level.VILLAGE:
        raise NotAnOffice(area=region.full_name)
    return Region.objects.select_for_update().get(pk=region.pk)
