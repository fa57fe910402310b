"""The objects that the access table asks about: everything is the PLD's of that area, seen in every state it has."""

from datetime import time, timedelta

from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.access.roles import NEEDS, Role
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.tests.pictures import a_photo, upload
from pendamping.fieldwork.models import DailyReport, Leave, LocalHoliday, ReportAttachment
from pendamping.fieldwork.schemas import NewDailyReport, NewLeave, NewPlanItem
from pendamping.fieldwork.services import plan_work, record_daily_report, request_leave, submit_daily_reports


def only(*roles: Role, need: str) -> frozenset[Role]:
    """All that hold the need, but these: it is not theirs."""
    return frozenset(role for role in Role if need in NEEDS[role]) - set(roles)


def report_of(area: Area) -> DailyReport:
    """One draft for each sample, at hours of its own: drafts of an hour would be duplicates."""
    number = DailyReport.objects.filter(region_id=area.village).count()
    report, _ = record_daily_report(
        area.pld,
        NewDailyReport(
            region=area.village,
            kind=DailyReport.Kind.ACTIVITY,
            date=area.pld.today,
            start=time(number // 2, 30 * (number % 2)),
            end=time(number // 2, 30 * (number % 2) + 29),
            category="administration",
            description="Contoh untuk tabel akses.",
            created_at_device=timezone.now(),
        ),
    )
    return report


def verified(area: Area) -> DailyReport:
    report = report_of(area)
    submit_daily_reports(area.pld, [report.pk])
    DailyReport.objects.filter(pk=report.pk).update(state=DailyReport.State.VERIFIED)
    return report


def attached(kind: ReportAttachment.Kind, report: DailyReport) -> ReportAttachment:
    stored = StoredFile(sha256=new_id().hex, media_type="image/jpeg", size=1, width=8, height=8)
    stored.file.save("contoh.jpg", upload(a_photo(size=(8, 8))), save=False)
    stored.thumbnail.save("contoh-kecil.jpg", upload(a_photo(size=(8, 8))), save=False)
    stored.save()
    return ReportAttachment.objects.create(report=report, kind=kind, stored=stored, name="contoh.pdf")


def photo(area: Area) -> dict[str, object]:
    return {"attachment_id": attached(ReportAttachment.Kind.PHOTO, verified(area)).pk}


def document(area: Area) -> dict[str, object]:
    return {"attachment_id": attached(ReportAttachment.Kind.DOCUMENT, verified(area)).pk}


def photo_of_draft(area: Area) -> dict[str, object]:
    report = report_of(area)
    return {"attachment_id": attached(ReportAttachment.Kind.PHOTO, report).pk, "report_id": report.pk}


def plan_item(area: Area) -> dict[str, object]:
    item, _ = plan_work(
        area.pld,
        NewPlanItem(
            region=area.village,
            date=area.pld.today,
            kind=DailyReport.Kind.FIELD_VISIT,
            category="administration",
            description="Contoh rencana",
        ),
    )
    return {"item_id": item.pk}


def leave(area: Area) -> dict[str, object]:
    number = Leave.objects.count()
    day = area.pld.today + timedelta(days=10 + number)
    asked, _ = request_leave(area.pld, NewLeave(kind="sick", start=day, end=day))
    return {"leave_id": asked.pk}


def of_verified(area: Area) -> dict[str, object]:
    return {"report_id": verified(area).pk}


def of_draft(area: Area) -> dict[str, object]:
    return {"report_id": report_of(area).pk}


def of_waiting(area: Area) -> dict[str, object]:
    report = report_of(area)
    submit_daily_reports(area.pld, [report.pk])
    return {"report_id": report.pk}


def the_pld(area: Area) -> dict[str, object]:
    return {"person_id": area.pld.person_id}


def holiday(area: Area) -> dict[str, object]:
    added, _ = LocalHoliday.objects.get_or_create(area=area.village[:4], date=area.pld.today, name="Hari jadi")
    return {"holiday_id": added.pk}


def village(area: Area) -> dict[str, object]:
    return {"code": area.village}


# Reads reports, but only the own ones.
OWN_ONLY = frozenset({Role.PT, Role.KPMD, Role.KELURAHAN_FACILITATOR})
NOT_THE_AUTHOR = only(Role.PLD, need="daily_report.write")
NOT_THE_PLANNER = only(Role.PLD, need="work_plan.write")
CHECKS_PLD = (Role.PD, Role.KORCAM, Role.KORWIL)
NOT_THE_CHECKER = only(*CHECKS_PLD, need="daily_report.verify")

SAMPLES = {
    "fieldwork:daily_report": Sample(of_verified, hidden_from=OWN_ONLY),
    "fieldwork:report_place": Sample(of_verified, hidden_from=OWN_ONLY),
    "fieldwork:photo": Sample(photo, hidden_from=OWN_ONLY),
    "fieldwork:small_photo": Sample(photo, hidden_from=OWN_ONLY),
    "fieldwork:document": Sample(document, hidden_from=OWN_ONLY),
    "fieldwork:edit_daily_report": Sample(of_draft, hidden_from=NOT_THE_AUTHOR),
    "fieldwork:correct_daily_report": Sample(of_verified, hidden_from=NOT_THE_AUTHOR),
    "fieldwork:submit_daily_report": Sample(of_draft, hidden_from=NOT_THE_AUTHOR),
    "fieldwork:discard_draft": Sample(of_draft, hidden_from=NOT_THE_AUTHOR),
    "fieldwork:remove_attachment": Sample(photo_of_draft, hidden_from=NOT_THE_AUTHOR),
    "fieldwork:calendar": Sample(the_pld, hidden_from=OWN_ONLY),
    "fieldwork:work_plan_of": Sample(the_pld, hidden_from=OWN_ONLY),
    "fieldwork:village_timeline": Sample(village),
    "fieldwork:change_plan": Sample(plan_item, hidden_from=NOT_THE_PLANNER),
    "fieldwork:cancel_plan": Sample(plan_item, hidden_from=NOT_THE_PLANNER),
    "fieldwork:withdraw_leave": Sample(leave, hidden_from=only(Role.PLD, need="leave.request")),
    "fieldwork:remove_holiday": Sample(holiday),
    "fieldwork:inbox_report": Sample(of_waiting, hidden_from=NOT_THE_CHECKER),
    "fieldwork:inbox_verify": Sample(of_waiting, hidden_from=NOT_THE_CHECKER),
    "fieldwork:inbox_return": Sample(of_waiting, hidden_from=NOT_THE_CHECKER),
    "fieldwork:decide_leave": Sample(leave, hidden_from=only(*CHECKS_PLD, need="leave.decide")),
}
