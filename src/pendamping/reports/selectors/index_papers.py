"""The papers about the index as they would be printed today: a village's berita acara, a kabupaten's objection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils import translation

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.engine.index import Scored, score_one
from pendamping.engine.law.definitions import definition
from pendamping.engine.law.index_model import IndexDefinition, Indicator
from pendamping.indices.differing import Difference
from pendamping.indices.models import VillageSheet
from pendamping.indices.questionnaire import shown
from pendamping.indices.selectors.areas import Area, area_of
from pendamping.indices.selectors.differences import WantedDifferences, differences_in
from pendamping.indices.selectors.sheets import get_sheet, given_answers
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region, names_of
from pendamping.reports.errors import AssemblyNotRecorded, NothingToObject
from pendamping.reports.gathering.letters import Surroundings, surroundings_of
from pendamping.reports.schemas import (
    DimensionLine,
    IndexMinutesPaper,
    IndexSeal,
    IndicatorLine,
    ObjectionLine,
    ObjectionPaper,
    Signatures,
    Signer,
)
from pendamping.reports.selectors.letters import letter_signer
from pendamping.reports.storing import UNISSUED_AT


@dataclass(frozen=True, slots=True)
class MinutesDetails:
    """What a berita acara needs beside the sheet; names left empty are written by hand."""

    number: str
    start: time | None = None
    chair: str = ""
    head: str = ""
    council: str = ""
    facilitator: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionDetails:
    """What a letter of objection needs beside the differences."""

    number: str
    recipient: Sequence[str]
    paragraphs: Sequence[str]
    copies: Sequence[str] = ()
    signer: str = ""
    wanted: WantedDifferences = field(default_factory=WantedDifferences)


def minutes_paper(scope: Scope, sheet_id: UUID, details: MinutesDetails) -> IndexMinutesPaper:
    """The berita acara of a village's assembly.

    Raises:
        SheetNotFound: no such sheet, or its village lies outside `scope`.
        AssemblyNotRecorded: the sheet does not say yet when and where the assembly was.
    """
    sheet = get_sheet(scope, sheet_id)
    if sheet.assembly_date is None:
        raise AssemblyNotRecorded(village=sheet.region.name)
    index = definition(sheet.round.index_id)
    given = given_answers(scope, sheet)
    scored = score_one(given, index)
    place = surroundings_of(sheet.region)
    with translation.override("id"):  # paper is Indonesian, whatever the reader's screen speaks
        return IndexMinutesPaper(
            letterhead=place.letterhead_of_village(),
            office=place.office,
            number=details.number,
            index=index.label,
            legal_basis=index.legal_basis,
            year=sheet.round.year,
            village=place.named(Region.Level.VILLAGE),
            village_code=sheet.region_id,
            held_on=sheet.assembly_date,
            start=details.start,
            place=sheet.assembly_place,
            decree=_decree(sheet),
            chair=details.chair,
            participants_m=sheet.attended_m,
            participants_f=sheet.attended_f,
            value=scored.value,
            status=scored.band.label if scored.band else "",
            dimensions=_dimensions(scored),
            indicators=_indicators(scored, given, index),
            missing=tuple(index.answers[id_].label for id_ in scored.missing if id_ in index.answers),
            undecided=sum(id_ not in index.answers for id_ in scored.missing),
            notes=tuple(filter(None, (line.strip() for line in sheet.agreements.splitlines()))),
            signatures=_minutes_signatures(place, sheet.assembly_date, details),
            seal=_seal(
                place,
                f"Disusun dari {len(given)} isian {index.label} {sheet.round.year} yang tercatat di kantor ini.",
                is_sample=sheet.round.is_sample,
            ),
        )


def objection_paper(scope: Scope, regency: str, index_id: str, year: int, details: ObjectionDetails) -> ObjectionPaper:
    """The letter of a kabupaten about the official results of one year.

    Raises:
        RegionNotFound, NotFound: no such kabupaten, or part of it lies outside `scope`.
        NothingToObject: no figure of our own stands against an official one.
    """
    region, area = regency_of(scope, regency)
    index = definition(index_id)
    with translation.override("id"):
        rows = objectionable(scope, area, index_id, year, details.wanted)
        if not rows:
            raise NothingToObject(index=index.label, year=year, region=region.full_name)
        place = surroundings_of(region)
        subject = f"Keberatan atas hasil {index.label} {year}"
        head = letter_signer(scope, region.code, details.signer, place.head_of_office)
        return ObjectionPaper(
            letterhead=place.letterhead_of_office(),
            office=place.office,
            number=details.number,
            subject=subject,
            recipient=tuple(details.recipient),
            paragraphs=tuple(details.paragraphs),
            index=index.label,
            year=year,
            source="; ".join(sorted({one.source for one in rows})),
            lines=_objection_lines(rows),
            copies=tuple(details.copies),
            signatures=Signatures(place=place.letter_city, date=scope.today, signers=(head,)),
            seal=_seal(
                place,
                f"Disusun dari {len(rows)} selisih antara hasil resmi dan hitungan sendiri.",
                is_sample=any(one.is_sample for one in rows),
            ),
        )


def regency_of(scope: Scope, code: str) -> tuple[Region, Area]:
    """A kabupaten or kota that lies in `scope` as a whole.

    Raises: RegionNotFound, NotFound.
    """
    region = get_region(scope, code)
    if region.level != Region.Level.REGENCY:
        raise NotFound
    return region, area_of(scope, region.code)


def objectionable(scope: Scope, area: Area, index_id: str, year: int, wanted: WantedDifferences) -> list[Difference]:
    """The differences that a letter can name: a figure of our own stands against the official one."""
    return [one for one in differences_in(scope, area, index_id, year).wanted(wanted) if one.may_be_objected]


def _decree(sheet: VillageSheet) -> str:
    return f"SK {sheet.decree_number}" if sheet.decree_number else ""


def _dimensions(scored: Scored) -> tuple[DimensionLine, ...]:
    return tuple(
        DimensionLine(name=one.dimension.name, value=one.value, scores=one.total, highest=one.dimension.max_sum)
        for one in scored.dimensions
    )


def _indicators(scored: Scored, given: Mapping[str, Any], index: IndexDefinition) -> tuple[IndicatorLine, ...]:
    return tuple(
        IndicatorLine(
            number=number,
            name=one.name,
            answers=_answers(one, given, index),
            score=scored.scores[one.id],
            highest=one.max_score,
        )
        for number, one in enumerate(index.indicators, start=1)
    )


def _answers(indicator: Indicator, given: Mapping[str, Any], index: IndexDefinition) -> str:
    """What was answered, with the question where there is more than one."""
    asked = [index.answers[id_] for id_ in indicator.inputs if given.get(id_) is not None]
    if len(indicator.inputs) == 1:
        return "".join(shown(one, given[one.id]) for one in asked)
    return "; ".join(f"{one.label} {shown(one, given[one.id])}" for one in asked)


def _minutes_signatures(place: Surroundings, held_on: date, details: MinutesDetails) -> Signatures:
    head = f"{place.words.desa_head_word} {place.region.name}"
    return Signatures(
        place=place.region.name,
        date=held_on,
        signers=(
            Signer(role="Pimpinan musyawarah", name=details.chair),
            Signer(role=head, name=details.head),
            Signer(role="Ketua BPD", name=details.council),
            Signer(role="Pendamping", name=details.facilitator),
        ),
    )


def _objection_lines(rows: Sequence[Difference]) -> tuple[ObjectionLine, ...]:
    names = names_of({one.district_code for one in rows})
    return tuple(
        ObjectionLine(
            code=one.code,
            village=one.name,
            district=names.get(one.district_code, ""),
            official=one.official,
            official_status=one.official_label,
            own=one.own,
            own_status=one.own_label,
            causes=" ".join(one.sentences),
        )
        for one in rows
        if one.own is not None
    )


def _seal(place: Surroundings, basis: str, *, is_sample: bool) -> IndexSeal:
    issued_at = UNISSUED_AT.astimezone(place.zone)
    return IndexSeal(code="", url="", reports=0, issued_at=issued_at, is_sample=is_sample, basis=basis)
