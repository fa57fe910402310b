"""Who, where and under whom: what stands at the head and the foot of every paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from pendamping.common.scope import Scope
from pendamping.people.models import Contract, Person, Tier
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.gathering.posts import Post, posts_of
from pendamping.reports.gathering.verified import Numbered, has_sample, last_moment
from pendamping.reports.schemas import Facilitator, Office, Seal, Signatures, Signer
from pendamping.reports.storing import UNISSUED_AT

# The list of regions names its time zones as people do.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
UNDER_CAMAT = (Tier.PLD, Tier.PD, Tier.PT, Tier.KELURAHAN_FACILITATOR)


@dataclass(frozen=True, slots=True)
class Background:
    post: Post
    office: Office
    facilitator: Facilitator
    signatures: Signatures
    seal: Seal  # without code and moment until the paper is issued


def background(scope: Scope, person: Person, since: date, until: date, reports: Sequence[Numbered]) -> Background:
    """As it stood on the last day of the paper; whoever checked last signs as the checker."""
    checker = next((one.report.checked_by for one in reversed(reports) if one.report.checked_by), None)
    posts = posts_of([person.pk, checker.pk] if checker else [person.pk], since, until)
    post = posts[person.pk]
    checker_title = posts[checker.pk].title if checker else ""
    tier = str(post.tier.label) if post.tier else ""
    signers = [
        Signer(role=tier, name=person.name),
        Signer(role=_listed("Diperiksa", checker_title), name=checker.name if checker else ""),
    ]
    if (head := _head_of_area(post)) is not None:
        signers.append(Signer(role=_listed("Mengetahui", head)))
    contract = _contract(post, person, until)
    return Background(
        post=post,
        office=_office(post),
        facilitator=Facilitator(
            name=person.name,
            tier=tier,
            contract_number=contract.number if contract else "",
            contract_start=contract.start if contract else None,
            contract_end=contract.end if contract else None,
            areas=_area_names(post),
            areas_label=f"{post.words.desa_word} dampingan" if post.tier == Tier.PLD else "Wilayah tugas",
            supervisor=_listed(checker.name if checker else "", checker_title),
        ),
        signatures=Signatures(place=_letter_city(post), date=scope.today, signers=tuple(signers)),
        seal=_seal(post, person, reports),
    )


def _office(post: Post) -> Office:
    return Office(
        district=post.around_at(Region.Level.DISTRICT),
        regency=post.around_at(Region.Level.REGENCY),
        province=post.around_at(Region.Level.PROVINCE),
        village_word=post.words.desa_word,
        code=post.seat.code if post.seat else "",
    )


def _area_names(post: Post) -> tuple[str, ...]:
    """Villages by bare names, as the label says what they are; wider areas with their kind; last what was left."""

    def named(region: Region) -> str:
        return region.name if post.tier == Tier.PLD else post.named(region)

    known = Region.objects.in_bulk({*post.codes, *post.left})
    held = sorted((known[code] for code in post.codes), key=lambda region: region.name)
    left = (f"{named(known[code])} (sampai {wording.short_date(day)})" for code, day in post.left.items())
    return (*map(named, held), *left)


def _contract(post: Post, person: Person, until: date) -> Contract | None:
    if post.placement and post.placement.contract_id:
        return Contract.objects.get(pk=post.placement.contract_id)
    return Contract.objects.filter(person=person, start__lte=until, end__gte=until).order_by("-start").first()


def _head_of_area(post: Post) -> str | None:
    """Who takes note of the paper: the camat for posts in a kecamatan, the Dinas PMD for those of a kabupaten."""
    if post.tier in UNDER_CAMAT and Region.Level.DISTRICT in post.around:
        return f"{post.words.district_head_word} {post.around[Region.Level.DISTRICT].name}"
    if Region.Level.REGENCY in post.around:
        return f"Kepala {post.words.office_short_name}"
    return None


def _letter_city(post: Post) -> str:
    if post.words.letter_city:
        return post.words.letter_city
    nearest = [post.around[level] for level in sorted(post.around, reverse=True)]
    return next((region.capital for region in nearest if region.capital), nearest[0].name if nearest else "Jakarta")


def _seal(post: Post, person: Person, reports: Sequence[Numbered]) -> Seal:
    zone = _zone(post)
    submitted = last_moment([one.report.submitted_at for one in reports])
    verified = last_moment([one.report.checked_at for one in reports])
    return Seal(
        code="",
        url="",
        reports=len(reports),
        issued_at=UNISSUED_AT.astimezone(zone),
        submitted_at=_in_zone(submitted, zone),
        verified_at=_in_zone(verified, zone),
        is_sample=has_sample(person, reports),
    )


def _in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Whole minutes, which is what paper shows."""
    return moment.astimezone(zone).replace(second=0, microsecond=0) if moment else None


def _zone(post: Post) -> ZoneInfo:
    named = [post.around[level].time_zone for level in sorted(post.around, reverse=True)]
    return ZoneInfo(next((ZONES[name] for name in named if name), settings.TIME_ZONE))


def _listed(*words: str) -> str:
    return ", ".join(word for word in words if word)
