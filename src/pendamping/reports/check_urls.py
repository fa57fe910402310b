"""Addresses for whoever holds a printed document, without an account; the first is what every QR code says."""

from django.urls import path

from pendamping.reports.pages import public

app_name = "check"
urlpatterns = [
    path("<str:code>/", public.document, name="document"),
    path("", public.search, name="search"),
]
