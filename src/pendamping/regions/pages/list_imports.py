"""Newer official lists: upload, look, decide, apply."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pendamping.common.problems import Problem
from pendamping.common.tables import write_xlsx
from pendamping.regions.forms import ListImportForm
from pendamping.regions.lists.reading import list_template
from pendamping.regions.models import RegionImport, RegionImportLine
from pendamping.regions.presenting import place_of
from pendamping.regions.selectors import get_list_import, line_counts, lines_of, list_imports, names_of
from pendamping.regions.services import (
    apply_list_import,
    cancel_list_import,
    decide_line,
    decide_open_lines,
    prepare_list_import,
)
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE = 50
MOST_SHOWN = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Kind = RegionImportLine.Kind
# What needs a person first, what only informs last.
TABS = (Kind.CONFLICT, Kind.FAULTY, Kind.MOVED, Kind.CLOSED, Kind.RENAMED, Kind.ADDED)


@needs("region.manage")
def list_import(request: PersonRequest) -> HttpResponse:
    """Upload a list, or go on with one that waits."""
    form = ListImportForm(request.scope, request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            pending = prepare_list_import(request.scope, form.to_input())
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        else:
            return redirect("regions:list_preview", import_id=pending.pk)
    imports = list(list_imports(request.scope)[:MOST_SHOWN])
    return render_page(request, "regions/list_import.html", {"form": form, "imports": imports})


@needs("region.manage")
@require_GET
def list_template_file(_request: PersonRequest) -> HttpResponse:
    return _xlsx(list_template(), "contoh-daftar-wilayah.xlsx")


@needs("region.manage")
@require_GET
def list_preview(request: PersonRequest, import_id: UUID) -> HttpResponse:
    """What a list would change, kind by kind."""
    found = get_list_import(request.scope, import_id)
    counts = line_counts(request.scope, import_id)
    asked = request.GET.get("kind", "")
    kind = asked if asked in Kind.values else next((one for one in TABS if counts[one]), Kind.ADDED)
    page = Paginator(lines_of(request.scope, import_id, kind), ON_A_PAGE).get_page(request.GET.get("page"))
    names = names_of(line.code for line in page) if kind != Kind.FAULTY else {}
    context = {
        "import": found,
        "is_pending": found.state == RegionImport.State.PENDING,
        "coverage": names_of([found.coverage]).get(found.coverage, ""),
        "tabs": [(one, counts[one]) for one in TABS],
        "kind": Kind(kind),
        "undecided": counts["undecided"],
        "changes": sum(counts[one] for one in TABS if one != Kind.FAULTY),
        "faulty": counts[Kind.FAULTY],
        "page": page,
        "lines": [(line, place_of(line.code, names), _answers(line)) for line in page],
    }
    return render_page(request, "regions/list_preview.html", context)


def _answers(line: RegionImportLine) -> list[tuple[str, str, bool]]:
    """The choices for a line in words that fit its kind, and which one stands."""
    words = {
        (Kind.MOVED, "same"): _("Pindah kode"),
        (Kind.MOVED, "other"): _("Dua wilayah berbeda"),
        (Kind.CONFLICT, "same"): _("Wilayah yang sama, ganti nama"),
        (Kind.CONFLICT, "other"): _("Wilayah lain") if line.old_code else _("Wilayah baru"),
        (Kind.MOVED, "skip"): _("Biarkan"),
        (Kind.CONFLICT, "skip"): _("Biarkan"),
    }
    standing = line.decision or ("same" if line.kind == Kind.MOVED else "")
    return [(answer, words[Kind(line.kind), answer], answer == standing) for answer in line.answers]


@needs("region.manage")
@require_POST
def decide(request: PersonRequest, import_id: UUID, line_id: int) -> HttpResponse:
    """Answer one line; without a script the page comes again at the same place."""
    line = decide_line(request.scope, import_id, line_id, request.POST.get("decision", ""))
    if request.headers.get("HX-Request"):
        names = names_of([line.code])
        context = {"import": line.parent, "is_pending": True, "line": line, "place": place_of(line.code, names)}
        answer = render_page(request, "regions/_list_line.html", context | {"answers": _answers(line)})
        if not line_counts(request.scope, import_id)["undecided"]:
            answer["HX-Refresh"] = "true"  # the button that applies everything appears
        return answer
    address = f"?kind={line.kind}&page={request.POST.get('page', '1')}#baris-{line.pk}"
    response = redirect("regions:list_preview", import_id=import_id)
    response["Location"] += address
    return response


@needs("region.manage")
@require_POST
def decide_open(request: PersonRequest, import_id: UUID) -> HttpResponse:
    """The same answer for every line that still waits."""
    count = decide_open_lines(request.scope, import_id, request.POST.get("decision", ""))
    messages.success(request, _("%(count)s baris diputuskan.") % {"count": count})
    return redirect("regions:list_preview", import_id=import_id)


@needs("region.manage")
@require_POST
def apply(request: PersonRequest, import_id: UUID) -> HttpResponse:
    try:
        done = apply_list_import(request.scope, import_id)
    except Problem as problem:
        if problem.status != 422:  # noqa: PLR2004  what a person can mend is said on the page of the import
            raise
        messages.error(request, str(problem))
        return redirect("regions:list_preview", import_id=import_id)
    messages.success(request, _("Daftar %(source)s diterapkan.") % {"source": done.source})
    return redirect("regions:list_import")


@needs("region.manage")
@require_POST
def cancel(request: PersonRequest, import_id: UUID) -> HttpResponse:
    cancel_list_import(request.scope, import_id)
    messages.success(request, _("Impor dibatalkan. Daftar wilayah tidak berubah."))
    return redirect("regions:list_import")


@needs("region.manage")
@require_GET
def faulty_rows(request: PersonRequest, import_id: UUID) -> HttpResponse:
    """The rows that could not be read, to mend and to upload again."""
    lines = lines_of(request.scope, import_id, Kind.FAULTY)
    heads = [_("Kode"), _("Nama"), _("Kode lama"), _("Yang perlu diperbaiki")]
    rows = [[line.code, line.name, line.old_code, line.reason] for line in lines]
    return _xlsx(write_xlsx({_("Perlu diperbaiki"): [heads, *rows]}), "daftar-wilayah-perlu-diperbaiki.xlsx")


def _xlsx(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
