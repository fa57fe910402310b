"""Addresses of this app."""

from django.urls import URLPattern

app_name = "indices"
urlpatterns: list[URLPattern] = []
