"""The map of every paper that leaves the house, and its page."""

from collections.abc import Callable

from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pendamping.common.scope import Scope
from pendamping.exchange.papers import every_paper
from pendamping.exchange.sources import SOURCES
from pendamping.reports.feeding import fields_and_papers

SignIn = Callable[[Scope], Client]
MOST_QUERIES = 15


def test_every_column_says_which_stored_field_it_is_made_of() -> None:
    for source in SOURCES.values():
        for column in source.columns:
            assert column.fed_by, column.id
            for name in column.fed_by:
                label, _dot, field = name.rpartition(".")
                assert apps.get_model(label)._meta.get_field(field).concrete, name


def test_the_map_holds_every_paper_under_names_that_people_know() -> None:
    papers = every_paper()
    groups = fields_and_papers(papers)
    assert {paper for group in groups for row in group.rows for paper in row.papers} == papers.keys()
    problem = next(row for group in groups for row in group.rows if row.label == "masalah")
    assert {"Laporan camat", "Berkas kinerja", "Jawaban data: Laporan harian terverifikasi"} <= set(problem.papers)


def test_the_page_is_searched_by_field_and_by_paper(
    sign_in: SignIn, sari: Scope, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, page = sign_in(sari), reverse("exchange:fields")
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = client.get(page, {"cari": "notulen", "menurut": "dokumen"}).content.decode()
    assert "Notulen rapat" in shown
    assert "Berkas kinerja" not in shown
    assert "Tidak ada isian atau dokumen" in client.get(page, {"cari": "zzz"}).content.decode()
