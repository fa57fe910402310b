"""The map of fields and papers is read off the papers: every name in it is a real one."""

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

import pytest
from django.apps import apps

from pendamping.fieldwork.models import DailyReport
from pendamping.meetings.reading import AgendaLine
from pendamping.meetings.selectors import Presence
from pendamping.reports.feeding import fields_and_papers, fields_matching, papers_matching, parts_of, sources_of
from pendamping.reports.lines import Printable
from pendamping.reports.meetings.invitations import letters
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.meetings.writing import WRITERS, Held, written
from pendamping.reports.performance_data import file_data
from pendamping.reports.schemas.feeds import FEEDS
from pendamping.reports.storing import PAPERS

TEXTS = ("CharField", "TextField")
HELD = ("meetings.Meeting", "meetings.AgendaItem", "meetings.Decision", "meetings.Action", "meetings.GivenAward")
DAY, CLOCK = date(2024, 11, 14), time(8, 0)


def test_every_source_is_a_field_and_every_part_has_it() -> None:
    for part, feeds in FEEDS.items():
        if is_dataclass(part):
            assert feeds.keys() <= {one.name for one in fields(part)}, part
        for source in (one for names in feeds.values() for one in names):
            app, model, name = source.split(".")
            assert apps.get_model(app, model)._meta.get_field(name).concrete, source


def test_no_field_that_bears_a_reports_name_is_forgotten() -> None:
    named = {"category", "problem", "follow_up", "participants_f", "participants_m", "result"}
    assert named <= {one.name for one in DailyReport._meta.concrete_fields}
    for paper in PAPERS.values():
        for part in parts_of(paper):
            assert is_dataclass(part)
            unsaid = ({one.name for one in fields(part)} & named) - FEEDS.get(part, {}).keys()
            assert not unsaid, part


def test_a_problem_met_in_the_field_feeds_what_tells_of_problems() -> None:
    assert "fieldwork.DailyReport.problem" in set(sources_of(PAPERS["monthly"]))
    assert "fieldwork.DailyReport.problem" in set(sources_of(file_data))


def saying(label: str, **values: Any) -> Any:
    """A record in which every text says of which field it is."""
    columns = apps.get_model(label)._meta.concrete_fields
    texts = [one.name for one in columns if one.get_internal_type() in TEXTS and not one.choices]
    return apps.get_model(label)(**{name: f"{label}.{name}" for name in texts} | values)


def texts_of(paper: Callable[..., Any]) -> set[str]:
    """Which fields of the records in `held` that hold text the map gives to a paper."""
    found = set()
    for source in sources_of(paper):
        label, _dot, name = source.rpartition(".")
        field = apps.get_model(label)._meta.get_field(name)
        if label in HELD and field.get_internal_type() in TEXTS and not field.choices:
            found.add(source)
    return found


def texts_in(paper: Printable) -> set[str]:
    return set(re.findall(rf"(?:{'|'.join(HELD)})\.\w+", json.dumps(paper)))


@pytest.fixture
def held() -> Held:
    return Held(
        meeting=saying("meetings.Meeting", date=DAY, start=CLOCK, end=CLOCK),
        lines=[AgendaLine(saying("meetings.AgendaItem"), CLOCK, is_current=False)],
        decisions=[saying("meetings.Decision")],
        actions=[saying("meetings.Action", due_on=DAY)],
        presence=Presence(invited=1, present=1, men=0, women=1, excused=0, groups=[]),
        came=[],
        keepers=[],
        awards=[saying("meetings.GivenAward")],
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_a_paper_of_a_meeting_tells_what_the_map_says_of_it(held: Held, kind: PaperKind) -> None:
    assert texts_in(written(kind, held)) == texts_of(WRITERS[kind])


def test_a_letter_tells_what_the_map_says_of_it(held: Held) -> None:
    paper = letters(held.meeting, held.lines, [], number=held.meeting.letter_number)
    assert texts_in(paper) == texts_of(letters)


def test_the_map_is_searched_both_ways() -> None:
    papers = {"Notulen": ["meetings.Meeting.place", "meetings.Decision.text"], "Undangan": ["meetings.Meeting.place"]}
    groups = fields_and_papers(papers)
    assert [row.papers for group in fields_matching(groups, "TEMPAT") for row in group.rows] == [
        ("Notulen", "Undangan")
    ]
    assert {row.label for group in fields_matching(groups, "notulen") for row in group.rows} == {"tempat", "keputusan"}
    asked = {text: papers_matching(groups, papers, text) for text in ("notulen", "keputusan", "tidak ada")}
    assert [[paper.name, len(paper.groups)] for paper in asked["notulen"]] == [["Notulen", 2]]
    assert [[paper.name, len(paper.groups)] for paper in asked["keputusan"]] == [["Notulen", 1]]
    assert asked["tidak ada"] == []
