"""Addresses of this app."""

from django.urls import path

from pendamping.awards.pages import awards, handing

app_name = "awards"
urlpatterns = [
    path("", awards.awards, name="awards"),
    path("baru/", awards.new_award, name="new"),
    path("calon/<uuid:pk>/", awards.candidate, name="candidate"),
    path("calon/<uuid:pk>/tanggapan/", awards.reply, name="reply"),
    path("calon/<uuid:pk>/keputusan/", awards.decide, name="decide"),
    path("rapat/<uuid:pk>/", handing.hand_over_at, name="hand_over"),
    path("<uuid:pk>/", awards.award, name="award"),
    path("<uuid:pk>/ubah/", awards.edit, name="edit"),
    path("<uuid:pk>/langkah/", awards.move, name="move"),
]
