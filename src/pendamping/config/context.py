"""What every page's frame needs: the menu, the roles to switch to, whether the data are samples."""

from django.conf import settings
from django.http import HttpRequest

from pendamping import __version__
from pendamping.config.navigation import ACCOUNT, MAIN, entries_for


def shell(request: HttpRequest) -> dict[str, object]:
    context: dict[str, object] = {"version": __version__, "is_demo": settings.DEMO}
    scope = getattr(request, "scope", None)
    if scope is not None:
        context["scope"] = scope
        context["menu"] = entries_for(scope, MAIN, request.path)
        context["account_menu"] = entries_for(scope, ACCOUNT, request.path)
    return context
