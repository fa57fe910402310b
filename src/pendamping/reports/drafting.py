"""The words over the tables of an area's paper, drafted from its figures: what was done, what hinders, what to do."""

from collections import Counter
from collections.abc import Sequence
from functools import singledispatch
from typing import Final

from pendamping.reports import wording
from pendamping.reports.lines import joined
from pendamping.reports.models import PaperEdit
from pendamping.reports.schemas import DistrictPaper, Paragraph, ProgramPaper, RecapLine, RecapPaper, WordedPaper

Part = PaperEdit.Part
MOST_NAMES: Final = 6
MOST_THEMES: Final = 2
NO_PROBLEMS: Final = "Tidak ada kendala yang tercatat."


def drafted_words(paper: WordedPaper) -> tuple[Paragraph, ...]:
    """Summary, problems, recommendation; a text is empty where the figures ask for nothing."""
    return _paragraphs(_texts(paper))


def recap_words(lines: Sequence[RecapLine]) -> tuple[Paragraph, ...]:
    """Those of a recap, for whoever has only its lines."""
    return _paragraphs(_recap_texts(lines))


def _paragraphs(texts: tuple[str, str, str]) -> tuple[Paragraph, ...]:
    named = zip((Part.SUMMARY, Part.PROBLEM, Part.RECOMMENDATION), texts, strict=True)
    return tuple(Paragraph(part=part.value, text=text) for part, text in named)


@singledispatch
def _texts(paper: object) -> tuple[str, str, str]:
    raise TypeError(paper)


@_texts.register
def _recap(paper: RecapPaper) -> tuple[str, str, str]:
    return _recap_texts(paper.lines)


def _recap_texts(lines: Sequence[RecapLine]) -> tuple[str, str, str]:
    missing = sum(not one.is_handed_in for one in lines)
    empty = [one.days_without_report for one in lines if one.days_without_report]
    word = wording.number
    summary = (
        f"{word(len(lines))} orang bertugas: {word(len(lines) - missing)} laporan bulanan diserahkan, "
        f"{word(missing)} belum. {word(sum(one.reports for one in lines))} laporan harian terverifikasi, "
        f"{word(sum(one.visits for one in lines))} di antaranya kunjungan lapangan."
    )
    problems = [
        f"{word(missing)} orang belum menyerahkan laporan bulanan." if missing else "",
        f"{word(sum(empty))} hari kerja tanpa laporan, pada {word(len(empty))} orang." if empty else "",
    ]
    given = Counter(one.verdict for one in lines)
    without = given.pop("", 0)
    said = "; ".join(f"{verdict.lower()} {word(number)} orang" for verdict, number in given.most_common())
    recommended = [
        f"Rekomendasi pembayaran: {said}." if said else "",
        f"Belum ada rekomendasi untuk {word(without)} orang." if without else "",
    ]
    return summary, _sentences(problems) or NO_PROBLEMS, _sentences(recommended)


@_texts.register
def _district(paper: DistrictPaper) -> tuple[str, str, str]:
    word, village = wording.number, paper.office.village_word.lower()
    visited = [one for one in paper.villages if one.visits]
    unvisited = [one.village for one in paper.villages if not one.visits]
    late = [one for one in paper.promises if one.days_late]
    problems = len(paper.problems) + paper.more_problems
    summary = (
        f"Pada {wording.month_year(paper.month)} tercatat {word(sum(one.visits for one in paper.villages))} kunjungan "
        f"ke {word(len(visited))} dari {word(len(paper.villages))} {village}, dan "
        f"{word(sum(one.reports for one in paper.villages))} laporan harian yang terverifikasi."
    )
    hindering = [
        f"{word(problems)} masalah dilaporkan." if problems else "",
        f"Belum dikunjungi: {_names(unvisited)}." if unvisited else "",
        f"{word(len(late))} tindak lanjut lewat batas." if late else "",
    ]
    asked = [
        f"Mohon posisi kosong diisi: {'; '.join(paper.vacancies)}." if paper.vacancies else "",
        f"Mohon tindak lanjut yang lewat batas diselesaikan: {_names([one.title for one in late])}." if late else "",
    ]
    return summary, _sentences(hindering) or NO_PROBLEMS, _sentences(asked)


@_texts.register
def _program(paper: ProgramPaper) -> tuple[str, str, str]:
    word = wording.number
    known = [one for one in paper.themes if one.code]
    worked = sorted((one for one in known if one.reports), key=lambda one: -one.reports)
    unreached = [one.theme for one in known if not one.reports]
    with_problems = sorted((one for one in known if one.problems), key=lambda one: -one.problems)
    summary = (
        f"{paper.period}: {word(paper.seal.reports)} laporan harian terverifikasi; "
        f"{word(len(worked))} dari {word(len(known))} tema dikerjakan."
    )
    hindering = [
        f"Masalah dilaporkan pada {word(len(with_problems))} tema, terbanyak "
        f"{with_problems[0].theme} ({word(with_problems[0].problems)})."
        if with_problems
        else "",
        f"Tanpa kegiatan: {_names(unreached)}." if unreached else "",
    ]
    if worked:
        most = joined(f"{one.theme} ({word(one.reports)} laporan)" for one in worked[:MOST_THEMES])
        summary += f" Terbanyak {most}."
    asked = f"Mohon kegiatan direncanakan untuk {_names(unreached)}." if unreached else ""
    return summary, _sentences(hindering) or NO_PROBLEMS, asked


def _names(several: Sequence[str]) -> str:
    """The first ones, and how many more."""
    more = len(several) - MOST_NAMES
    return joined([*several[:MOST_NAMES], f"{wording.number(more)} lainnya"] if more > 0 else several)


def _sentences(given: Sequence[str]) -> str:
    return " ".join(one for one in given if one)
