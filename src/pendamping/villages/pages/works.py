"""One work with its history, and writing: a new one, mending one, its progress, taking it out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.villages.errors import EditConflict
from pendamping.villages.forms import ProgressForm, WithdrawForm, WorkForm, first_values
from pendamping.villages.models import Work
from pendamping.villages.reading import reading_of
from pendamping.villages.selectors import get_work
from pendamping.villages.services import edit_work, record_work, withdraw_work, write_progress
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("work.read")
def work(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _work_page(request, get_work(request.scope, pk))


def _work_page(request: PersonRequest, found: Work, **bound: object) -> HttpResponse:
    """The page of one work; `bound` brings back a form that was not taken."""
    context: dict[str, object] = {"work": found, "reading": reading_of(request.scope, found)}
    if request.scope.may("work.progress"):
        context["progressing"] = ProgressForm.for_work(request.scope, found)
    if request.scope.may("work.write"):
        context["withdrawing"] = WithdrawForm(prefix="withdraw")
    return render_page(request, "villages/work.html", context | bound)


@needs("work.write")
def new_work(request: PersonRequest) -> HttpResponse:
    scope = request.scope
    form = WorkForm(scope, request.POST or None, initial=first_values(scope, request.GET.get("desa", "")[:13]))
    if form.is_valid():
        try:
            stored, _is_new = record_work(scope, form.new_work)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Kegiatan tercatat."))
            return redirect("villages:work", stored.pk)
    return render_page(request, "villages/write_work.html", {"form": form})


@needs("work.write")
def edit(request: PersonRequest, pk: UUID) -> HttpResponse:
    scope = request.scope
    found = get_work(scope, pk)
    sent = request.POST.copy() if request.method == "POST" else None
    form = WorkForm.to_change(scope, found, sent)
    conflict = False
    if form.is_valid():
        try:
            edit_work(scope, pk, form.content, version=form.cleaned_data["version"] or 0)
        except EditConflict as problem:
            conflict = True
            form.add_problem(problem)
            if sent is not None:  # sent again, this writing is of somebody who has seen the other one
                sent["version"] = str(problem.facts["version"])
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("villages:work", pk)
    return render_page(request, "villages/write_work.html", {"form": form, "work": found, "conflict": conflict})


@needs("work.progress")
@require_POST
def progress(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_work(request.scope, pk)
    form = ProgressForm.for_work(request.scope, found, request.POST)
    if form.is_valid():
        try:
            write_progress(request.scope, form.new_progress(found))
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Kemajuan tercatat."))
            return redirect("villages:work", pk)
    return _work_page(request, found, progressing=form)


@needs("work.write")
@require_POST
def withdraw(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_work(request.scope, pk)
    form = WithdrawForm(request.POST, prefix="withdraw")
    if form.is_valid():
        withdraw_work(request.scope, pk, form.cleaned_data["reason"])
        messages.success(request, _("Kegiatan ditarik dari daftar. Jejaknya tetap ada."))
        return redirect("villages:village", found.region_id)
    return _work_page(request, found, withdrawing=form)
