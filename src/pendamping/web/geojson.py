"""Answering with a map."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

FRESH_SECONDS = 600


def geojson_response(request: HttpRequest, geojson: str) -> HttpResponse:
    """The map, kept in the person's own browser for ten minutes; afterwards it only asks whether anything changed."""
    tag = f'"{hashlib.sha256(geojson.encode()).hexdigest()[:32]}"'
    response: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(geojson, content_type="application/geo+json")
    response["ETag"] = tag
    response["Cache-Control"] = f"private, max-age={FRESH_SECONDS}, must-revalidate"
    return response
