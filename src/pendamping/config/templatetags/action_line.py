"""What a home says about promises: rooms beside each other never import one another, so it is told from here."""

from typing import Any

from django import template

from pendamping.meetings.selectors.reminders import action_reminder

register = template.Library()


@register.inclusion_tag("config/_action_line.html", takes_context=True)
def action_line(context: template.RequestContext) -> dict[str, Any]:
    """One line, or none where nothing of one's own is due and nothing waits with whoever leads."""
    return {"scope": context["scope"], "reminder": action_reminder(context["scope"])}
