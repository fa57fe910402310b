"""The map of fields and papers is read off the papers: every name in it is a real one."""

from dataclasses import fields

from django.apps import apps

from pendamping.fieldwork.models import DailyReport
from pendamping.reports.feeding import fields_and_papers, parts_of, sources_of
from pendamping.reports.schemas.feeds import FEEDS
from pendamping.reports.storing import PAPERS


def test_every_source_is_a_field_and_every_part_has_it() -> None:
    for part, feeds in FEEDS.items():
        assert feeds.keys() <= {one.name for one in fields(part)}, part
        for source in (one for names in feeds.values() for one in names):
            app, model, name = source.split(".")
            assert apps.get_model(app, model)._meta.get_field(name).concrete, source


def test_no_field_that_bears_a_reports_name_is_forgotten() -> None:
    named = {"category", "problem", "follow_up", "participants_f", "participants_m", "result"}
    assert named <= {one.name for one in DailyReport._meta.concrete_fields}
    for paper in PAPERS.values():
        for part in parts_of(paper):
            unsaid = ({one.name for one in fields(part)} & named) - FEEDS.get(part, {}).keys()
            assert not unsaid, part


def test_a_problem_met_in_the_field_feeds_what_tells_of_problems() -> None:
    assert "fieldwork.DailyReport.problem" in set(sources_of(PAPERS["monthly"]))
    daily = next(group for group in fields_and_papers() if group.name == "Laporan harian")
    problem = next(row for row in daily.rows if row.label == "masalah")
    assert "Laporan camat" in problem.papers
