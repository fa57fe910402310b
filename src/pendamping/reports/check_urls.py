"""Addresses for whoever holds a printed document: no account needed. The first is on every QR code."""

from django.urls import path

from pendamping.reports import pages

app_name = "check"
urlpatterns = [
    path("<str:code>/", pages.check_document, name="document"),
    path("", pages.check, name="check"),
]
