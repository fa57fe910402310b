"""What a home says about the month: rooms beside each other never import one another, so it is told from here."""

from typing import Any

from django import template

from pendamping.reports.selectors.reminders import month_reminder

register = template.Library()


@register.inclusion_tag("config/_month_line.html", takes_context=True)
def month_line(context: template.RequestContext) -> dict[str, Any]:
    """One line, or none where nothing is to be handed in and nothing waits."""
    return {"scope": context["scope"], "reminder": month_reminder(context["scope"])}
