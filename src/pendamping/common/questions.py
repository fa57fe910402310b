"""Questions that are put into SQL once: Django writes a long query for longer than the database takes to answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, ParamSpec, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

KEPT = 256  # of each question, by whom and of which day it was asked last: some kilobytes each

Asked = ParamSpec("Asked")
Rows = list[tuple[Any, ...]]
Conversion = tuple[int, Sequence[Callable[[Any, Any, Any], Any]]]  # place of a column, functions for its value


@dataclass(frozen=True, slots=True)
class _Written:
    sql: str
    values: tuple[Any, ...]
    conversions: Sequence[Conversion]

    def ask(self) -> Rows:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            rows: Rows = cursor.fetchall()
        return [self._converted(row) for row in rows] if self.conversions else rows

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        columns = list(row)
        for place, functions in self.conversions:
            for function in functions:
                columns[place] = function(columns[place], None, connection)
        return tuple(columns)


def written_once(build: Callable[Asked, QuerySet[Any, Any]]) -> Callable[Asked, Rows]:
    """Of a function that makes a `values_list` query from its arguments alone: no table, no clock, no language.

    It lists columns and figures, no keys of JSON fields. Its SQL is kept for the same arguments, and so for the same
    person on the same day; the rows are read every time.
    """

    def written(*args: Asked.args, **kwargs: Asked.kwargs) -> _Written | None:
        compiler = build(*args, **kwargs).query.get_compiler(connection=connection)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:  # nothing can be found, whatever the tables hold
            return None
        selected = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
        # What was selected is left out: it holds the whole query, and only a key of a JSON field would ask for it.
        found = [(place, functions) for place, (functions, _selected) in compiler.get_converters(selected).items()]
        return _Written(sql, tuple(values), found)

    kept = cast("Callable[Asked, _Written | None]", lru_cache(KEPT)(written))

    @wraps(build)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Rows:
        question = kept(*args, **kwargs)
        return question.ask() if question else []

    return ask
