"""Addresses of this app."""

from django.urls import path

from pendamping.vision.pages import goals

app_name = "vision"
urlpatterns = [
    path("", goals.vision, name="vision"),
    path("baru/", goals.new_goal, name="new"),
    path("anggaran/baru/", goals.new_budget, name="new_budget"),
    path("tandai/<str:kind>/<uuid:pk>/", goals.tag, name="tag"),
    path("<uuid:pk>/", goals.goal, name="goal"),
    path("<uuid:pk>/ubah/", goals.edit, name="edit"),
    path("<uuid:pk>/hentikan/", goals.retire, name="retire"),
]
