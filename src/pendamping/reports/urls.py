"""Addresses of this app."""

from django.urls import path

from pendamping.reports.pages import (
    approvals,
    area_months,
    board,
    calendar,
    documents,
    editing,
    months,
    sampling,
    sheets,
)

app_name = "reports"
urlpatterns = [
    path("", months.monthly, name="monthly"),
    path("dokumen/<str:code>.pdf", documents.pdf, name="pdf"),
    path("dokumen/<str:code>.docx", documents.docx, name="docx"),
    path("lembar/desa/<str:code>.pdf", sheets.village, name="village_sheet"),
    path("lembar/pelaksana/<str:code>/<str:level>/<str:agency>.pdf", sheets.agency, name="agency_sheet"),
    path("lembar/percepatan/<uuid:pk>.pdf", sheets.plan, name="plan_sheet"),
    path("lembar/rapat/<uuid:pk>.pdf", sheets.meeting, name="meeting_minutes"),
    path("papan/", board.board, name="board"),
    path("tanpa-sinyal/", board.silence, name="silence"),
    path("uji-petik/<int:pk>/catat/", sampling.record, name="record_spot_check"),
    path("uji-petik/<str:code>/<str:month>/", sampling.spot_check, name="spot_check"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("rekap/<str:code>.pdf", area_months.pdf, name="area_pdf"),
    path("rekap/<str:code>.docx", area_months.docx, name="area_docx"),
    path("rekap/<str:code>/<str:month>/", area_months.recap, name="recap"),
    path("rekap/<str:code>/<str:month>/terbitkan/", area_months.issue_one_recap, name="issue_recap"),
    path("rekap/<str:code>/<str:month>/unduh/", area_months.recap_workbook, name="recap_workbook"),
    path("camat/<str:code>/<str:month>/", area_months.district, name="district"),
    path("kunci/<str:month>/", approvals.lock, name="lock_month"),
    path("periksa/", approvals.inbox, name="approvals"),
    path("periksa/<uuid:report_id>/verifikasi/", approvals.verify, name="verify_report"),
    path("periksa/<uuid:report_id>/kembalikan/", approvals.send_back, name="return_report"),
    path("periksa/<uuid:report_id>/buka/", approvals.reopen, name="reopen_report"),
    path("<uuid:person_id>/", months.person_months, name="person_months"),
    path("<uuid:person_id>/<str:month>/", months.monthly_preview, name="month"),
    path("<uuid:person_id>/<str:month>/lembar-kerja/", months.three_part_preview, name="three_part"),
    path("<uuid:person_id>/<str:month>/kunjungan/", months.visit_preview, name="visits"),
    path("<uuid:person_id>/<str:month>/sunting/", editing.edit, name="edit_month"),
    path("<uuid:person_id>/<str:month>/serahkan/", approvals.submit, name="submit_month"),
    path("<uuid:person_id>/<str:month>/terbitkan/", documents.issue_month, name="issue_month"),
    path("<uuid:person_id>/<str:month>/kunjungan/terbitkan/", documents.issue_visits, name="issue_visits"),
]
