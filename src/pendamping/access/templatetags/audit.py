"""The audit trail in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from pendamping.access.audit_words import ACTIONS, OBJECTS
from pendamping.access.roles import Role

register = template.Library()
SHORT = 13


@register.filter
def audit_action(action: str) -> str:
    """What an action is called; its code where nobody gave it a name."""
    return str(ACTIONS.get(action, action))


@register.filter
def audit_role(role: str) -> str:
    """PLD → Pendamping Lokal Desa; a command run at the machine says so."""
    if role in Role.values:
        return str(Role(role).label)
    return {"COMMAND": _("perintah di mesin"), "": _("tanpa peran")}.get(role, role)


@register.filter
def audit_object(object_type: str) -> str:
    """access.account → akun; its type where nobody gave it a name."""
    return str(OBJECTS.get(object_type, object_type))


@register.filter
def audit_reference(reference: str) -> str:
    """access.account:17 → akun 17."""
    kind, _colon, key = reference.rpartition(":")
    return f"{audit_object(kind)} {key}".strip()


@register.filter
def audit_facts(facts: Mapping[str, object]) -> str:
    """The facts on one line: peran PLD · sejak 2024-01-01."""
    return " · ".join(f"{name} {_plain(value)}" for name, value in facts.items() if value not in (None, "", [], {}))


def _plain(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


@register.filter
def shortened(key: str) -> str:
    """The beginning of a long id, enough to tell two apart on one page."""
    return f"{key[:SHORT]}…" if len(key) > SHORT else key


@register.filter
def at_key(mapping: Mapping[str, str], key: str) -> str:
    return mapping.get(key, key)
