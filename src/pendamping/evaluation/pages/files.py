"""The way to the own performance file, and what is written into files: letters and replies to them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.problems import Problem
from pendamping.evaluation.forms import LetterForm, TextForm
from pendamping.evaluation.selectors.files import own_letter, readable_person
from pendamping.evaluation.services.letters import record_letter, reply_to_letter
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page


@needs("performance_file.read")
def own_file(request: PersonRequest) -> HttpResponse:
    if request.scope.person_id is None:
        return render_page(request, "evaluation/no_file.html")
    return redirect("reports:performance_file", request.scope.person_id)


@needs("performance_letter.write")
def new_letter(request: PersonRequest, person_id: UUID) -> HttpResponse:
    person = readable_person(request.scope, person_id)
    form = LetterForm(request.POST or None)
    if form.is_valid():
        try:
            record_letter(request.scope, form.letter_to(person_id))
        except Problem as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Surat tercatat. %(name)s melihatnya saat masuk.") % {"name": person.name})
            return redirect("reports:performance_file", person_id)
    return render_page(request, "evaluation/new_letter.html", {"form": form, "person": person})


@needs("performance_file.read")
@require_POST
def reply(request: PersonRequest, letter_id: UUID) -> HttpResponse:
    own_letter(request.scope, letter_id)
    form = TextForm(request.POST)
    if form.is_valid():
        letter = reply_to_letter(request.scope, letter_id, form.cleaned_data["text"])
        messages.success(request, _("Jawaban Anda tersimpan."))
        return redirect("reports:performance_file", letter.person_id)
    messages.error(request, _("Jawaban belum diisi."))
    return redirect("evaluation:own_file")
