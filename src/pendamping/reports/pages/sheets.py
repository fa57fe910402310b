"""Sheets about the index, to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from pendamping.acceleration.errors import NotSolved
from pendamping.reports.pages.documents import download
from pendamping.reports.services.sheets import (
    print_agency_sheet,
    print_plan_sheet,
    print_practice,
    print_village_sheet,
    print_vision,
)
from pendamping.web.needs import PersonRequest, needs


@needs("index.read")
@require_GET
def village(request: PersonRequest, code: str) -> HttpResponse:
    return download(print_village_sheet(request.scope, code, _year(request)))


@needs("index.read")
@require_GET
def agency(request: PersonRequest, code: str, level: str, agency: str) -> HttpResponse:
    return download(print_agency_sheet(request.scope, code, level, agency, _year(request)))


@needs("acceleration.read")
@require_GET
def plan(request: PersonRequest, pk: UUID) -> HttpResponse:
    try:
        return download(print_plan_sheet(request.scope, pk))
    except NotSolved:
        return redirect("acceleration:scenario", pk)


@needs("library.read")
@require_GET
def practice(request: PersonRequest, pk: UUID) -> HttpResponse:
    return download(print_practice(request.scope, pk))


@needs("goal.read")
@require_GET
def vision(request: PersonRequest, code: str) -> HttpResponse:
    return download(print_vision(request.scope, code, _year(request) or request.scope.today.year))


def _year(request: HttpRequest) -> int | None:
    text = request.GET.get("tahun", "")
    return int(text) if text.isascii() and text.isdigit() else None
