"""Addresses of this app that are pages; the API is assembled in `api.py`."""

from django.urls import path

from pendamping.sync.pages import field_app

app_name = "sync"
urlpatterns = [
    path("lapangan/", field_app.field_app, name="field_app"),
    path("lapangan/<path:path>", field_app.field_app, name="field_app_file"),
]
