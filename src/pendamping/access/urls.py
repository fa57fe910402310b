"""Addresses of this app."""

from django.urls import path

from pendamping.access.pages import links

app_name = "access"
urlpatterns = [
    path("tautan/<str:secret>/", links.use_link, name="use_link"),
    path("kata-sandi/", links.set_password, name="set_password"),
]
