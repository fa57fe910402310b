"""Addresses of this app."""

from django.urls import path

from pendamping.cases.pages import acts, cases

app_name = "cases"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("baru/<str:about>/<str:key>/", cases.new_case, name="new_case"),
    path("berkas/<int:file_id>/", cases.file, name="file"),
    path("<uuid:pk>/", cases.case, name="case"),
    path("<uuid:pk>/<str:name>/", acts.act, name="act"),
]
