"""Every page and API operation states what it needs; a test fails for any that states none."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from pendamping.common.scope import Scope

PUBLIC = "public"
P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request of somebody who signed in: it carries the scope that every selector and service asks for."""

    scope: Scope


PersonView = Callable[Concatenate[PersonRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(need: str) -> Callable[[PersonView[P]], View[P]]:
    """The view runs for a scope that may do `need`; others get 404, somebody unknown is asked to sign in."""

    def wrap(view: PersonView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            person_request = cast("PersonRequest", request)
            if not person_request.scope.may(need):
                raise Http404
            return view(person_request, *args, **kwargs)

        guarded.need = need  # type: ignore[attr-defined]  # read by the menu and by the access table test
        return cast("View[P]", guarded)

    return wrap


def public(view: View[P]) -> View[P]:
    """The view is for everybody, and says so."""
    view.need = PUBLIC  # type: ignore[attr-defined]  # read by the access table test
    return view
