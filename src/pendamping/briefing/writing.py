"""From what was gathered to what the pack says: the one definition that page and paper draw."""

from pendamping.briefing import words
from pendamping.briefing.contents import Contents, Page
from pendamping.briefing.facts import Facts
from pendamping.briefing.sections import agencies, coverage, district, index, money, promises, questions
from pendamping.briefing.sections.promises import open_actions, open_obstacles
from pendamping.reports import wording


def write(facts: Facts) -> Contents:
    where, when = facts.region.full_name, wording.long_date(facts.day)
    since = f", sejak rapat {wording.long_date(facts.before.date)}" if facts.before else ""
    return Contents(
        title=f"Bahan rapat {where}",
        subtitle=f"Keadaan {when}{since}",
        regency=Page(
            code=facts.region.code,
            title=f"Bahan rapat {where}",
            finding=_finding(facts),
            sections=(
                questions.section(facts),
                index.section(facts),
                coverage.visits(facts),
                coverage.reporting(facts),
                promises.actions(facts),
                promises.obstacles(facts),
                money.section(facts),
                agencies.section(facts),
            ),
        ),
        districts=tuple(district.page(facts, one) for one in facts.districts),
    )


def _finding(facts: Facts) -> str:
    """The whole in one paragraph."""
    code = facts.region.code
    summary = index.summary_of(facts, code)
    late = sum(one.days_late(facts.day) > 0 for one in open_actions(facts, code))
    overdue = sum(one.days_late(facts.day) > 0 for one in open_obstacles(facts, code))
    return words.sentences(
        index.standing(summary, facts.terms.desa.lower()) if summary else "",
        index.movement(summary) if summary else "",
        coverage.visited(facts, code),
        f"{wording.number(late)} tindak lanjut dan {wording.number(overdue)} kendala lewat batas.",
    )
