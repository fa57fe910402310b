"""What one row of a roster says, and what is wrong with its cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from pendamping.access.phones import normal_phone
from pendamping.common.tables import Row
from pendamping.common.text import fold, squash
from pendamping.law.loader import entries
from pendamping.people.models import Person, Tier
from pendamping.people.numbers import parse_nik, parse_npwp
from pendamping.people.roster.columns import words
from pendamping.regions.selectors import plain_code

DATE_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
LENGTHS = {
    "name": 160,
    "organisation": 160,
    "letter_number": 120,
    "contract_number": 120,
    "commitment_officer": 160,
    "note": 4000,
}
SHORTEST_NAME = 2
_BETWEEN_CODES = re.compile(r"[;,\n]+|\s{2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row understood: only what it says, blank cells say nothing."""

    person: Mapping[str, Any] = field(default_factory=dict)  # fields of NewPerson
    post: Mapping[str, Any] = field(default_factory=dict)  # fields of NewAssignment, without person and contract
    contract: Mapping[str, Any] = field(default_factory=dict)  # fields of NewContract, without person and tier


def entry_of(row: Row, today: date) -> Entry:
    """The row as typed values; whatever cannot be understood is complained about on the row."""
    cells = _Cells(row)
    tier = cells.word("tier", required=True)
    person = {
        "name": cells.text("name", required=True),
        "nik": cells.nik(today),
        "sex": cells.word("sex"),
        "phone": cells.phone(),
        "email": cells.email(),
        "education": cells.word("education"),
        "npwp": cells.npwp(),
        "domicile": cells.code("domicile"),
        "organisation": cells.text("organisation"),
    }
    post = {
        "tier": tier,
        "regions": cells.codes("regions", required=tier != Tier.TAPM_PUSAT),
        "start": cells.day("start", required=True),
        "end": cells.day("end"),
        "kind": cells.word("kind"),
        "letter_number": cells.text("letter_number"),
        "speciality": cells.speciality(tier, today),
        "funding": cells.word("funding"),
        "note": cells.text("note"),
    }
    has_contract = bool(row["contract_number"])
    contract = {
        "number": cells.text("contract_number"),
        "start": cells.day("contract_start", required=has_contract),
        "end": cells.day("contract_end", required=has_contract),
        "commitment_officer": cells.text("commitment_officer"),
    }
    if len(person["name"] or "") < SHORTEST_NAME and row["name"]:
        row.complain("name", _("terlalu pendek"), _("Isi nama lengkap"))
    return Entry(_said(person), _said(post), _said(contract) if has_contract else {})


@cache
def _words_of_law(name: str, today: date) -> Mapping[str, str]:
    """Everything that a cell may say for the entries of a list of the law → their codes."""
    known = entries(name, on=today)
    return {squash(word): one.id for one in known for word in (one.id, one.label_id, one.label_en)}


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row, each read as what its column holds; None: blank, or complained about."""

    row: Row

    def text(self, name: str, *, required: bool = False) -> str | None:
        text = self.row[name]
        limit = LENGTHS.get(name)
        if limit and len(text) > limit:
            self.row.complain(name, _("lebih dari %(limit)s huruf") % {"limit": limit}, _("Pendekkan isinya"))
            return None
        if required and not text:
            self.row.complain(name, _("kosong"), _("Kolom ini wajib diisi"))
        return text or None

    def word(self, name: str, known: Mapping[str, str] | None = None, *, required: bool = False) -> str | None:
        """One of the words of its column, or of `known`."""
        text = self.text(name, required=required)
        if not text:
            return None
        value = (known or words(name)).get(squash(text))
        if value is None:
            self.row.complain(
                name, _("isi “%(text)s” tidak dikenal") % {"text": text[:40]}, _("Pilih dari daftar di contoh berkas")
            )
        return value

    def day(self, name: str, *, required: bool = False) -> date | None:
        text = self.text(name, required=required)
        if not text:
            return None
        for shape in DATE_FORMATS:
            try:
                return datetime.strptime(text, shape).date()  # noqa: DTZ007  a calendar day has no zone
            except ValueError:
                continue
        self.row.complain(name, _("“%(text)s” bukan tanggal") % {"text": text[:40]}, _("Tulis seperti 31-12-2025"))
        return None

    def code(self, name: str) -> str | None:
        found = self.codes(name)
        return found[0] if found else None

    def codes(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        text = self.text(name, required=required)
        codes = [plain_code(part) for part in _BETWEEN_CODES.split(text or "") if part.strip()]
        wrong = [code for code in codes if not (code.isascii() and code.isdigit() and len(code) in {2, 4, 6, 10})]
        if wrong:
            self.row.complain(
                name,
                _("“%(text)s” bukan kode wilayah") % {"text": wrong[0][:40]},
                _("Tulis kode seperti 62.09.04.2008; pisahkan beberapa kode dengan titik koma"),
            )
            return ()
        return tuple(dict.fromkeys(codes))

    def nik(self, today: date) -> str | None:
        text = self.row["nik"]
        if not text:
            return None
        provinces = {one.id for one in entries("kependudukan/provinsi_nik", on=today)}
        nik = parse_nik(text, today=today, provinces=provinces)
        if nik is None:
            self.row.complain(
                "nik",
                _("bukan NIK yang mungkin: harus 16 angka dengan kode wilayah dan tanggal lahir"),
                _("Periksa KTP, dan ubah kolom ini menjadi Teks agar Excel tidak membulatkan"),
            )
        return nik.digits if nik else None

    def npwp(self) -> str | None:
        text = self.row["npwp"]
        if text and parse_npwp(text) is None:
            self.row.complain("npwp", _("harus 15 atau 16 angka"), _("Periksa kartu NPWP"))
        return parse_npwp(text) if text else None

    def phone(self) -> str | None:
        text = self.row["phone"]
        # A spreadsheet that takes the number for a number drops the zero before it.
        number = normal_phone(f"0{text}" if text.startswith("8") else text) if text else None
        if text and number is None:
            self.row.complain("phone", _("bukan nomor HP"), _("Tulis seperti 0812 3456 7890"))
        return number

    def email(self) -> str | None:
        text = self.row["email"]
        try:
            if text:
                validate_email(text)
        except ValidationError:
            self.row.complain("email", _("bukan alamat surel"), _("Tulis seperti nama@contoh.id"))
            return None
        return text.lower() or None

    def speciality(self, tier: str | None, today: date) -> str | None:
        text = self.text("speciality")
        if not text:
            return None
        name = "penempatan/peran_kpmd" if tier == Tier.KPMD else "penempatan/bidang"
        return self.word("speciality", _words_of_law(name, today))


def person_key(person: Mapping[str, Any], digest: str | None) -> str:
    """What tells persons of a file apart: the NIK where there is one, else name and home."""
    return digest or f"{fold(str(person.get('name', '')))}|{person.get('domicile', '')}"


def changed_fields(person: Person, said: Mapping[str, Any]) -> list[str]:
    """The fields in which a row says something else than what is stored."""
    stored = {name: getattr(person, "domicile_id" if name == "domicile" else name) for name in said}
    return [name for name, value in said.items() if stored[name] != value]
