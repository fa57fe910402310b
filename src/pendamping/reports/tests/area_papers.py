"""Papers of an area's month, of invented people."""

from datetime import date, datetime

from pendamping.reports.schemas import (
    DistrictPaper,
    IndexSeal,
    LetterHead,
    MonthLine,
    PlaceLine,
    ProblemLine,
    ProgramPaper,
    RecapLine,
    RecapPaper,
    Signatures,
    Signer,
    ThemeLine,
    VillageLine,
)
from pendamping.reports.tests.papers import OFFICE, WIB

SEAL = IndexSeal(
    code="6209-2024-10-R7QF-9XMT-3B2C",
    url="https://pendamping.example/periksa/6209-2024-10-R7QF-9XMT-3B2C",
    reports=53,
    issued_at=datetime(2024, 11, 5, 10, 0, tzinfo=WIB),
    is_sample=True,
    basis="Disusun dari 1 laporan bulanan yang diserahkan; 1 belum.",
)


def _line(name: str, state: str, verdict: str, note: str = "", *, is_handed_in: bool = True) -> RecapLine:
    return RecapLine(
        name=name,
        post="PLD Bulik Timur",
        days_reported=21,
        reports=34,
        visits=11,
        days_without_report=0,
        days_on_leave=2,
        state=state,
        verdict=verdict,
        note=note,
        is_handed_in=is_handed_in,
    )


RECAP = RecapPaper(
    month=date(2024, 10, 1),
    office=OFFICE,
    area="Kecamatan Bulik Timur",
    maker="Agus Setiawan",
    lines=(
        _line("Rina Kartika", "Direkap", "Ya"),
        _line("Darius Lambung", "Belum diserahkan", "Tidak", "Laporan belum ada.", is_handed_in=False),
    ),
    vacancies=("PLD Bulik Timur: 1 dari 3 posisi kosong",),
    signatures=Signatures(
        place="Nanga Bulik", date=date(2024, 11, 5), signers=(Signer(role="PD Bulik Timur", name="Agus Setiawan"),)
    ),
    seal=SEAL,
)
DISTRICT = DistrictPaper(
    letterhead=LetterHead(lines=("Pemerintah Kabupaten Lamandau", "Kecamatan Bulik Timur")),
    office=OFFICE,
    number="400.10/000/2024",
    month=date(2024, 10, 1),
    district="Kecamatan Bulik Timur",
    recipient=("Bupati Lamandau", "melalui Kepala Dinas PMD"),
    villages=(
        VillageLine(
            village="Pedongatan",
            code="6209042008",
            facilitators=("Rina Kartika",),
            visits=4,
            reports=12,
            last_visit=date(2024, 10, 28),
        ),
        VillageLine(village="Toka", code="6209042001", facilitators=(), visits=0, reports=0, last_visit=None),
    ),
    problems=(
        ProblemLine(
            village="Nanga Kemujan",
            date=date(2024, 10, 18),
            reporter="Rina Kartika",
            problem="Sling jembatan terlambat.",
            follow_up="Pengiriman lewat sungai.",
            report="01900000-0000-7000-8000-000000000019",
        ),
    ),
    more_problems=3,
    vacancies=(),
    notes=("Jembatan Nanga Kemujan mohon perhatian kabupaten.",),
    signatures=Signatures(place="Nanga Bulik", date=date(2024, 11, 8), signers=(Signer(role="Camat Bulik Timur"),)),
    seal=SEAL,
)
PROGRAM = ProgramPaper(
    since=date(2024, 10, 1),
    until=date(2024, 12, 31),
    period="Triwulan IV 2024",
    office=OFFICE,
    area="Kabupaten Lamandau",
    maker="Agus Setiawan",
    villages=81,
    themes=(
        ThemeLine(
            code="stunting",
            theme="Penanganan stunting",
            reports=12,
            visits=4,
            villages=9,
            minutes=1510,
            participants_m=12,
            participants_f=88,
            problems=1,
        ),
        ThemeLine(
            code="bum_desa",
            theme="BUM Desa",
            reports=0,
            visits=0,
            villages=0,
            minutes=0,
            participants_m=None,
            participants_f=None,
            problems=0,
        ),
    ),
    places=(
        PlaceLine(
            theme="Penanganan stunting",
            theme_code="stunting",
            code="620904",
            place="Bulik Timur",
            reports=12,
            visits=4,
            villages=9,
            villages_of=13,
        ),
    ),
    months=(MonthLine(month=date(2024, 10, 1), reports=12, visits=4, people=3, handed_in=3, approved=2),),
    signatures=Signatures(
        place="Nanga Bulik", date=date(2024, 11, 5), signers=(Signer(role="TAPM Kabupaten", name="Agus Setiawan"),)
    ),
    seal=SEAL,
)
