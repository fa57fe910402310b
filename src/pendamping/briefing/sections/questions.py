"""What the head of the kabupaten will ask, answered from the same figures as the sections."""

from pendamping.briefing import words
from pendamping.briefing.contents import Question, Questions, Section
from pendamping.briefing.facts import Facts
from pendamping.briefing.sections import money
from pendamping.briefing.sections.agencies import totals_of
from pendamping.briefing.sections.index import DECIMALS, summary_of, villages_of, why_fallen
from pendamping.briefing.sections.promises import open_actions, open_obstacles
from pendamping.indices.overview import VillageFigures, nearest
from pendamping.meetings.ladder import Rung, rung_of
from pendamping.obstacles.models import Level
from pendamping.reports import wording

CLOSEST, NAMED = 5, 6


def section(facts: Facts) -> Section:
    asked = (
        _why_fallen(facts),
        _closest(facts),
        _unvisited(facts),
        _without_pld(facts),
        _broken_promises(facts),
        _waiting_for_me(facts),
        _who_can_lift(facts),
        money.question(facts),
    )
    return Section(
        key="questions",
        title=f"Yang mungkin ditanyakan {facts.terms.regency_head}",
        finding="",
        source=f"Jawaban dihitung dari bagian yang disebut; keadaan {words.day(facts.day)}.",
        blocks=(Questions(questions=asked),),
    )


def _why_fallen(facts: Facts) -> Question:
    summary = summary_of(facts, facts.region.code)
    desa = facts.terms.desa
    asked = f"{desa} mana yang turun status, dan mengapa?"
    where = "Perpindahan status dan sebabnya"
    if summary is None or not summary.compared:
        return Question(question=asked, answer="Belum diketahui: belum ada dua tahun hasil.", source=where)
    fallen = [one for group in summary.fell for one in group.villages]
    told = [_fallen(facts, one) for one in fallen]
    answer = words.sentence(words.listed(told)) or (
        f"Tidak ada {desa.lower()} yang turun; {wording.number(summary.number_rose)} naik."
    )
    return Question(question=asked, answer=answer, source=where)


def _fallen(facts: Facts, village: VillageFigures) -> str:
    because = why_fallen(facts, village)
    return f"{village.name} ({because or 'sebab per indikator belum diketahui'})"


def _closest(facts: Facts) -> Question:
    near = nearest(villages_of(facts, facts.region.code), CLOSEST)
    told = [f"{one.name} (kurang {wording.figure(one.missing_to_next, DECIMALS)})" for one in near]
    return Question(
        question=f"{facts.terms.desa} mana yang paling dekat naik status?",
        answer=words.sentence(words.listed(told, CLOSEST)) or "Belum diketahui: belum ada hasil indeks.",
        source="Perpindahan status dan sebabnya",
    )


def _unvisited(facts: Facts) -> Question:
    without = facts.unvisited(facts.region.code)
    names = [f"{one.name} ({words.days(facts.days_since_visit(one.code))})" for one in without]
    return Question(
        question=f"Apakah semua {facts.terms.desa.lower()} dikunjungi?",
        answer=f"Belum: {words.listed(names, NAMED)}." if names else f"Ya, dalam {facts.visits.days} hari terakhir.",
        source=f"{facts.terms.desa} tanpa kunjungan",
    )


def _without_pld(facts: Facts) -> Question:
    empty = [one.name for code, one in facts.villages.items() if code not in facts.pld]
    return Question(
        question=f"{facts.terms.desa} mana yang tidak punya pendamping?",
        answer=f"{wording.number(len(empty))} {facts.terms.desa.lower()}: {words.listed(empty, NAMED)}."
        if empty
        else "Semua punya PLD.",
        source=f"Penempatan yang berlaku {words.day(facts.day)}",
    )


def _broken_promises(facts: Facts) -> Question:
    late: dict[str, list[int]] = {}
    for one in open_actions(facts, facts.region.code):
        if one.days_late(facts.day):
            late.setdefault(one.owner or "tidak diketahui", []).append(one.days_late(facts.day))
    worst = sorted(late.items(), key=lambda entry: (-max(entry[1]), entry[0]))
    told = [
        f"{owner} {wording.number(len(several))} (paling lama {words.days(max(several))})" for owner, several in worst
    ]
    return Question(
        question="Janji siapa yang lewat waktu?",
        answer=words.sentence(words.listed(told, NAMED)) or "Tidak ada yang lewat waktu.",
        source="Tindak lanjut yang terbuka",
    )


def _waiting_for_me(facts: Facts) -> Question:
    waiting = [one for one in open_obstacles(facts, facts.region.code) if one.level is Level.REGENCY]
    late = [one for one in waiting if one.days_late(facts.day)]
    at_head = [
        one
        for one in open_actions(facts, facts.region.code)
        if one.due_on and rung_of(one.due_on, facts.day) == Rung.HEAD
    ]
    names = [one.obstacle.title for one in late] + [one.title for one in at_head]
    return Question(
        question="Apa yang menunggu keputusan saya?",
        answer=words.sentences(
            f"{wording.number(len(waiting))} kendala menunggu tingkat kabupaten, "
            f"{wording.number(len(late))} lewat batas; {wording.number(len(at_head))} tindak lanjut "
            "sudah waktunya dibawa kepada kepala daerah.",
            f"Yang terlama: {words.listed(names)}." if names else "",
        ),
        source="Kendala; tindak lanjut",
    )


def _who_can_lift(facts: Facts) -> Question:
    totals = [one for one in totals_of(facts) if one.rising][:3]
    told = [f"{one.name} ({wording.number(one.rising)} {facts.terms.desa.lower()})" for one in totals]
    return Question(
        question="Dinas mana yang paling banyak dapat mengangkat?",
        answer=words.sentence(words.listed(told)) or "Belum diketahui: belum ada skor indikator.",
        source="Daftar kerja per perangkat daerah",
    )
