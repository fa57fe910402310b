"""The workbook to fill in: one sheet per village, one question per row, only the answers unlocked."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from pendamping.common.text import fold
from pendamping.engine.index.checking import written
from pendamping.engine.law.index_model import Answer, IndexDefinition
from pendamping.indices.models import Round
from pendamping.indices.questionnaire import shown
from pendamping.indices.workbook.columns import CHOICES_SHEET, HIDDEN_SHEET
from pendamping.indices.workbook.groups import grouped_answers
from pendamping.indices.workbook.versions import version_of
from pendamping.regions.models import Region

HEAD_LINE: Final = 3
WIDTHS: Final = (24, 52, 22, 12, 26, 22, 44, 14, 18, 8, 30)
ANSWER_PLACE: Final = 2
MAX_SHEET_NAME: Final = 31
LONGEST_MESSAGE: Final = 250  # a message beside a cell may have 255 letters


@dataclass(frozen=True, slots=True)
class VillagePage:
    """What one sheet is made for, with what is known already."""

    region: Region
    answers: Mapping[str, Any]
    before: Mapping[str, Any]
    year_before: int | None


@dataclass(frozen=True, slots=True)
class _Formats:
    title: Format
    head: Format
    locked: Format
    quiet: Format
    open: Format


def heads() -> list[str]:
    return [
        _("Kelompok"),
        _("Pertanyaan"),
        _("Jawaban"),
        _("Satuan"),
        _("Boleh diisi"),
        _("Tahun lalu"),
        _("Keterangan"),
        _("Kode desa"),
        _("Desa"),
        _("Tahun"),
        _("Kode isian"),
    ]


def answer_workbook(opened: Round, index: IndexDefinition, pages: Sequence[VillagePage], today: date) -> bytes:
    """The XLSX of a round for these villages, with what was answered so far."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(stream, options) as workbook:
        names = _sheet_names([page.region.name for page in pages])
        sheets = [workbook.add_worksheet(name) for name in names]
        lists = _write_choices(workbook.add_worksheet(CHOICES_SHEET), index)
        maker = _Maker(opened, index, _formats(workbook), lists)
        for sheet, page in zip(sheets, pages, strict=True):
            maker.write(sheet, page)
        _write_hidden(workbook.add_worksheet(HIDDEN_SHEET), opened, index, today)
    return stream.getvalue()


def allowed(answer: Answer) -> str:
    """What may stand in the answer's cell, in words."""
    match answer.type:
        case "boolean":
            return _("Ya atau Tidak")
        case "choice":
            return _("Pilih dari daftar")
        case "choices":
            labels = "; ".join(one.label for one in answer.options)
            return _("Boleh lebih dari satu, pisahkan dengan titik koma: %(labels)s; atau Tidak ada") % {
                "labels": labels
            }
    whole = _("bilangan bulat") if answer.type == "integer" else _("angka, boleh berkoma")
    low = written(answer.min) if answer.min is not None else ""
    if answer.max is not None:
        return _("%(kind)s, %(low)s sampai %(high)s") % {"kind": whole, "low": low, "high": written(answer.max)}
    return _("%(kind)s, paling kecil %(low)s") % {"kind": whole, "low": low} if low else whole


def cell_of(answer: Answer, value: Any) -> str | int | float:
    """An answer as the cell holds it: figures as numbers, the others in the words that the list offers."""
    if isinstance(value, list):
        return "; ".join(one.label for one in answer.options if one.id in value) or _("Tidak ada")
    if isinstance(value, (bool, str)):
        return shown(answer, value)
    number: int | float = value
    return number


