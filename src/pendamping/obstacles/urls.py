"""Addresses of this app."""

from django.urls import path

from pendamping.obstacles.pages import acts, boards, register, writing

app_name = "obstacles"
urlpatterns = [
    path("", register.obstacles, name="obstacles"),
    path("baru/", writing.new_obstacle, name="new"),
    path("umur/", boards.ageing, name="ageing"),
    path("penanggung-jawab/", boards.offices, name="offices"),
    path("<uuid:pk>/", register.obstacle, name="obstacle"),
    path("<uuid:pk>/ubah/", writing.edit_obstacle_page, name="edit"),
    path("<uuid:pk>/tanggapan/", acts.answer, name="answer"),
    path("<uuid:pk>/penanggung-jawab/", acts.assign, name="assign"),
    path("<uuid:pk>/naik/", acts.escalate, name="escalate"),
    path("<uuid:pk>/selesai/", acts.solve, name="solve"),
    path("<uuid:pk>/buka/", acts.reopen, name="reopen"),
    path("<uuid:pk>/gabung/", acts.group, name="group"),
    path("<uuid:pk>/lepas/", acts.ungroup, name="ungroup"),
]
