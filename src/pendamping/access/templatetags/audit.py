"""The audit trail in words."""

from django import template

from pendamping.access.audit_words import ACTIONS

register = template.Library()


@register.filter
def audit_action(action: str) -> str:
    """What an action is called; its code where nobody gave it a name."""
    return str(ACTIONS.get(action, action))
