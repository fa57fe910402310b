"""Reckoning with days inside a query."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, FloatField, Func
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


class DaysBetween(Func):
    """`DaysBetween("submitted_at", "checked_at")`: days and parts of a day from one moment to the other."""

    arity = 2
    output_field = FloatField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any) -> Written:
        since, until = (compiler.compile(one) for one in self.get_source_expressions())
        return f"(julianday({until[0]}) - julianday({since[0]}))", (*until[1], *since[1])

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any) -> Written:
        since, until = (compiler.compile(one) for one in self.get_source_expressions())
        return f"(EXTRACT(EPOCH FROM {until[0]} - {since[0]}) / 86400)::double precision", (*until[1], *since[1])
