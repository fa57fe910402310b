"""What every page's frame needs: the menu, the roles to switch to, whether the data are samples; for homes: notices."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pendamping import __version__
from pendamping.common.scope import Scope
from pendamping.config.navigation import ACCOUNT, MAIN, SEARCH, SWITCH_ROLE, address_of, entries_for, in_one_line
from pendamping.config.notices import notices_for


def shell(request: HttpRequest) -> dict[str, Any]:
    """`version`, `is_demo`; for somebody signed in also `scope`, `menu` and its parts, `hats`, `role_label`."""
    context: dict[str, Any] = {"version": __version__, "is_demo": settings.DEMO}
    scope = getattr(request, "scope", None)
    if scope is None:
        return context
    hats = getattr(request, "hats", [])
    menu = entries_for(scope, MAIN, request.path)
    line, more = in_one_line(menu)
    return context | {
        "scope": scope,
        "menu": menu,
        "menu_line": line,
        "menu_more": more,
        "is_in_more": any(entry["active"] for entry in more),
        "account_menu": entries_for(scope, ACCOUNT, request.path),
        "hats": [{"role": hat.role.value, "label": hat.role.label, "chosen": hat.role == scope.role} for hat in hats],
        "role_label": next((hat.role.short for hat in hats if hat.role == scope.role), ""),
        "switch_url": address_of(SWITCH_ROLE),
        "search_url": address_of(SEARCH),
    }


def notices(request: HttpRequest) -> dict[str, object]:
    """Asked only where a template names it."""
    scope: Scope | None = getattr(request, "scope", None)
    return {} if scope is None else {"notices": SimpleLazyObject(partial(notices_for, scope))}
