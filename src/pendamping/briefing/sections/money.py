"""Money that is stuck: works of the villages as the day knew them, and what obstacles tell of money."""

from pendamping.briefing import words
from pendamping.briefing.contents import Block, Cell, Column, Lines, Question, Section, table
from pendamping.briefing.facts import Facts
from pendamping.briefing.sections.promises import open_obstacles
from pendamping.reports import wording
from pendamping.villages.selectors import KnownWork
from pendamping.villages.standing import Reason, Stuck

BUDGET = "budget"  # the theme of obstacles about money
MOST_WORKS, NAMED = 20, 3
UNKNOWN = "Belum diketahui: anggaran dan penyaluran desa belum dicatat di sini."
WORDS = {
    Reason.STOPPED: "terhenti",
    Reason.LATE: "lewat rencana selesai",
    Reason.SILENT: "tanpa kabar kemajuan",
}


def stuck_works(facts: Facts, within: str) -> list[tuple[KnownWork, Stuck]]:
    """Stuck then, the longest first."""
    return [(one, one.stuck) for one in facts.works if one.stuck and one.work.region_id.startswith(within)]


def section(facts: Facts) -> Section:
    """Where no works were known on that day, the pack says so instead of showing nothing as good news."""
    return Section(
        key="money",
        title="Dana yang tersendat",
        finding=_finding(facts) if facts.works else UNKNOWN,
        source=_source(facts) if facts.works else "Minta angka penyaluran kepada Dinas PMD atau KPPN sebelum rapat.",
        blocks=(*_works(facts), _obstacles(facts)),
        unknown=_unknown(facts) if facts.works else "",
    )


def question(facts: Facts) -> Question:
    stuck = stuck_works(facts, facts.region.code)
    told = [f"{one.work.name}, {one.work.region.name} ({words.days(why.days)})" for one, why in stuck]
    answer = words.sentence(words.listed(told, NAMED)) or "Tidak ada yang tersendat menurut kegiatan yang tercatat."
    return Question(
        question="Dana mana yang tersendat?",
        answer=answer if facts.works else UNKNOWN,
        source="Dana yang tersendat",
    )


def _finding(facts: Facts) -> str:
    stuck = stuck_works(facts, facts.region.code)
    if not stuck:
        return f"Tidak ada yang tersendat di antara {wording.number(len(facts.works))} kegiatan desa yang tercatat."
    waiting = sum(one.work.budget - (one.standing.disbursed or 0) for one, _why in stuck)
    return (
        f"{wording.number(len(stuck))} dari {wording.number(len(facts.works))} kegiatan desa tersendat; "
        f"{words.rupiah(waiting)} anggarannya belum tercatat cair."
    )


def _source(facts: Facts) -> str:
    return f"Kegiatan desa dan kemajuannya sebagaimana tercatat sampai {words.day(facts.day)}."


def _unknown(facts: Facts) -> str:
    known = {one.work.region_id for one in facts.works if one.work.year == facts.day.year}
    without = [one.name for code, one in facts.villages.items() if code not in known]
    if not without:
        return ""
    number, desa = wording.number(len(without)), facts.terms.desa.lower()
    return f"Kegiatan {facts.day.year} belum tercatat untuk {number} {desa}: {words.listed(without)}."


def _works(facts: Facts) -> tuple[Block, ...]:
    if not facts.works:
        return ()
    columns = (
        Column(head="Kegiatan"),
        Column(head="Anggaran", is_number=True, width=30),
        Column(head="Kemajuan", is_number=True, width=20),
        Column(head="Tersendat", is_number=True, width=20),
        Column(head="Sebab", width=52),
    )
    rows = (_work(one, why) for one, why in stuck_works(facts, facts.region.code))
    return (table(columns, rows, MOST_WORKS, empty="Tidak ada kegiatan yang tersendat."),)


def _work(one: KnownWork, why: Stuck) -> tuple[Cell, ...]:
    share = f"cair {why.money_share}%" if why.money_share is not None else "pencairan belum diketahui"
    return (
        Cell(text=one.work.name, under=f"{one.work.region.name} · {one.work.fund} {one.work.year}"),
        Cell(text=words.rupiah(one.work.budget), under=share),
        Cell(text=f"{one.standing.percent}%", under=words.day(one.standing.seen_on) or "belum pernah dilihat"),
        Cell(text=words.days(why.days), is_late=True),
        Cell(text=words.sentence(", ".join(_reason(reason, why) for reason in why.reasons)), under=one.standing.note),
    )


def _reason(reason: Reason, why: Stuck) -> str:
    if reason is Reason.MONEY_BEHIND:
        return f"serapan {why.money_share}% saat {why.time_share}% waktunya berlalu"
    return WORDS[reason]


def _obstacles(facts: Facts) -> Lines:
    told = [one for one in open_obstacles(facts, facts.region.code) if one.obstacle.theme == BUDGET]
    lines = [f"{one.obstacle.title} ({one.obstacle.region.name}), batas {words.day(one.due_on)}." for one in told]
    return Lines(lines=(f"Kendala tentang penggunaan anggaran yang terbuka: {wording.number(len(told))}.", *lines))
