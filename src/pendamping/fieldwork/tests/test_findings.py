"""Each sign with what raises it and what does not; `findings_of` is pure, so nothing is stored here."""

from datetime import UTC, date, datetime, time

import pytest

from pendamping.common.ids import new_id
from pendamping.fieldwork.findings import Sign, Surroundings, Use, assurances_of, findings_of, is_far
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.regions.models import Region

DESA = Region(code="6209042008", name="Pedongatan", level=10, kind=Region.Kind.DESA, latitude=-1.9, longitude=111.3)
PHOTO = ReportAttachment(stored_id="a" * 64)


def a_row(**changes: object) -> DailyReport:
    content: dict[str, object] = {
        "region": DESA,
        "kind": DailyReport.Kind.ACTIVITY,
        "date": date(2024, 11, 11),
        "start": time(9, 0),
        "end": time(12, 0),
        "received_at_server": datetime(2024, 11, 11, 11, 7, tzinfo=UTC),
    }
    return DailyReport(**content | changes)


def signs(report: DailyReport, around: Surroundings | None = None) -> list[Sign]:
    return [one.sign for one in findings_of(report, around or Surroundings())]


def test_an_ordinary_report_raises_nothing() -> None:
    assert signs(a_row()) == []
    assert "Jam tidak bertumpuk" in assurances_of(a_row(), [])


def test_a_photo_of_another_report_is_named_with_its_day() -> None:
    use = Use(new_id(), date(2024, 11, 4))
    (found,) = findings_of(a_row(), Surroundings(photos=(PHOTO,), used_elsewhere={PHOTO.stored_id: use}))
    assert (found.short, found.other, found.photo) == ("Foto sama dengan 4 November", use.report, PHOTO.pk)


@pytest.mark.parametrize(
    ("latitude", "accuracy", "inside", "far"),
    [(-1.95, None, None, False), (-2.1, None, None, True), (-2.1, 15_000, None, False), (-2.1, None, True, False)],
)
def test_a_point_is_far_beyond_its_own_inaccuracy_and_outside_the_boundary(
    latitude: float, accuracy: float | None, inside: bool | None, far: bool
) -> None:
    report = a_row(latitude=latitude, longitude=111.3, accuracy_m=accuracy)
    assert (signs(report, Surroundings(inside_boundary=inside)) == [Sign.FAR]) is far


def test_without_a_point_nothing_is_far() -> None:
    assert not is_far(a_row())


def test_hours_that_overlap_and_a_long_day() -> None:
    evening = a_row(start=time(13, 0), end=time(21, 0))
    assert signs(a_row(), Surroundings(same_day=(evening,))) == []
    assert signs(a_row(end=time(17, 1)), Surroundings(same_day=(evening,))) == [Sign.OVERLAP, Sign.LONG_DAY]


def test_a_visit_wants_a_photo_and_an_activity_does_not() -> None:
    visit = a_row(kind=DailyReport.Kind.FIELD_VISIT)
    assert signs(visit) == [Sign.NO_PHOTO]
    assert signs(visit, Surroundings(photos=(PHOTO,))) == []


def test_the_same_text_elsewhere_late_and_outside() -> None:
    around = Surroundings(same_text=Use(new_id(), date(2024, 11, 4)))
    late = a_row(received_at_server=datetime(2024, 11, 19, 11, 7, tzinfo=UTC), outside_reason="Studi banding")
    assert signs(late, around) == [Sign.SAME_TEXT, Sign.OUTSIDE, Sign.LATE]
