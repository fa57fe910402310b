"""Questions that are put into SQL once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet

from pendamping.common.models import StoredFile
from pendamping.common.questions import written_once
from pendamping.people.models import Person


@pytest.fixture
def written() -> list[str]:
    """The names that `ids_of` made a query for."""
    return []


@pytest.fixture
def ids_of(written: list[str]) -> Callable[[str], list[tuple[Any, ...]]]:
    @written_once
    def question(name: str) -> QuerySet[Person, Any]:
        written.append(name)
        return Person.objects.filter(name=name).order_by().values_list("pk", "registered_at")

    return question


@pytest.mark.django_db
def test_rows_are_read_every_time_and_the_query_is_written_once(
    ids_of: Callable[[str], list[tuple[Any, ...]]], written: list[str]
) -> None:
    assert ids_of("Sari") == []
    sari = Person.objects.create(name="Sari")
    assert ids_of("Sari") == [(sari.pk, sari.registered_at)]
    assert ids_of("Budi") == []
    assert written == ["Sari", "Budi"]


@pytest.mark.django_db
def test_what_can_find_nothing_is_not_asked(django_assert_num_queries: Callable[[int], Any]) -> None:
    @written_once
    def nothing() -> QuerySet[StoredFile, Any]:
        return StoredFile.objects.filter(pk__in=[]).values_list("pk")

    with django_assert_num_queries(0):
        assert nothing() == []
