"""Addresses of this app for those who sign in."""

from django.urls import path

from pendamping.evaluation.pages import assessors, evaluations, files, scoring, settings

app_name = "evaluation"
urlpatterns = [
    path("", evaluations.evaluations, name="evaluations"),
    path("buka/", evaluations.open_quarter, name="open"),
    path("tutup/", evaluations.close_all, name="close_all"),
    path("skema/", settings.scheme, name="scheme"),
    path("skema/tetapkan/", settings.new_setting, name="new_setting"),
    path("penilai/", assessors.assessors, name="assessors"),
    path("penilai/tautan/", assessors.links, name="links"),
    path("penilai/<uuid:pk>/tautan/", assessors.link, name="link"),
    path("penilai/<uuid:pk>/cabut/", assessors.revoke, name="revoke"),
    path("kursi/<int:seat_id>/alihkan/", assessors.pass_on, name="pass_on"),
    path("berkas/", files.own_file, name="own_file"),
    path("berkas/<uuid:person_id>/surat/", files.new_letter, name="new_letter"),
    path("surat/<uuid:letter_id>/jawab/", files.reply, name="reply"),
    path("<uuid:pk>/", evaluations.evaluation, name="evaluation"),
    path("<uuid:pk>/nilai/", scoring.score, name="score"),
    path("<uuid:pk>/tutup/", evaluations.close, name="close"),
    path("<uuid:pk>/tanggapan/", evaluations.response, name="response"),
    path("<uuid:pk>/keputusan/", evaluations.decision, name="decision"),
]
