"""Addresses of this app."""

from django.urls import path

from pendamping.access.pages import links, own_account

app_name = "access"
urlpatterns = [
    path("", own_account.own_account, name="own_account"),
    path("peran/", own_account.switch_role, name="switch_role"),
    path("tautan/<str:secret>/", links.use_link, name="use_link"),
    path("kata-sandi/", links.set_password, name="set_password"),
]
