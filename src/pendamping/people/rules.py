"""The rules of a placement (section 4 of the field's reference): what stops it, and what asks for a second look.

No query in here: `facts` brings what the rules need, so that one placement and a roster of thousands are judged alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.common.problems import Problem
from pendamping.law.loader import entries, figure
from pendamping.people import concerns, errors
from pendamping.people.concerns import Concern
from pendamping.people.models import CONTRACTED, Assignment, Contract, Person, Tier
from pendamping.people.numbers import Nik
from pendamping.people.schemas import NewAssignment, NewContract
from pendamping.regions.models import Region

COUNTRY = 0
EARTH_KM = 6371.0088
MAX_NAMES = 3
FIRST_YEAR, LAST_YEAR = 2000, 2099

# At how many digits of the code a tier is placed; the tiers that are missing may be placed anywhere.
PLACED_AT: Mapping[Tier, int] = {
    Tier.PLD: Region.Level.VILLAGE,
    Tier.PD: Region.Level.DISTRICT,
    Tier.PT: Region.Level.DISTRICT,
    Tier.TAPM_KAB: Region.Level.REGENCY,
    Tier.TAPM_PROV: Region.Level.PROVINCE,
    Tier.TAPM_PUSAT: COUNTRY,
    Tier.KPMD: Region.Level.VILLAGE,
    Tier.KPM: Region.Level.VILLAGE,
    Tier.KELURAHAN_FACILITATOR: Region.Level.VILLAGE,
}
CADRES = (Tier.KPMD, Tier.KPM)
BY_DECREE = (*CADRES, Tier.KELURAHAN_FACILITATOR)
ONLY_IN_DESA = (Tier.PLD, *CADRES)
VILLAGE_OFFICES = (Person.OtherPost.VILLAGE_HEAD, Person.OtherPost.VILLAGE_OFFICIAL)


def concerns_of_person(person: Person, today: date) -> list[Concern]:
    """What the NIK says otherwise about a person."""
    nik = Nik(person.nik) if person.nik else None
    born = nik.born_on(today) if nik else None
    found: list[Concern] = []
    if nik and person.sex and nik.is_female != (person.sex == Person.Sex.FEMALE):
        says = Person.Sex.FEMALE if nik.is_female else Person.Sex.MALE
        found.append(concerns.SexDiffersFromNik(from_nik=says.label))
    if born:
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if age < figure("penempatan/usia_terendah", on=today):
            found.append(concerns.AgeUnusual(born=date_format(born), age=age))
    return found


@dataclass(frozen=True, slots=True)
class PlacementFacts:
    """What is known around one placement; regions in the order of their codes."""

    person: Person
    regions: Sequence[Region] = ()
    unknown_codes: Sequence[str] = ()
    domicile: Region | None = None
    contract: Contract | None = None
    replaces: Assignment | None = None
    own_posts: Sequence[Assignment] = ()  # of the same person, at any time
    own_definitive: Sequence[Assignment] = ()  # of the same person, sharing days with the new one
    others_here: Sequence[Assignment] = field(default_factory=tuple)  # same tier, an area in common, sharing days


def problem_of_contract(new: NewContract, person: Person, others: Sequence[Contract]) -> Problem | None:
    """The first rule that this contract breaks; `others` are the contracts of the same person."""
    return next(_problems_of_contract(new, person, others), None)


def _problems_of_contract(new: NewContract, person: Person, others: Sequence[Contract]) -> Iterator[Problem]:
    dates = {"start": date_format(new.start), "end": date_format(new.end)}
    if new.end < new.start:
        yield errors.ContractEndsBeforeStart(**dates)
    if new.start.year != new.end.year:
        yield errors.ContractAcrossYears(**dates)
    if new.tier not in (*CONTRACTED, Tier.KELURAHAN_FACILITATOR):
        yield errors.NotContracted(tier=new.tier.label)
    if person.other_post and new.tier in CONTRACTED:
        yield errors.IncompatiblePost(post=person.get_other_post_display(), tier=new.tier.label)
    for other in others:
        if other.number == new.number:
            yield errors.ContractNumberTaken(number=new.number)
        if other.start <= new.end and new.start <= other.end:
            yield errors.ContractOverlaps(
                number=other.number, start=date_format(other.start), end=date_format(other.end)
            )


def last_day_of(new: NewAssignment, contract: Contract | None) -> date | None:
    """The last day of a placement: its own, else its contract's, else open."""
    return new.end or (contract.end if contract else None)


