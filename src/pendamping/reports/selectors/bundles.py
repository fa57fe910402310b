"""Bundles of papers: what goes into one, and those that an account asked for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from pendamping.common.periods import LongPeriod, Month, closed_by
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import Person, Tier
from pendamping.regions.context import terms_of
from pendamping.regions.models import Region
from pendamping.reports.gathering.areas import placed_in
from pendamping.reports.gathering.posts import posts_of
from pendamping.reports.models import BundlePart, IssuedDocument, PaperBundle

Kind = IssuedDocument.Kind
# Whose papers lie in the bundle of which level of area.
_OF_DISTRICT: Final = (Tier.PLD, Tier.KELURAHAN_FACILITATOR, Tier.PD, Tier.PT)
TIERS_OF: Final = {Region.Level.DISTRICT: _OF_DISTRICT, Region.Level.REGENCY: (*_OF_DISTRICT, Tier.TAPM_KAB)}
OF_PERSON: Final = (Kind.MONTHLY, Kind.THREE_PART, Kind.VISIT)
_NOT_IN_A_NAME: Final = re.compile(r"[^\w .,()&'-]")


def bundle_region(scope: Scope, code: str) -> Region:
    """A kecamatan or kabupaten that lies in `scope` as a whole.

    Raises: NotFound.
    """
    region = Region.objects.filter(pk=code, level__in=TIERS_OF).first()
    if region is None or not scope.covers(code):
        raise NotFound
    return region


def bundles_of(scope: Scope, region: Region, month: Month) -> QuerySet[PaperBundle]:
    """Those that this account asked for, the newest first: another role would have got other papers."""
    asked = PaperBundle.objects.filter(account_id=scope.account_id, role=scope.role, region=region, since=month.first)
    return asked.annotate(
        made=Count("parts", Q(parts__state=BundlePart.State.MADE)),
        left_out=Count("parts", Q(parts__state=BundlePart.State.LEFT_OUT)),
    )


def get_bundle(scope: Scope, pk: UUID) -> PaperBundle:
    """Raises: NotFound: absent, of another account or role, or of an area that is no longer in `scope`."""
    asked = PaperBundle.objects.select_related("region").filter(scope.q("region_id"), pk=pk)
    bundle = asked.filter(account_id=scope.account_id, role=scope.role).first()
    if bundle is None:
        raise NotFound
    return bundle


def planned_parts(scope: Scope, bundle: PaperBundle) -> Iterator[BundlePart]:
    """Every paper that this bundle should hold, in the order of its index; not stored yet."""
    month = Month.of(bundle.since)
    names: set[str] = set()
    for place, part in enumerate([*_of_areas(bundle, month), *_of_people(scope, bundle, month)], start=1):
        part.bundle, part.place, part.path = bundle, place, _free(part.path, names)
        yield part


def _of_areas(bundle: PaperBundle, month: Month) -> Iterator[BundlePart]:
    under = Region.objects.under(bundle.region_id).filter(level=Region.Level.DISTRICT).valid_on(month.last)
    districts = [bundle.region] if bundle.region.level == Region.Level.DISTRICT else list(under.order_by("name"))
    word = terms_of(bundle.region_id).district
    is_district = bundle.region in districts
    closed = closed_by(month)
    if not is_district:
        for kind in (Kind.RECAP, Kind.PROGRAM):
            yield _of_area(kind, bundle.region, bundle.region.full_name, "")
        yield from (_summary(period, bundle.region, bundle.region.full_name, "") for period in closed)
    for district in districts:
        name = f"{word} {district.name}"
        for kind in (Kind.RECAP, Kind.DISTRICT, *((Kind.PROGRAM,) if is_district else ())):
            yield _of_area(kind, district, name, district.name)
        yield from (_summary(period, district, name, district.name) for period in closed)


def _of_area(kind: Kind, region: Region, name: str, folder: str) -> BundlePart:
    return BundlePart(kind=kind, region=region, title=name, path=_path(folder, f"{_word(kind)} {name}"))


def _summary(period: LongPeriod, region: Region, name: str, folder: str) -> BundlePart:
    """Of a quarter, a semester or a year that ends with the month."""
    part = _of_area(Kind.SUMMARY, region, name, folder)
    part.period, part.title = period.iso, f"{name}, {period}"
    part.path = _path(folder, f"{_word(Kind.SUMMARY)} {period} {name}")
    return part


def _of_people(scope: Scope, bundle: PaperBundle, month: Month) -> Iterator[BundlePart]:
    people = list(placed_in(bundle.region_id, month, TIERS_OF[Region.Level(bundle.region.level)], scope.today))
    posts = posts_of([one.pk for one in people], month.first, month.last)
    seats = {one.pk: posts[one.pk].seat for one in people}

    def order(one: Person) -> tuple[str, int, str]:
        seat, tier = seats[one.pk], posts[one.pk].tier
        return seat.code if seat else "", -list(Tier).index(tier) if tier else 0, one.name

    closed = {(period.first, period.last): period for period in closed_by(month)}
    issued: defaultdict[UUID | None, list[LongPeriod]] = defaultdict(list)
    if closed:
        own = IssuedDocument.objects.filter(
            kind=Kind.PERSON_SUMMARY, person__in=seats, until=month.last, replaced_by__isnull=True
        )
        for person_id, since, until in own.order_by("-since").values_list("person_id", "since", "until"):
            issued[person_id].append(closed[since, until])
    for person in sorted(people, key=order):
        seat = seats[person.pk]
        folder = seat.name if seat and seat.level == Region.Level.DISTRICT else ""
        title = ", ".join(filter(None, (person.name, posts[person.pk].title)))
        for kind in OF_PERSON:
            path = _path(folder, f"{person.name} - {_word(kind)}")
            yield BundlePart(kind=kind, person=person, title=title, path=path)
        for period in issued[person.pk]:
            path = _path(folder, f"{person.name} - {_word(Kind.PERSON_SUMMARY)} {period}")
            named = f"{title}, {period}"
            yield BundlePart(kind=Kind.PERSON_SUMMARY, person=person, period=period.iso, title=named, path=path)


def _word(kind: Kind) -> str:
    return str(kind.label)


def _path(folder: str, name: str) -> str:
    """What every system can unpack."""
    parts = (_NOT_IN_A_NAME.sub("", part).strip(" .") for part in (folder, name))
    return "/".join(filter(None, parts))


def _free(path: str, taken: set[str]) -> str:
    """Two of one name are told apart."""
    free, number = path, 1
    while free.casefold() in taken:
        number += 1
        free = f"{path} ({number})"
    taken.add(free.casefold())
    return free
