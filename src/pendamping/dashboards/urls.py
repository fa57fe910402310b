"""Addresses of this app."""

from django.urls import path

from pendamping.dashboards import pages

app_name = "dashboards"
urlpatterns = [path("", pages.home, name="home")]
