"""Papers about the index with invented figures: a berita acara and a letter of objection."""

import base64
import io
from datetime import date, time
from decimal import Decimal

from PIL import Image

from pendamping.reports.schemas import (
    CertificatePaper,
    DimensionLine,
    IndexMinutesPaper,
    IndexSeal,
    IndicatorLine,
    LetterHead,
    ObjectionLine,
    ObjectionPaper,
    Signatures,
    Signer,
)
from pendamping.reports.tests.papers import CODE, OFFICE, SEAL

INDEX_SEAL = IndexSeal(
    code=CODE,
    url=SEAL.url,
    reports=0,
    issued_at=SEAL.issued_at,
    is_sample=True,
    basis="Disusun dari 53 isian IDM 2024 yang tercatat di kantor ini.",
)


def _emblem() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "#445566").save(out, "PNG")
    return out.getvalue()


HEAD = LetterHead(
    lines=("Pemerintah Kabupaten Lamandau", "Dinas Pemberdayaan Masyarakat dan Desa"),
    address="Jalan Contoh 1, Nanga Bulik · telepon 0000",
    emblem=base64.b64encode(_emblem()).decode(),
)
CERTIFICATE = CertificatePaper(
    letterhead=HEAD,
    office=OFFICE,
    number="1/contoh",
    award="TPP Inspiratif 2024",
    giver="Bupati Lamandau",
    name="Rina Anggrek",
    tier="Pendamping Lokal Desa",
    post="Pedongatan, Merambang",
    reason="Kader posyandu aktif kembali.",
    since=date(2024, 1, 1),
    until=date(2024, 12, 31),
    signatures=Signatures(place="Nanga Bulik", date=date(2025, 1, 20), signers=(Signer(role="Bupati Lamandau"),)),
    seal=INDEX_SEAL,
)
MINUTES = IndexMinutesPaper(
    letterhead=HEAD,
    office=OFFICE,
    number="01/BA-IDM/2024",
    index="IDM",
    legal_basis="Permendesa PDTT 2/2016",
    year=2024,
    village="Desa Pedongatan",
    village_code="6209042008",
    held_on=date(2024, 5, 14),
    start=time(9, 0),
    place="balai desa",
    decree="SK Kepala Desa 000/2024",
    chair="Rudi Hartono",
    participants_m=14,
    participants_f=11,
    value=Decimal("0.70564"),
    status="Berkembang",
    dimensions=(DimensionLine(name="Ketahanan Sosial", value=Decimal("0.8114"), scores=142, highest=175),),
    indicators=tuple(
        IndicatorLine(number=number, name="Akses sarana kesehatan", answers="12 menit", score=5, highest=5)
        for number in range(1, 51)
    ),
    missing=(),
    undecided=0,
    notes=("Jarak ke SMA diukur lagi bersama BPD.",),
    signatures=Signatures(
        place="Nanga Bulik",
        date=date(2024, 5, 14),
        signers=tuple(
            Signer(role=role) for role in ("Pimpinan musyawarah", "Kepala Desa Pedongatan", "Ketua BPD", "Pendamping")
        ),
    ),
    seal=INDEX_SEAL,
)
OBJECTION = ObjectionPaper(
    letterhead=HEAD,
    office=OFFICE,
    number="000/DPMD/2024",
    subject="Keberatan atas hasil IDM 2024",
    recipient=("Menteri Desa dan Pembangunan Daerah Tertinggal", "u.p. Direktur yang membidangi indeks", "di Jakarta"),
    paragraphs=("Dengan hormat, bersama ini kami sampaikan keberatan.", "Demikian disampaikan."),
    index="IDM",
    year=2024,
    source="Data terbuka IDM",
    lines=tuple(
        ObjectionLine(
            code=f"62090420{number:02}",
            village="Pedongatan",
            district="Bulik Timur",
            official=Decimal("0.7056"),
            official_status="Berkembang",
            own=Decimal("0.7098"),
            own_status="Maju",
            causes="Skor internet di kantor desa terbit 1, menurut isian 5.",
        )
        for number in range(1, 41)
    ),
    copies=("Gubernur Kalimantan Tengah", "Arsip"),
    signatures=Signatures(
        place="Nanga Bulik", date=date(2024, 11, 4), signers=(Signer(role="Kepala Dinas PMD", name="Maria"),)
    ),
    seal=INDEX_SEAL,
)