def problem_of_placement(new: NewAssignment, facts: PlacementFacts) -> Problem | None:
    """The first rule that this placement breaks."""
    checks = (_broken_time, _broken_contract, _broken_area, _broken_category, _broken_history)
    return next((problem for check in checks for problem in check(new, facts)), None)


def _broken_time(new: NewAssignment, _facts: PlacementFacts) -> Iterator[Problem]:
    if not FIRST_YEAR <= new.start.year <= LAST_YEAR:
        yield errors.StartImplausible(start=date_format(new.start), first=FIRST_YEAR)
    if new.end is not None and new.end < new.start:
        yield errors.AssignmentEndsBeforeStart(start=date_format(new.start), end=date_format(new.end))


def _broken_contract(new: NewAssignment, facts: PlacementFacts) -> Iterator[Problem]:
    contract = facts.contract
    if contract is None:
        if new.contract_id:
            yield errors.ContractMissing()
        return
    if contract.tier != new.tier:
        yield errors.ContractOfOtherTier(
            number=contract.number, contract_tier=contract.get_tier_display(), tier=new.tier.label
        )
    end = last_day_of(new, contract)
    if new.start < contract.start or end is None or end > contract.end or new.start > contract.end:
        yield errors.OutsideContract(
            start=date_format(new.start),
            end=date_format(end) if end else "–",
            contract_start=date_format(contract.start),
            contract_end=date_format(contract.end),
        )


def _broken_area(new: NewAssignment, facts: PlacementFacts) -> Iterator[Problem]:
    if facts.unknown_codes:
        yield errors.RegionUnknown(codes=", ".join(facts.unknown_codes), day=date_format(new.start))
    level = PLACED_AT.get(new.tier)
    if level != COUNTRY and not facts.regions:
        yield errors.AreasMissing(level=level_word(level))
    wrong = [region for region in facts.regions if level is not None and region.level != level]
    if wrong:
        yield errors.WrongAreaLevel(tier=new.tier.label, level=level_word(level), names=_names(wrong))
    if new.tier in ONLY_IN_DESA and (wrong := [one for one in facts.regions if one.kind not in Region.ASSESSED]):
        yield errors.WrongVillageKind(tier=new.tier.label, kind=_("desa"), names=_names(wrong))
    desa = [one for one in facts.regions if one.kind in Region.ASSESSED]
    if new.tier == Tier.KELURAHAN_FACILITATOR and desa:
        yield errors.WrongVillageKind(tier=new.tier.label, kind=_("kelurahan"), names=_names(wrong))
    if new.tier in CADRES and len(facts.regions) > 1:
        yield errors.OneAreaOnly(tier=new.tier.label)
    if new.tier == Tier.PLD and len(districts := {region.district_code for region in facts.regions}) > 1:
        yield errors.AreasInSeveralDistricts(names=", ".join(sorted(districts)))


def _broken_category(new: NewAssignment, facts: PlacementFacts) -> Iterator[Problem]:
    if facts.person.other_post and new.tier in CONTRACTED:
        yield errors.IncompatiblePost(post=facts.person.get_other_post_display(), tier=new.tier.label)
    if new.tier in BY_DECREE and not new.letter_number:
        yield errors.LetterMissing(tier=new.tier.label)
    if new.tier == Tier.KPMD:
        roles = {one.id: one.label_id for one in entries("penempatan/peran_kpmd", on=new.start)}
        if new.speciality not in roles:
            yield errors.CadreRoleUnknown(roles=", ".join(roles.values()))
    if new.tier == Tier.THIRD_PARTY and new.funding in {Assignment.Funding.APBN, Assignment.Funding.APBD}:
        yield errors.PublicFunding()


