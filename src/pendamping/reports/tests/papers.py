"""Papers of invented people: what the picture of the monthly report shows, and odd ones."""

import hashlib
import io
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from PIL import Image

from pendamping.reports.schemas import (
    ActivityLine,
    ActualLine,
    Facilitator,
    MonthlyReportPaper,
    MonthSummary,
    ObstacleLine,
    Office,
    Photo,
    PlanLine,
    Recommendation,
    Seal,
    Signatures,
    Signer,
    ThreePartPaper,
    TimesheetRow,
    VisitDay,
    VisitLine,
    VisitReportPaper,
    VisitResult,
)

WIB = timezone(timedelta(hours=7))
CODE = "6209-2024-10-K7QF-9XMT-3B2C"


def picture(colour: str, size: tuple[int, int] = (800, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


PICTURES = {hashlib.sha256(one).hexdigest(): one for one in map(picture, ("#cfc8b6", "#5b7a63", "#8d7a5e"))}
FIRST, SECOND, THIRD = PICTURES

OFFICE = Office(district="Kecamatan Bulik Timur", regency="Kabupaten Lamandau", province="Kalimantan Tengah")
RINA = Facilitator(
    name="Rina Kartika",
    tier="Pendamping Lokal Desa",
    contract_number="000/SPK/PLD/2024",
    contract_start=date(2024, 1, 1),
    contract_end=date(2024, 12, 31),
    areas=("Batu Tunggal", "Merambang", "Nanga Kemujan", "Pedongatan"),
    supervisor="Agus Setiawan, PD Bulik Timur",
)
SIGNATURES = Signatures(
    place="Nanga Bulik",
    date=date(2024, 11, 4),
    signers=(
        Signer(role="Pendamping Lokal Desa", name="Rina Kartika"),
        Signer(role="Diperiksa, PD Bulik Timur", name="Agus Setiawan"),
        Signer(role="Mengetahui, Camat Bulik Timur"),
    ),
)
SEAL = Seal(
    code=CODE,
    url=f"https://pendamping.example/periksa/{CODE}",
    reports=34,
    submitted_at=datetime(2024, 11, 4, 8, 12, tzinfo=WIB),
    verified_at=datetime(2024, 11, 4, 15, 40, tzinfo=WIB),
    issued_at=datetime(2024, 11, 4, 16, 5, tzinfo=WIB),
    is_sample=True,
)


def _october(day: int) -> date:
    return date(2024, 10, day)


def _activity(category: str, minutes: int, people: tuple[int, int] | None, *reports: int) -> ActivityLine:
    male, female = people or (None, None)
    return ActivityLine(category=category, minutes=minutes, participants_m=male, participants_f=female, reports=reports)


def _visit(day: int, village: str, outcome: str, minutes: int, report: int) -> VisitLine:
    return VisitLine(date=_october(day), village=village, outcome=outcome, minutes=minutes, report=report)


def _photo(sha256: str, day: int, village: str, caption: str, report: int) -> Photo:
    return Photo(sha256=sha256, date=_october(day), village=village, caption=caption, report=report)


PHOTOS = (
    _photo(FIRST, 1, "Pedongatan", "Pembahasan APB Desa.", 1),
    _photo(SECOND, 30, "Nanga Kemujan", "Jembatan gantung.", 27),
    _photo(THIRD, 18, "Nanga Kemujan", "Sling di gudang.", 19),
)
OBSTACLES = (
    ObstacleLine(
        village="Nanga Kemujan",
        problem="Sling jembatan terlambat; truk tidak dapat lewat setelah hujan.",
        follow_up="Pengiriman lewat sungai; surat kepala desa.",
        responsible="TPK, Dinas PUPR",
        due=date(2024, 11, 15),
        report=19,
    ),
    ObstacleLine(
        village="Batu Tunggal",
        problem="Papan kegiatan rabat beton belum dipasang.",
        follow_up="Dipasang sebelum pencairan tahap berikut.",
        responsible="TPK",
        due=date(2024, 11, 8),
        report=23,
    ),
    ObstacleLine(
        village="Merambang",
        problem="Internet kantor desa mati sejak September.",
        follow_up="Dilaporkan ke Dinas Kominfo lewat rakor.",
        responsible="Dinas Kominfo",
        due=date(2024, 12, 6),
        report=20,
    ),
)
ADVICE = Recommendation(
    text="Jembatan gantung Nanga Kemujan perlu ditangani kabupaten: biaya sling melebihi kemampuan desa.", report=27
)
MONTHLY = MonthlyReportPaper(
    month=_october(1),
    office=OFFICE,
    facilitator=RINA,
    summary=MonthSummary(days_reported=21, reports=34, visits=11, days_on_leave=2, days_without_report=0),
    activities=(
        _activity("Perencanaan dan APB Desa 2025", 1890, (96, 71), 1, 2, 7, 8, 9, 14, 15, 22, 30),
        _activity("Pekerjaan fisik Dana Desa", 1560, (54, 18), 3, 6, 10, 11, 19, 23, 27, 31),
        _activity("Posyandu dan rembuk stunting", 1050, (12, 88), 4, 12, 16, 20, 25, 32),
        _activity("BUM Desa dan lembaga ekonomi", 720, (21, 16), 5, 13, 21, 28),
        _activity("Rakor kecamatan dan kabupaten", 810, None, 17, 26, 33),
        _activity("Administrasi dan pelaporan", 540, None, 18, 24, 29, 34),
    ),
    visits=(
        _visit(1, "Pedongatan", "Rancangan APB Desa 2025 dibahas bersama BPD, 27 kegiatan.", 240, 1),
        _visit(3, "Nanga Kemujan", "Titik nol jembatan gantung RT 02. Rencana biaya dicocokkan.", 210, 3),
        _visit(7, "Merambang", "Kelas ibu hamil. 14 ibu hadir, 2 dirujuk ke puskesmas.", 150, 4),
        _visit(10, "Batu Tunggal", "Rabat beton RT 03, 30%. Papan kegiatan belum ada.", 180, 10),
        _visit(15, "Pedongatan", "BPD menyepakati rancangan APB Desa 2025.", 300, 14),
        _visit(18, "Nanga Kemujan", "Jembatan gantung 40%. Sling belum tiba.", 180, 19),
        _visit(21, "Merambang", "Posyandu. 31 balita ditimbang, 3 di bawah garis merah.", 180, 20),
        _visit(23, "Batu Tunggal", "BUM Desa menutup buku triwulan. Laba Rp4.250.000.", 180, 21),
        _visit(25, "Batu Tunggal", "Rabat beton RT 03, 45%. Papan kegiatan dijanjikan.", 210, 23),
        _visit(28, "Pedongatan", "Rembuk stunting. 5 kegiatan masuk APB Desa 2025.", 240, 25),
        _visit(30, "Nanga Kemujan", "Jembatan 50%. Kepala desa bersurat ke Dinas PUPR.", 210, 27),
    ),
    obstacles=OBSTACLES,
    recommendations=(ADVICE,),
    next_plan=(
        PlanLine(
            date=date(2024, 11, 9), village="Batu Tunggal", activity="Memeriksa papan kegiatan dan rabat beton RT 03."
        ),
        PlanLine(date=date(2024, 11, 11), village="Nanga Kemujan", activity="Memeriksa lantai jembatan dan sling."),
        PlanLine(date=date(2024, 11, 12), village="Pedongatan", activity="Evaluasi rancangan APB Desa 2025."),
        PlanLine(date=date(2024, 11, 14), village="Nanga Bulik", activity="Rakor pendamping kabupaten."),
    ),
    photos=PHOTOS,
    photos_in_month=57,
    signatures=SIGNATURES,
    seal=SEAL,
)
THREE_PART = ThreePartPaper(
    month=_october(1),
    office=OFFICE,
    facilitator=RINA,
    timesheet=(
        TimesheetRow(category="Perencanaan dan APB Desa 2025", minutes_by_day={1: 240, 2: 90, 15: 300, 22: 180}),
        TimesheetRow(category="Pekerjaan fisik Dana Desa", minutes_by_day={3: 210, 10: 180, 18: 180, 25: 210, 30: 210}),
        TimesheetRow(category="Posyandu dan rembuk stunting", minutes_by_day={7: 150, 21: 180, 28: 240}),
    ),
    leave_days=(8, 9),
    plan=(
        PlanLine(
            date=_october(3),
            village="Nanga Kemujan",
            activity="Memeriksa titik nol jembatan gantung.",
            target="Gambar dan RAB cocok dengan lapangan.",
        ),
        PlanLine(date=_october(15), village="Pedongatan", activity="Mendampingi pembahasan APB Desa."),
    ),
    actuals=tuple(
        ActualLine(
            date=one.date,
            start=time(9, 10),
            end=time(9 + one.minutes // 60, 10 + one.minutes % 60),
            minutes=one.minutes,
            village=one.village,
            activity="Kunjungan lapangan",
            result=one.outcome,
            report=one.report,
        )
        for one in MONTHLY.visits
    ),
    signatures=SIGNATURES,
    seal=SEAL,
)
VISIT = VisitReportPaper(
    since=_october(1),
    until=_october(3),
    office=OFFICE,
    facilitator=RINA,
    days=(
        VisitDay(date=_october(1), district="Bulik Timur", village="Pedongatan", minutes=240),
        VisitDay(date=_october(3), district="Bulik Timur", village="Nanga Kemujan", minutes=210),
    ),
    objectives=("Mendampingi pembahasan APB Desa 2025.", "Memeriksa titik nol jembatan gantung RT 02."),
    results=(
        VisitResult(
            date=_october(1),
            village="Pedongatan",
            activity="Pembahasan rancangan APB Desa 2025 bersama BPD.",
            result="27 kegiatan dibahas; 3 diminta dihitung ulang.",
            participants_m=14,
            participants_f=9,
            report=1,
        ),
        VisitResult(
            date=_october(3),
            village="Nanga Kemujan",
            activity="Pemeriksaan titik nol jembatan gantung.",
            result="Rencana biaya dicocokkan dengan gambar.",
            participants_m=None,
            participants_f=None,
            report=3,
        ),
    ),
    summary="Dua desa dikunjungi dalam dua hari.",
    follow_ups=OBSTACLES[:2],
    recommendations=(ADVICE,),
    photos=PHOTOS[:2],
    photos_of_visits=2,
    signatures=SIGNATURES,
    seal=replace(SEAL, reports=2),
)
