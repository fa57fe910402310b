"""Addresses of the papers about the index."""

from django.urls import path

from pendamping.reports.pages import index_papers

app_name = "index_papers"
urlpatterns = [
    path("berita-acara/<uuid:sheet_id>/", index_papers.minutes, name="minutes"),
    path("berita-acara/<uuid:sheet_id>/terbitkan/", index_papers.issue_one_minutes, name="issue_minutes"),
    path("keberatan/<str:code>/<str:index_id>/<int:year>/", index_papers.objection, name="objection"),
    path("<str:code>.pdf", index_papers.pdf, name="pdf"),
    path("<str:code>.docx", index_papers.docx, name="docx"),
]