def _broken_history(new: NewAssignment, facts: PlacementFacts) -> Iterator[Problem]:
    origin = facts.replaces if new.kind == Assignment.Kind.RELOCATION else None
    if new.kind == Assignment.Kind.RELOCATION and (
        origin is None or origin.person_id != new.person_id or origin.start >= new.start
    ):
        yield errors.RelocationWithoutOrigin()
    holds = new.kind in Assignment.HOLDING
    kept = [one for one in facts.own_definitive if origin is None or one.pk != origin.pk]
    if holds and kept:
        yield errors.DefinitiveOverlaps(
            tier=kept[0].get_tier_display(),
            start=date_format(kept[0].start),
            end=date_format(kept[0].end) if kept[0].end else _("seterusnya"),
        )


def concerns_of_placement(new: NewAssignment, facts: PlacementFacts) -> list[Concern]:
    """What asks for a second look, in the order in which a form shows its fields."""
    return [*_about_areas(new, facts), *_about_contract(new, facts), *_about_home(new, facts)]


def _about_areas(new: NewAssignment, facts: PlacementFacts) -> Iterator[Concern]:
    cap = figure("penempatan/batas_desa_pld", on=new.start)
    if new.tier == Tier.PLD and len(facts.regions) > cap:
        yield concerns.TooManyVillages(number=len(facts.regions), cap=cap)
    here = {region.code: region for region in facts.regions}
    for other in facts.others_here:
        if new.tier == Tier.PLD and new.kind in Assignment.HOLDING and other.kind in Assignment.HOLDING:
            shared = [here[area.region_id] for area in other.areas.all() if area.region_id in here]
            yield concerns.AlreadyServed(name=other.person.name, villages=_names(shared))
        if new.tier == Tier.KPMD and other.speciality == new.speciality:
            roles = {one.id: one.label_id for one in entries("penempatan/peran_kpmd", on=new.start)}
            yield concerns.CadreRoleTaken(role=roles.get(new.speciality, new.speciality), name=other.person.name)
    if new.tier == Tier.KPM and facts.person.other_post in VILLAGE_OFFICES:
        yield concerns.CadreIsVillageOfficial(post=facts.person.get_other_post_display())


def _about_contract(new: NewAssignment, facts: PlacementFacts) -> Iterator[Concern]:
    if new.tier in CONTRACTED and new.kind in Assignment.HOLDING and facts.contract is None:
        yield concerns.NoContract(tier=new.tier.label, day=date_format(new.start))


def _about_home(new: NewAssignment, facts: PlacementFacts) -> Iterator[Concern]:
    home = facts.domicile
    if home is None:
        return
    if new.tier in CADRES:
        if facts.regions and home.code != facts.regions[0].code:
            yield concerns.CadreLivesElsewhere(home=home.name)
        return
    limit = figure("penempatan/jarak_domisili", on=new.start)
    known = [(km, post) for post in facts.regions if (km := kilometres(home, post)) is not None]
    if new.tier in CONTRACTED and known:
        km, farthest = max(known, key=lambda one: one[0])
        if km > limit:
            yield concerns.FarFromHome(home=home.name, km=round(km), post=farthest.name, limit=limit)


def kilometres(one: Region, other: Region) -> float | None:
    """The great-circle distance between two regions' points; None where a point is missing."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def level_word(level: int | None) -> str:
    """What a placement at this level is chosen from, as it stands inside a sentence."""
    return {
        COUNTRY: _("nasional"),
        Region.Level.PROVINCE: _("provinsi"),
        Region.Level.REGENCY: _("kabupaten/kota"),
        Region.Level.DISTRICT: _("kecamatan"),
        Region.Level.VILLAGE: _("desa atau kelurahan"),
    }.get(level if level is not None else -1, _("desa, kecamatan, atau kabupaten"))


def _names(regions: Sequence[Region]) -> str:
    shown = ", ".join(region.name for region in regions[:MAX_NAMES])
    more = len(regions) - MAX_NAMES
    return _("%(shown)s, dan %(more)s lain") % {"shown": shown, "more": more} if more > 0 else shown
