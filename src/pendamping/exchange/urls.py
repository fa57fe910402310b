"""Addresses of this app."""

from django.urls import path

from pendamping.exchange.pages import fields, requests

app_name = "exchange"
urlpatterns = [
    path("", requests.requests, name="requests"),
    path("isian/", fields.fields, name="fields"),
    path("baru/<str:dataset>/", requests.new_request, name="new_request"),
    path("jawaban/<int:answer_id>/unduh/", requests.take, name="take"),
    path("dikirim/<int:sent_id>/unduh/", requests.take_again, name="take_again"),
    path("<uuid:pk>/", requests.data_request, name="request"),
    path("<uuid:pk>/jawab/", requests.answer, name="answer"),
]
