"""A page, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`; where `fragment` is given and htmx asks, only that part."""
    wants_part = fragment is not None and request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    response = render(request, fragment if wants_part and fragment else template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