def _formats(workbook: Workbook) -> _Formats:
    top = {"valign": "top", "text_wrap": True}
    return _Formats(
        title=workbook.add_format({"bold": True, "font_size": 14}),
        head=workbook.add_format({"bold": True, "bottom": 1, **top}),
        locked=workbook.add_format(top),
        quiet=workbook.add_format({"font_color": "#636A72", **top}),
        open=workbook.add_format({"locked": False, "border": 1, "border_color": "#7A8087", **top}),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Writes the sheets of one workbook."""

    opened: Round
    index: IndexDefinition
    formats: _Formats
    lists: Mapping[str, str]  # where the words of a question with a list stand

    def write(self, sheet: Worksheet, page: VillagePage) -> None:
        title = f"{self.index.label} {self.opened.year} · {page.region.full_name}"
        how = _("Isi kolom Jawaban saja. Kosongkan yang belum diketahui; jangan tulis 0.")
        sheet.write_string(0, 0, title, self.formats.title)
        sheet.write_string(1, 0, how, self.formats.quiet)
        for place, (head, width) in enumerate(zip(heads(), WIDTHS, strict=True)):
            sheet.write_string(HEAD_LINE, place, head, self.formats.head)
            sheet.set_column(place, place, width)
        number = HEAD_LINE
        for group, answers in grouped_answers(self.index):
            for answer in answers:
                number += 1
                sheet.write_string(number, 0, group.name, self.formats.quiet)
                self._write_question(sheet, number, answer, page)
                self._write_answer(sheet, number, answer, page.answers.get(answer.id))
                _validate(sheet, number, answer, self.lists)
        sheet.freeze_panes(HEAD_LINE + 1, ANSWER_PLACE)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def _write_question(self, sheet: Worksheet, number: int, answer: Answer, page: VillagePage) -> None:
        before = shown(answer, page.before.get(answer.id))
        texts = {
            1: answer.label,
            3: answer.unit_label,
            4: allowed(answer),
            5: f"{before} ({page.year_before})" if before else "",
            6: answer.note or "",
            7: page.region.dotted,
            8: page.region.name,
            10: answer.id,
        }
        for place, text in texts.items():
            sheet.write_string(number, place, text, self.formats.locked if place == 1 else self.formats.quiet)
        sheet.write_number(number, 9, self.opened.year, self.formats.quiet)

    def _write_answer(self, sheet: Worksheet, number: int, answer: Answer, value: Any) -> None:
        if value is None:
            sheet.write_blank(number, ANSWER_PLACE, None, self.formats.open)
            return
        cell = cell_of(answer, value)
        write = sheet.write_string if isinstance(cell, str) else sheet.write_number
        write(number, ANSWER_PLACE, cell, self.formats.open)


def _validate(sheet: Worksheet, number: int, answer: Answer, lists: Mapping[str, str]) -> None:
    """What a spreadsheet itself can watch over; everything is checked again when the file comes back."""
    message = {"input_title": answer.label[:32], "input_message": allowed(answer)[:LONGEST_MESSAGE]}
    refusal = {"error_title": _("Periksa jawabannya"), "error_message": allowed(answer)[:LONGEST_MESSAGE]}
    rule: dict[str, Any] = {"validate": "any"}
    if answer.id in lists:
        rule = {"validate": "list", "source": lists[answer.id]}
    elif answer.type in {"integer", "decimal"} and answer.min is not None:
        bounds: dict[str, Any] = {"criteria": ">=", "value": float(answer.min)}
        if answer.max is not None:
            bounds = {"criteria": "between", "minimum": float(answer.min), "maximum": float(answer.max)}
        rule = {"validate": answer.type, **bounds}
    sheet.data_validation(number, ANSWER_PLACE, number, ANSWER_PLACE, rule | message | refusal)


def _write_choices(sheet: Worksheet, index: IndexDefinition) -> dict[str, str]:
    """The lists of words, one column each; returns where, by the id of the answer (labels may hold commas)."""
    lists = {}
    asked = [one for one in index.answers.values() if one.type in {"boolean", "choice"}]
    for place, answer in enumerate(asked):
        words = [one.label for one in answer.options] or [_("Ya"), _("Tidak")]
        for number, word in enumerate(words):
            sheet.write_string(number, place, word)
        lists[answer.id] = f"={CHOICES_SHEET}!{xl_range_abs(0, place, len(words) - 1, place)}"
    sheet.very_hidden()
    return lists


def _write_hidden(sheet: Worksheet, opened: Round, index: IndexDefinition, today: date) -> None:
    facts = {"index": index.id, "year": str(opened.year), "version": version_of(index), "made_on": today.isoformat()}
    for number, (name, value) in enumerate(facts.items()):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, value)
    sheet.very_hidden()


def _sheet_names(names: Sequence[str]) -> list[str]:
    """As Excel allows them: 31 letters, not all signs, each once whatever its case."""
    taken: set[str] = {fold(CHOICES_SHEET), fold(HIDDEN_SHEET)}
    given = []
    for name in names:
        plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in name)[:MAX_SHEET_NAME].strip() or "-"
        unique, again = plain, 1
        while fold(unique) in taken:
            again += 1
            unique = f"{plain[: MAX_SHEET_NAME - 4]} {again}"
        taken.add(fold(unique))
        given.append(unique)
    return given
