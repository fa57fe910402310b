"""Addresses of this app."""

from django.urls import path

from pendamping.briefing.pages import packs

app_name = "briefing"
urlpatterns = [
    path("", packs.packs, name="packs"),
    path("rapat/<uuid:pk>/", packs.for_meeting, name="for_meeting"),
    path("<uuid:pk>/", packs.pack, name="pack"),
    path("<uuid:pk>.pdf", packs.pdf, name="pdf"),
    path("<uuid:pk>/lagi/", packs.again, name="again"),
]
