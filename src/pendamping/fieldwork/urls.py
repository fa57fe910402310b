"""Addresses of this app."""

from django.urls import path

from pendamping.fieldwork.pages import (
    calendar,
    exports,
    files,
    holidays,
    inbox,
    leaves,
    plans,
    reports,
    villages,
    writing,
)

app_name = "fieldwork"
urlpatterns = [
    path("periksa/", inbox.inbox, name="inbox"),
    path("periksa/lengkap/", inbox.verify_complete, name="verify_complete"),
    path("periksa/<uuid:report_id>/", inbox.inbox_report, name="inbox_report"),
    path("periksa/<uuid:report_id>/verifikasi/", inbox.verify, name="inbox_verify"),
    path("periksa/<uuid:report_id>/kembalikan/", inbox.send_back, name="inbox_return"),
    path("laporan/", reports.daily_reports, name="daily_reports"),
    path("laporan/unduh/", exports.export_daily_reports, name="export_daily_reports"),
    path("laporan/kirim/", writing.submit_chosen, name="submit_daily_reports"),
    path("laporan/baru/", writing.new_report, name="new_daily_report"),
    path("laporan/<uuid:report_id>/", reports.daily_report, name="daily_report"),
    path("laporan/<uuid:report_id>/peta.json", reports.report_place, name="report_place"),
    path("laporan/<uuid:report_id>/ubah/", writing.edit_report, name="edit_daily_report"),
    path("laporan/<uuid:report_id>/koreksi/", writing.correct_report, name="correct_daily_report"),
    path("laporan/<uuid:report_id>/kirim/", writing.submit, name="submit_daily_report"),
    path("laporan/<uuid:report_id>/hapus/", writing.discard, name="discard_draft"),
    path("laporan/<uuid:report_id>/lepas/<uuid:attachment_id>/", files.remove, name="remove_attachment"),
    path("foto/<uuid:attachment_id>.jpg", files.photo, name="photo"),
    path("foto/<uuid:attachment_id>-kecil.jpg", files.small_photo, name="small_photo"),
    path("dokumen/<uuid:attachment_id>/", files.document, name="document"),
    path("laporan/kalender/", calendar.own_calendar, name="own_calendar"),
    path("laporan/kalender/<uuid:person_id>/", calendar.calendar, name="calendar"),
    path("laporan/siapa/", calendar.reporting, name="reporting"),
    path("laporan/desa/<str:code>/", villages.timeline, name="village_timeline"),
    path("laporan/tanpa-kunjungan/", villages.unvisited, name="unvisited"),
    path("laporan/rencana/", plans.work_plan, name="work_plan"),
    path("laporan/rencana/orang/<uuid:person_id>/", plans.work_plan_of, name="work_plan_of"),
    path("laporan/rencana/<uuid:item_id>/", plans.change_plan, name="change_plan"),
    path("laporan/rencana/<uuid:item_id>/batal/", plans.cancel_plan, name="cancel_plan"),
    path("laporan/libur/", holidays.holidays, name="holidays"),
    path("laporan/libur/<int:holiday_id>/hapus/", holidays.remove, name="remove_holiday"),
    path("laporan/izin/", leaves.leaves, name="leaves"),
    path("laporan/izin/<uuid:leave_id>/batal/", leaves.withdraw, name="withdraw_leave"),
    path("laporan/izin/<uuid:leave_id>/putuskan/", leaves.decide, name="decide_leave"),
]
