"""The audit trail in words."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.access.audit_words import ACTIONS, FACTS, OBJECTS, VALUES
from pendamping.access.roles import Role

register = template.Library()
SHORT = 13
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d)?)?")


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
    """The facts on one line: peran Pendamping Desa · sejak 1 Jan 2024 · data contoh."""
    known = {name: value for name, value in facts.items() if value not in (None, "", [], {}, False)}
    return " · ".join(f"{FACTS.get(name, name)} {_plain(value)}".strip() for name, value in known.items())


def _plain(value: object) -> str:
    """True needs no word beside its name; dates, roles and other codes as pages say them; long ids shortened."""
    if value is True:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{_plain(name)} {_plain(one)}" for name, one in value.items())
    text = str(value)
    if _UUID.fullmatch(text):
        return shortened(text)
    if _MOMENT.fullmatch(text):
        with suppress(ValueError):  # 2024-13-45 looks like one
            is_day = len(text) == len("2024-11-12")
            return date_format(datetime.fromisoformat(text), "SHORT_DATE_FORMAT" if is_day else "SHORT_DATETIME_FORMAT")
    return str(VALUES.get(text, audit_role(text)))


@register.filter
def shortened(key: str) -> str:
    """The beginning of a long id, enough to tell two apart on one page."""
    return f"{key[:SHORT]}…" if len(key) > SHORT else key


@register.filter
def at_key(mapping: Mapping[str, str], key: str) -> str:
    return mapping.get(key, key)
