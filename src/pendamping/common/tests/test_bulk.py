"""Writing many rows at once."""

import pytest
from django.db import connection

from pendamping.common.bulk import insert_rows, tell_planner
from pendamping.regions.models import Region


@pytest.mark.django_db
def test_postgresql_plans_with_the_rows_of_its_own_transaction() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite merencanakan tanpa statistik")
    insert_rows([Region.of(f"62090420{number:02}", f"Contoh {number}") for number in range(10, 60)])
    tell_planner(Region)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Region._meta.db_table])
        assert cursor.fetchone() == (Region.objects.count(),)
