"""Which goals a record serves, on the record's own page: its app stands below the one of goals."""

from typing import Any
from uuid import UUID

from django import template

from pendamping.vision.records import Record, RecordKind, may_tag
from pendamping.vision.selectors.goals import goals_of_record

register = template.Library()


@register.inclusion_tag("config/_goals_of_record.html", takes_context=True)
def goals_of(context: template.RequestContext, kind: str, record: Record) -> dict[str, Any]:
    """The goals, with the way to say others for whoever may."""
    scope, pk = context["scope"], UUID(str(record.pk))
    may = may_tag(scope, record)
    goals = goals_of_record(scope, RecordKind(kind), pk) if scope.may("goal.read") else ()
    return {"goals": goals, "may_tag": may, "kind": kind, "pk": pk}
