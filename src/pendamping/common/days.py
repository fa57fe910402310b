"""Reckoning with days inside a query."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, Func
from django.db.models.sql.compiler import SQLCompiler

Written = tuple[str, tuple[str | int, ...]]


class DaysLater(Func):
    """`DaysLater("start", "number")`: so many days after a date, where each row has a number of its own."""

    arity = 2
    output_field = DateField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any) -> Written:
        return self.as_sql(compiler, connection, template="date(%(expressions)s || ' days')", **extra_context)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any) -> Written:
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" + ", **extra_context)
