"""What the access table asks the addresses of documents about: the October of the area's PLD."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.access_table import Area, Sample

from pendamping.acceleration.tests.access_samples import scenario
from pendamping.access.roles import Role
from pendamping.access.scopes import command_scope
from pendamping.awards.tests.access_samples import NOT_ON_THE_LIST, candidate
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.recording import record_results
from pendamping.indices.tests.access_samples import opened_round
from pendamping.indices.tests.published import scored_row
from pendamping.library.tests.access_samples import EVERYWHERE, published
from pendamping.meetings.tests.access_samples import IN_A_VILLAGE, meeting
from pendamping.people.models import Signatory, Tier
from pendamping.regions.models import Region
from pendamping.reports.models import CheckedVillage, IssuedDocument, PeriodicReport, SpotCheck
from pendamping.reports.storing import content_sha256, to_json
from pendamping.reports.tests.area_papers import DISTRICT, RECAP
from pendamping.reports.tests.conftest import own_id
from pendamping.reports.tests.index_papers import CERTIFICATE, MINUTES
from pendamping.reports.tests.papers import MONTHLY
from pendamping.vision.tests.access_samples import place

Kind = IssuedDocument.Kind
# They write reports of their own and read nobody else's.
COLLEAGUES = frozenset({Role.PT, Role.KPMD, Role.KELURAHAN_FACILITATOR})


def person(area: Area) -> dict[str, object]:
    return {"person_id": own_id(area.pld)}


def month(area: Area) -> dict[str, object]:
    return person(area) | {"month": "2024-10"}


def open_month(area: Area) -> dict[str, object]:
    """Another month than that of `handed_in`, whose words stand still."""
    return person(area) | {"month": "2024-09"}


def handed_in(area: Area) -> dict[str, object]:
    report, _is_new = PeriodicReport.objects.get_or_create(
        kind=PeriodicReport.Kind.MONTHLY,
        author_id=own_id(area.pld),
        since=date(2024, 10, 1),
        defaults={
            "author_tier": Tier.PLD,
            "author_post": area.village,
            "until": date(2024, 10, 31),
            "state": PeriodicReport.State.SUBMITTED,
            "paper": to_json(Kind.MONTHLY, replace(MONTHLY, photos=())),
            "submitted_at": MONTHLY.seal.issued_at,
            "is_sample": True,
        },
    )
    return {"report_id": report.pk}


def document(area: Area) -> dict[str, object]:
    code = f"{area.regency}-2024-10-K7QF-9XMT-3B2C"
    paper = replace(MONTHLY, photos=(), seal=replace(MONTHLY.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.MONTHLY,
            "person_id": own_id(area.pld),
            "region_id": area.district,
            "since": date(2024, 10, 1),
            "until": date(2024, 10, 31),
            "paper": to_json(Kind.MONTHLY, paper),
            "content_sha256": content_sha256(Kind.MONTHLY, paper),
            "reports": paper.seal.reports,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Sari",
            "is_sample": True,
        },
    )
    return {"code": code}


def measured_village(area: Area) -> dict[str, object]:
    importer = replace(command_scope("uji", date(2024, 11, 12)), prefixes=(area.regency,))
    name = Region.objects.get(pk=area.village).name
    record_results(importer, NewSource("Hasil uji lembar"), [scored_row(area.village, name, 4, year=2022)])
    return {"code": area.village}


def agency(area: Area) -> dict[str, object]:
    measured_village(area)
    return {"code": area.district, "level": "kabupaten", "agency": "dinkes"}


def sheet(area: Area) -> dict[str, object]:
    return {"sheet_id": opened_round(area).sheets.get(region=area.village).pk}


def area_document(area: Area) -> dict[str, object]:
    code = f"{area.regency}-2024-05-K7QF-9XMT-3B2C"
    paper = replace(MINUTES, seal=replace(MINUTES.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.INDEX_MINUTES,
            "subject": f"sheet:{area.village}",
            "region_id": area.village,
            "since": paper.held_on,
            "until": paper.held_on,
            "paper": to_json(Kind.INDEX_MINUTES, paper),
            "content_sha256": content_sha256(Kind.INDEX_MINUTES, paper),
            "reports": 0,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Sari",
            "is_sample": True,
        },
    )
    return {"code": code}


def area_month(area: Area) -> dict[str, object]:
    return {"code": area.district, "month": "2024-10"}


OF_A_DISTRICT = frozenset({Role.PD, Role.KORCAM, Role.CAMAT})  # a kabupaten is wider than their area


def regency_month(area: Area) -> dict[str, object]:
    return {"code": area.regency, "month": "2024-10"}


def spot_checked(area: Area) -> dict[str, object]:
    check, _is_new = SpotCheck.objects.get_or_create(
        region_id=area.district,
        since=date(2024, 10, 1),
        defaults={"drawn_at": MONTHLY.seal.issued_at, "drawn_by": "Budi", "is_sample": True},
    )
    village, _is_new = CheckedVillage.objects.get_or_create(
        check_of=check, region_id=area.village, defaults={"order": 1, "points": 0}
    )
    return {"pk": village.pk}


def recap_document(area: Area) -> dict[str, object]:
    code = f"{area.regency}-2024-10-R7QF-9XMT-3B2C"
    paper = replace(RECAP, seal=replace(RECAP.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.RECAP,
            "subject": f"recap:{area.district}:2024-10",
            "region_id": area.district,
            "since": date(2024, 10, 1),
            "until": date(2024, 10, 31),
            "paper": to_json(Kind.RECAP, paper),
            "content_sha256": content_sha256(Kind.RECAP, paper),
            "reports": 0,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Budi",
            "is_sample": True,
        },
    )
    return {"code": code}


def second_recap(area: Area) -> dict[str, object]:
    """The version that replaces `recap_document`."""
    first = IssuedDocument.objects.get(code=recap_document(area)["code"])
    code = f"{area.regency}-2024-10-S7QF-9XMT-3B2C"
    paper = replace(RECAP, vacancies=(), seal=replace(RECAP.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.RECAP,
            "subject": first.subject,
            "region_id": area.district,
            "since": first.since,
            "until": first.until,
            "paper": to_json(Kind.RECAP, paper),
            "content_sha256": content_sha256(Kind.RECAP, paper),
            "reports": 0,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Budi",
            "replaces": first,
            "is_sample": True,
        },
    )
    return {"code": code}


def camat_document(area: Area) -> dict[str, object]:
    code = f"{area.regency}-2024-10-D7QF-9XMT-3B2C"
    paper = replace(DISTRICT, seal=replace(DISTRICT.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.DISTRICT,
            "subject": f"district:{area.district}:2024-10",
            "region_id": area.district,
            "since": date(2024, 10, 1),
            "until": date(2024, 10, 31),
            "paper": to_json(Kind.DISTRICT, paper),
            "content_sha256": content_sha256(Kind.DISTRICT, paper),
            "reports": 0,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Tuti",
            "is_sample": True,
        },
    )
    return {"code": code}


def certificate(area: Area) -> dict[str, object]:
    """Of the PLD of the place, issued."""
    whose = candidate(area)
    code = f"{area.regency}-2024-12-C7QF-9XMT-3B2C"
    paper = replace(CERTIFICATE, seal=replace(CERTIFICATE.seal, code=code))
    IssuedDocument.objects.get_or_create(
        code=code,
        defaults={
            "kind": Kind.CERTIFICATE,
            "subject": f"certificate:{whose['pk']}",
            "region_id": area.regency,
            "since": paper.since,
            "until": paper.until,
            "paper": to_json(Kind.CERTIFICATE, paper),
            "content_sha256": content_sha256(Kind.CERTIFICATE, paper),
            "reports": 0,
            "issued_at": paper.seal.issued_at,
            "issued_by": "Maria",
            "is_sample": True,
        },
    )
    return whose


def objected(area: Area) -> dict[str, object]:
    return {"code": area.regency, "index_id": "idm", "year": 2024}


def no_bundle(area: Area) -> dict[str, object]:
    """A bundle is seen by the very account that asked for it, in the role in which it asked."""
    return {"pk": UUID(int=int(area.district))}


def _meeting_paper(area: Area) -> dict[str, object]:
    return {**meeting(area), "kind": "rtl", "ending": "docx"}


def area_period(area: Area) -> dict[str, object]:
    return {"code": area.district, "period": "2024-4"}


def person_period(area: Area) -> dict[str, object]:
    return person(area) | {"period": "2024-S2"}


def office(area: Area) -> dict[str, object]:
    return {"code": area.district}


def signatory(area: Area) -> dict[str, object]:
    start = date(2024, 1, 1)
    found = Signatory.objects.create(region_id=area.district, role="Camat", name="Contoh", start=start, end=start)
    return {"pk": found.pk}


SAMPLES = {
    "reports:summary": Sample(area_period),
    "reports:summary_workbook": Sample(area_period),
    "reports:issue_summary": Sample(area_period),
    "reports:number_summary": Sample(area_period),
    "reports:person_summary": Sample(person_period, hidden_from=COLLEAGUES),
    "reports:person_summary_workbook": Sample(person_period, hidden_from=COLLEAGUES),
    # Only the person: of the roles that issue, the PLD whose months they are.
    "reports:issue_person_summary": Sample(person_period, hidden_from=frozenset(Role) - {Role.PLD}),
    "reports:program": Sample(area_period),
    "reports:edit_program": Sample(area_period),
    "reports:program_sources": Sample(area_period),
    "reports:issue_program": Sample(area_period),
    "reports:program_workbook": Sample(area_period),
    "reports:letters": Sample(office),
    "reports:letter_sample": Sample(office),
    "reports:end_signatory": Sample(signatory),
    "reports:bundles": Sample(area_month),
    "reports:bundle": Sample(no_bundle, hidden_from=frozenset(Role)),
    "reports:bundle_file": Sample(no_bundle, hidden_from=frozenset(Role)),
    "reports:go_on_with_bundle": Sample(no_bundle, hidden_from=frozenset(Role)),
    "reports:stop_bundle": Sample(no_bundle, hidden_from=frozenset(Role)),
    "reports:village_sheet": Sample(measured_village),
    "reports:agency_sheet": Sample(agency),
    "reports:plan_sheet": Sample(scenario),
    "reports:certificate": Sample(candidate),
    "reports:certificate_pdf": Sample(certificate, hidden_from=NOT_ON_THE_LIST),
    "reports:vision_sheet": Sample(place),
    "reports:practice_sheet": Sample(published, outside=EVERYWHERE),
    "reports:meeting_paper": Sample(_meeting_paper, hidden_from=IN_A_VILLAGE),
    "reports:number_invitation": Sample(meeting),
    # A PT is evaluated too, but sees only the own file.
    "reports:performance_file": Sample(person, hidden_from=frozenset({Role.PT})),
    "reports:performance_pdf": Sample(person, hidden_from=frozenset({Role.PT})),
    "reports:performance_data": Sample(person, hidden_from=frozenset({Role.PT})),
    "reports:person_months": Sample(person, hidden_from=COLLEAGUES),
    "reports:month": Sample(month, hidden_from=COLLEAGUES),
    "reports:three_part_workbook": Sample(month, hidden_from=COLLEAGUES),
    "reports:three_part": Sample(month, hidden_from=COLLEAGUES),
    "reports:visits": Sample(month, hidden_from=COLLEAGUES),
    # Only the author writes into a month: of the roles that write, the PLD whose month it is.
    "reports:edit_month": Sample(open_month, hidden_from=frozenset(Role) - {Role.PLD}),
    "reports:submit_month": Sample(month, hidden_from=COLLEAGUES),
    "reports:verify_report": Sample(handed_in),
    "reports:return_report": Sample(handed_in),
    "reports:reopen_report": Sample(handed_in),
    "reports:lock_month": Sample(lambda _area: {"month": "2024-10"}, outside="a month of the asker's own area"),
    "reports:recap": Sample(area_month),
    "reports:edit_recap": Sample(area_month),
    "reports:issue_recap": Sample(area_month),
    "reports:recap_workbook": Sample(area_month),
    "reports:district": Sample(area_month),
    "reports:edit_district": Sample(area_month),
    "reports:district_reports": Sample(regency_month, hidden_from=OF_A_DISTRICT | {Role.KORWIL}),
    "reports:receive_district_reports": Sample(regency_month),
    "reports:return_district_report": Sample(camat_document),
    "reports:spot_check": Sample(area_month),
    "reports:spot_checks": Sample(regency_month, hidden_from=OF_A_DISTRICT),
    "reports:record_spot_check": Sample(spot_checked),
    "reports:area_changes": Sample(second_recap),
    "reports:area_pdf": Sample(recap_document),
    "reports:area_docx": Sample(recap_document),
    "reports:issue_month": Sample(month, hidden_from=COLLEAGUES),
    "reports:issue_visits": Sample(month, hidden_from=COLLEAGUES),
    "reports:pdf": Sample(document, hidden_from=COLLEAGUES),
    "reports:docx": Sample(document, hidden_from=COLLEAGUES),
    "check:document": Sample(document, outside="whoever holds the paper holds its code, and sees no full name"),
    "index_papers:minutes": Sample(sheet),
    "index_papers:issue_minutes": Sample(sheet),
    "index_papers:objection": Sample(objected),
    "index_papers:pdf": Sample(area_document),
    "index_papers:docx": Sample(area_document),
}
