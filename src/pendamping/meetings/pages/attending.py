"""Who came: the list at the door, the code in the room, and the invitation of one person."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.common.problems import NotFound, Problem
from pendamping.meetings.calendar_file import calendar_file
from pendamping.meetings.forms import GuestForm
from pendamping.meetings.forms.attendance import PresentForm
from pendamping.meetings.models import Attendance, Meeting
from pendamping.meetings.pages.acting import done
from pendamping.meetings.reading import agenda_lines, group_words
from pendamping.meetings.schemas import NewAttendance
from pendamping.meetings.selectors import (
    get_meeting,
    guests_of,
    invitation_by,
    invitees_of,
    own_invitation,
    presence_of,
)
from pendamping.meetings.services import record_attendance, remove_attendance
from pendamping.people.models import Person
from pendamping.web.needs import PersonRequest, needs, public
from pendamping.web.qr import qr_svg
from pendamping.web.rendering import render_page

PER_PAGE = 100


@needs("attendance.write")
@never_cache
def attendance(request: PersonRequest, pk: UUID) -> HttpResponse:
    """The list of those invited with one button each, and guests."""
    scope = request.scope
    meeting = get_meeting(scope, pk)
    invitees = invitees_of(scope, meeting)
    if request.method == "POST" and "invitee" in request.POST:
        return _present(request, meeting)
    form = GuestForm(request.POST or None)
    if form.is_valid():
        try:
            _written, is_new = record_attendance(scope, form.new_attendance(meeting))
        except NotFound:
            raise
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("Tamu tercatat hadir.") if is_new else _("Tamu ini sudah tercatat hadir."))
            return redirect("meetings:attendance", pk)
    page = Paginator(invitees, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "meeting": meeting,
        "keeps": scope.may("meeting.manage") and scope.covers(meeting.region_id),
        "decided": meeting.decisions.count(),
        "presence": presence_of(scope, meeting),
        "page": page,
        "lines": [(one, group_words(one.group), _came(one)) for one in page],
        "guests": guests_of(scope, meeting),
        "sexes": Person.Sex.choices,
        "form": form,
        "takes": meeting.state not in {Meeting.State.LOCKED, Meeting.State.CANCELLED},
    }
    return render_page(request, "meetings/attendance.html", context)


def _came(invitee: object) -> Attendance | None:
    return getattr(invitee, "attendance", None)


def _present(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    form = PresentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih laki-laki atau perempuan, lalu catat hadir."))
        return redirect("meetings:attendance", meeting.pk)
    invitee = invitees_of(request.scope, meeting).filter(pk=form.cleaned_data["invitee"]).first()
    if invitee is None:
        raise Http404
    new = form.new_attendance(meeting, invitee)
    done(request, lambda: record_attendance(request.scope, new), _("%(name)s tercatat hadir.") % {"name": new.name})
    return redirect("meetings:attendance", meeting.pk)


@needs("meeting.manage")
@require_POST
def remove(request: PersonRequest, pk: UUID) -> HttpResponse:
    return redirect("meetings:attendance", remove_attendance(request.scope, pk).pk)


@needs("attendance.write")
@never_cache
def in_the_room(request: PersonRequest, pk: UUID, code: str) -> HttpResponse:
    """Whoever is invited scans the code on the screen and says that they are here."""
    scope = request.scope
    meeting = get_meeting(scope, pk)
    own = own_invitation(scope, meeting)
    if code != meeting.room_code or own is None:
        raise Http404
    sex = own.sex or request.POST.get("sex", "")
    if request.method == "POST" and sex in Person.Sex.values:
        new = NewAttendance(
            meeting=meeting.pk,
            invitee=own.pk,
            sex=Person.Sex(sex),
            method=Attendance.Method.QR,
            room_code=code,
            at=timezone.now(),
        )
        if done(request, lambda: record_attendance(scope, new), _("Anda tercatat hadir.")):
            return redirect("meetings:meeting", pk)
    context = {"meeting": meeting, "own": own, "sexes": Person.Sex.choices}
    return render_page(request, "meetings/in_the_room.html", context)


@public
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The letter of one person, with the QR that opens it at the door; whoever holds the letter may read it."""
    found = invitation_by(token)
    address = request.build_absolute_uri(reverse("meetings:invitation", args=[token]))
    context = {"invitation": found, "lines": agenda_lines(found.meeting), "qr": qr_svg(address)}
    return render_page(request, "meetings/invitation.html", context)


@public
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    found = invitation_by(token)
    address = request.build_absolute_uri(reverse("meetings:invitation", args=[token]))
    response = HttpResponse(calendar_file(found.meeting, address), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rakor-{found.meeting.date:%Y-%m-%d}.ics"'
    return response
