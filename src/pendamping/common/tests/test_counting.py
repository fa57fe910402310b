"""Several numbers in one query."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pendamping.access.models import Account
from pendamping.common.counting import numbers_of


@pytest.mark.django_db
def test_each_set_is_counted_by_its_name_in_one_query() -> None:
    for name in ("sari", "budi"):
        Account.objects.create(username=name, name=name)
    everybody = Account.objects.all()
    asked = {
        "all": everybody,
        "sari": everybody.filter(username="sari"),
        "absent": everybody.filter(username="ratna"),
        "impossible": everybody.filter(pk__in=[]),
        "none": everybody.none(),
    }
    with CaptureQueriesContext(connection) as queries:
        assert numbers_of(asked) == {"all": 2, "sari": 1, "absent": 0, "impossible": 0, "none": 0}
    assert len(queries) == 1


@pytest.mark.django_db
def test_what_finds_nothing_by_itself_is_not_asked() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert numbers_of({"none": Account.objects.none(), "impossible": Account.objects.filter(pk__in=[])}) == {
            "none": 0,
            "impossible": 0,
        }
    assert len(queries) == 0
