"""Addresses of this app."""

from django.urls import path

from pendamping.meetings.pages import actions, agenda, attending, invitations, meetings, minutes, planning, series

app_name = "meetings"
urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("baru/", planning.new_meeting, name="new"),
    path("rangkaian/", series.all_series, name="series_list"),
    path("rangkaian/baru/", series.new_series, name="new_series"),
    path("rangkaian/<uuid:pk>/", series.one_series, name="series"),
    path("rangkaian/<uuid:pk>/ubah/", series.edit_series, name="edit_series"),
    path("rangkaian/<uuid:pk>/akhiri/", series.end, name="end_series"),
    path("tindak-lanjut/", actions.actions, name="actions"),
    path("tindak-lanjut/<uuid:pk>/", actions.action, name="action"),
    path("tindak-lanjut/<uuid:pk>/keadaan/", actions.move, name="move_action"),
    path("tindak-lanjut/<uuid:pk>/batas/", actions.postpone, name="postpone_action"),
    path("tindak-lanjut/<uuid:pk>/serahkan/", actions.hand_over, name="hand_over_action"),
    path("tindak-lanjut/<uuid:pk>/bukti/", actions.evidence, name="action_evidence"),
    path("janji/", actions.promises, name="promises"),
    path("undangan/<str:token>/", attending.invitation, name="invitation"),
    path("undangan/<str:token>/kalender.ics", attending.calendar, name="invitation_calendar"),
    path("acara/<uuid:pk>/selesai/", agenda.finish, name="finish_item"),
    path("acara/<uuid:pk>/catatan/", minutes.write, name="write_notes"),
    path("acara/<uuid:pk>/hapus/", agenda.remove, name="remove_item"),
    path("diundang/<uuid:pk>/", invitations.change, name="change_invitee"),
    path("kehadiran/<uuid:pk>/hapus/", attending.remove, name="remove_attendance"),
    path("keputusan/<uuid:pk>/tarik/", meetings.withdraw, name="withdraw_decision"),
    path("<uuid:pk>/", meetings.meeting, name="meeting"),
    path("<uuid:pk>/ubah/", planning.edit_meeting, name="edit"),
    path("<uuid:pk>/keadaan/", planning.move, name="move"),
    path("<uuid:pk>/undangan/", invitations.invitations, name="invitations"),
    path("<uuid:pk>/acara/", agenda.agenda, name="agenda"),
    path("<uuid:pk>/hadir/", attending.attendance, name="attendance"),
    path("<uuid:pk>/di-ruang/<str:code>/", attending.in_the_room, name="in_the_room"),
    path("<uuid:pk>/notulen/", minutes.minutes, name="minutes"),
    path("<uuid:pk>/notulen/kunci/", minutes.lock, name="lock_minutes"),
    path("<uuid:pk>/keputusan/", meetings.decisions, name="decisions"),
    path("<uuid:pk>/tindak-lanjut/", meetings.promise, name="promise"),
]
