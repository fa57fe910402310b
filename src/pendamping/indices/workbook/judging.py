"""What storing uploaded answers would do: each by itself, so that the good ones never wait for the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from pendamping.engine.index.checking import AnswerRefused, Value, contradictions_in, doubts_in, read_answer
from pendamping.engine.law.index_model import IndexDefinition
from pendamping.indices.models import UploadedAnswer, VillageSheet
from pendamping.indices.questionnaire import in_words, shown

State = UploadedAnswer.State


@dataclass(frozen=True, slots=True)
class Standing:
    """What a round's villages have stored: their sheets and answers, by code."""

    sheets: Mapping[str, VillageSheet]
    answers: Mapping[str, Mapping[str, Any]]
    stamps: Mapping[str, Mapping[str, str]]  # of these answers: whether somebody answered since
    year: int
    today: date


@dataclass(slots=True)
class Judge:
    """Judges all answers of one upload together: one row can change what another one means."""

    index: IndexDefinition
    standing: Standing
    _read: dict[tuple[str, str], tuple[UploadedAnswer, Value]] = field(default_factory=dict)

    def judge(self, rows: Iterable[UploadedAnswer]) -> None:
        """Set state, problem and note of every row that is not stored yet."""
        for row in rows:
            row.state, row.problem, row.note = State.FAULTY, "", ""
            value = self._value_of(row)
            if row.problem or value is None:
                continue
            key = (row.village, row.answer_id)
            first, before = self._read.setdefault(key, (row, value))
            if first is not row:
                self._judge_repeated(row, value, first, before)
                continue
            self._judge_sound(row, value)
        self._judge_together()

    def look(self, rows: Iterable[UploadedAnswer]) -> None:
        """Note which stored answers the person is shown beside these rows."""
        for row in rows:
            row.seen = self.standing.stamps.get(row.village, {}).get(row.answer_id, "")

    def value(self, row: UploadedAnswer) -> Value:
        """What a sound row says, in the type of its question."""
        return self._read[row.village, row.answer_id][1]

    def _value_of(self, row: UploadedAnswer) -> Value | None:
        row.problem = self._place_problem(row)
        if row.problem:
            return None
        try:
            value = read_answer(raw_of(row), self.index.answers[row.answer_id])
        except AnswerRefused as refusal:
            row.problem = in_words(refusal.fault)
            return None
        if value is None:
            row.problem = _("Jawabannya kosong. Isi jawabannya, atau hapus baris ini.")
        return value

    def _place_problem(self, row: UploadedAnswer) -> str:
        """Why the row names no open question of this round; "" where it does."""
        sheet = self.standing.sheets.get(row.village)
        if not row.village:
            return _("Kode desanya kosong. Isi kode seperti 62.09.04.2008.")
        if sheet is None:
            what = _("Kode desa %(code)s tidak ada dalam pendataan ini atau di luar wilayah Anda. Periksa kodenya.")
            return what % {"code": row.village}
        if row.year and row.year != str(self.standing.year):
            what = _("Baris ini bertahun %(found)s, pendataan ini %(year)s. Unduh buku kerja %(year)s.")
            return what % {"found": row.year, "year": self.standing.year}
        if not sheet.takes_answers:
            what = _("Isian %(village)s sudah di tahap %(step)s, jadi jawabannya terkunci.")
            return what % {"village": sheet.region.name, "step": sheet.get_step_display()}
        return self._cell_problem(row)

    def _cell_problem(self, row: UploadedAnswer) -> str:
        if row.answer_id not in self.index.answers:
            what = _("Kode isian “%(code)s” tidak ada di %(index)s. Salin kodenya dari buku kerja yang baru diunduh.")
            return what % {"code": row.answer_id[:60], "index": self.index.label}
        if row.is_merged:
            return _("Sel ini digabung dengan sel lain; tidak jelas milik pertanyaan mana. Pisahkan selnya, isi lagi.")
        return ""

    def _judge_repeated(self, row: UploadedAnswer, value: Value, first: UploadedAnswer, before: Value) -> None:
        facts = {"sheet": first.sheet or first.file, "row": first.row}
        if value == before:
            row.state, row.note = State.SAME, _("Sama dengan lembar %(sheet)s baris %(row)s.") % facts
            return
        what = _("Desa dan pertanyaan yang sama sudah dijawab lain di lembar %(sheet)s baris %(row)s. Sisakan satu.")
        row.problem = what % facts
        facts = {"sheet": row.sheet or row.file, "row": row.row}
        first.state, first.problem = State.FAULTY, what % facts

    def _judge_sound(self, row: UploadedAnswer, value: Value) -> None:
        stored = self.standing.answers.get(row.village, {})
        if row.answer_id not in stored:
            row.state = State.NEW
        elif _equal(stored[row.answer_id], value):
            row.state = State.SAME
        else:
            before = shown(self.index.answers[row.answer_id], stored[row.answer_id])
            row.state, row.note = State.CHANGED, _("Sekarang tersimpan: %(answer)s.") % {"answer": before}

    def _judge_together(self) -> None:
        """Answers of one village that cannot all be true are faulty, unless they were stored so before."""
        for village, rows in self._rows_by_village().items():
            given = dict(self.standing.answers.get(village, {}))
            given |= {id_: self._read[village, id_][1] for id_, row in rows.items() if row.state != State.FAULTY}
            for fault in contradictions_in(given, self.index):
                for id_ in fault.answers:
                    if id_ in rows and rows[id_].state in {State.NEW, State.CHANGED}:
                        rows[id_].state, rows[id_].problem = State.FAULTY, in_words(fault)
            for fault in doubts_in(given, self.index):
                for id_ in fault.answers:
                    if id_ in rows and rows[id_].state in {State.NEW, State.CHANGED}:
                        rows[id_].note = " ".join(filter(None, (rows[id_].note, in_words(fault))))

    def _rows_by_village(self) -> dict[str, dict[str, UploadedAnswer]]:
        villages: dict[str, dict[str, UploadedAnswer]] = {}
        for (village, id_), (row, _value) in self._read.items():
            villages.setdefault(village, {})[id_] = row
        return villages


def raw_of(row: UploadedAnswer) -> object:
    """The cell as it was read; a date is stored as a mapping, because JSON has none."""
    if not isinstance(row.raw, dict):
        return row.raw
    text = row.raw["date"]
    return date.fromisoformat(text[:10]) if "-" in text else time.fromisoformat(text)


def _equal(stored: object, value: Value) -> bool:
    """A number equals itself in another type, yes is not one."""
    return isinstance(stored, bool) == isinstance(value, bool) and stored == value
