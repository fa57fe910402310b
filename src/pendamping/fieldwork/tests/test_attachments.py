from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from pendamping.common.models import AuditEntry, StoredFile
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.common.tests.pictures import a_photo, exif_of_a_phone, upload
from pendamping.fieldwork.errors import NotEditable, ReportNotFound, StoredDiffers, TooManyAttachments
from pendamping.fieldwork.models import DailyReport, ReportAttachment, ReportEvent
from pendamping.fieldwork.schemas import NewAttachment
from pendamping.fieldwork.selectors import ReportFilters, daily_reports_in, get_attachment
from pendamping.fieldwork.selectors.reports import LATE_FILES
from pendamping.fieldwork.services import (
    attach_document,
    attach_photo,
    attachments,
    record_daily_report,
    remove_attachment,
    stored_files,
    submit_daily_reports,
    verify_daily_reports,
)
from pendamping.fieldwork.tests.conftest import a_report, other_day


@pytest.fixture
def draft(sari: Scope) -> DailyReport:
    report, _ = record_daily_report(sari, a_report())
    return report


def stored_names(media: Path) -> list[str]:
    return [path.name for path in media.rglob("*") if path.is_file()]


def test_the_same_photo_twice_is_shown_twice_and_stored_once(sari: Scope, draft: DailyReport, media: Path) -> None:
    for caption in ("Sebelum", "Sesudah"):
        attach_photo(sari, draft.pk, upload(a_photo()), NewAttachment(caption=caption))
    assert [one.caption for one in draft.attachments.all()] == ["Sebelum", "Sesudah"]
    assert StoredFile.objects.count() == 1
    assert len(stored_names(media)) == 2  # the image and its small one


def test_sending_a_photo_again_attaches_it_once(sari: Scope, draft: DailyReport) -> None:
    said = NewAttachment(caption="Sling di gudang")
    first = attach_photo(sari, draft.pk, upload(a_photo()), said)
    assert attach_photo(sari, draft.pk, upload(a_photo()), said) == first
    with pytest.raises(StoredDiffers):
        attach_photo(sari, draft.pk, upload(a_photo("red")), said)
    assert draft.attachments.count() == 1


def test_place_and_time_of_the_photo_are_kept_as_data(sari: Scope, draft: DailyReport) -> None:
    photo = attach_photo(sari, draft.pk, upload(a_photo(exif=exif_of_a_phone())))
    photo.refresh_from_db()
    assert photo.latitude == pytest.approx(-1.9034)
    assert photo.taken_at is not None
    assert photo.name == "IMG_0001.jpg"


def test_photos_may_follow_a_submitted_report_until_it_is_verified(
    sari: Scope, budi: Scope, waiting: Callable[..., DailyReport]
) -> None:
    report = waiting()
    photo = attach_photo(sari, report.pk, upload(a_photo()))
    with pytest.raises(NotEditable):
        remove_attachment(sari, photo.pk)
    verify_daily_reports(budi, [report.pk])
    with pytest.raises(NotEditable):
        attach_photo(sari, report.pk, upload(a_photo("red")))


def test_nobody_attaches_to_or_takes_from_another_ones_report(
    sari: Scope, budi: Scope, ratna: Scope, draft: DailyReport
) -> None:
    photo = attach_photo(sari, draft.pk, upload(a_photo()))
    with pytest.raises(ReportNotFound):
        attach_photo(budi, draft.pk, upload(a_photo()))
    with pytest.raises(NotFound):
        remove_attachment(budi, photo.pk)
    with pytest.raises(NotFound):
        get_attachment(ratna, photo.pk)
    assert get_attachment(sari, photo.pk) == photo


def test_a_report_holds_a_limited_number(sari: Scope, draft: DailyReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_ATTACHMENTS", 1)
    attach_document(sari, draft.pk, upload(b"%PDF-1.7", "berita-acara.pdf"))
    with pytest.raises(TooManyAttachments):
        attach_photo(sari, draft.pk, upload(a_photo()))
    assert draft.events.filter(kind="attached").count() == 1


def test_a_removed_photo_is_forgotten_after_a_day_and_a_used_one_stays(
    sari: Scope, draft: DailyReport, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed, kept = (
        attach_photo(sari, draft.pk, upload(a_photo())),
        attach_photo(sari, draft.pk, upload(a_photo("red"))),
    )
    remove_attachment(sari, removed.pk)
    call_command("remove_unused_files")
    assert StoredFile.objects.count() == 2
    let_a_day_pass(monkeypatch)
    call_command("remove_unused_files")
    assert [one.pk for one in StoredFile.objects.all()] == [kept.stored_id]
    assert sorted(stored_names(media)) == [f"{kept.stored_id}-kecil.jpg", f"{kept.stored_id}.jpg"]


def test_a_write_that_was_cut_off_leaves_no_row_and_its_file_goes(
    sari: Scope, draft: DailyReport, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(attachments, "write_steps", cut_off)
    with pytest.raises(KeyboardInterrupt):
        attach_photo(sari, draft.pk, upload(a_photo()))
    assert not ReportAttachment.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored_names(media)
    let_a_day_pass(monkeypatch)
    call_command("remove_unused_files")
    assert stored_names(media) == []


def let_a_day_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The age that a file must reach, long behind it."""
    monkeypatch.setattr(stored_files, "A_DAY", timedelta(days=-9999))


def test_discarding_a_draft_leaves_its_photos_to_the_cleaning(sari: Scope) -> None:
    report, _ = record_daily_report(sari, a_report(date=other_day(11)))
    attach_photo(sari, report.pk, upload(a_photo()))
    report.delete()
    assert StoredFile.objects.filter(uses__isnull=True).count() == 1


def test_a_photo_that_was_announced_comes_after_the_verification(
    sari: Scope, budi: Scope, ratna: Scope, draft: DailyReport
) -> None:
    """On a bad line the record arrives today and its photos tomorrow."""
    announced = timezone.now()
    submit_daily_reports(sari, [draft.pk])
    verify_daily_reports(budi, [draft.pk])
    photo = attach_photo(sari, draft.pk, upload(a_photo()), announced_at=announced)
    assert photo.came_late
    assert ReportEvent.objects.filter(report=draft).latest("pk").kind == ReportEvent.Kind.LATE_FILE
    assert AuditEntry.objects.latest("sequence").action == "daily_report.late_file"
    found = daily_reports_in(budi, since=draft.date, until=draft.date, filters=ReportFilters(state=LATE_FILES))
    assert list(found) == [draft]
    with pytest.raises(ReportNotFound):
        attach_photo(ratna, draft.pk, upload(a_photo()), announced_at=announced)


def test_a_photo_that_nobody_announced_is_refused_after_the_verification(
    sari: Scope, budi: Scope, draft: DailyReport
) -> None:
    submit_daily_reports(sari, [draft.pk])
    verify_daily_reports(budi, [draft.pk])
    for announced in (None, timezone.now() + timedelta(minutes=1)):
        with pytest.raises(NotEditable):
            attach_photo(sari, draft.pk, upload(a_photo()), announced_at=announced)
