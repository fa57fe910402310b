"""Addresses of this app."""

from django.urls import path

from pendamping.library.pages import circulars, practices, regulations, reviewing

app_name = "library"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("praktik/baru/", practices.new_practice, name="new_practice"),
    path("praktik/rapat/<uuid:meeting_id>/", reviewing.requests, name="requests"),
    path("praktik/foto/<uuid:photo_id>/", practices.photo, name="photo"),
    path("praktik/foto/<uuid:photo_id>/lepas/", practices.detach, name="detach_photo"),
    path("praktik/<uuid:pk>/", practices.practice, name="practice"),
    path("praktik/<uuid:pk>/ubah/", practices.edit, name="edit_practice"),
    path("praktik/<uuid:pk>/serahkan/", practices.submit, name="submit_practice"),
    path("praktik/<uuid:pk>/foto/", practices.attach, name="attach_photo"),
    path("praktik/<uuid:pk>/periksa/", reviewing.review, name="review_practice"),
    path("praktik/<uuid:pk>/tarik/", reviewing.withdraw, name="withdraw_practice"),
    path("peraturan/", regulations.regulations, name="regulations"),
    path("peraturan/baru/", regulations.new_regulation, name="new_regulation"),
    path("peraturan/<slug:pk>/", regulations.regulation, name="regulation"),
    path("peraturan/<slug:pk>/ubah/", regulations.edit, name="edit_regulation"),
    path("surat/", circulars.circulars, name="circulars"),
    path("surat/baru/", circulars.new_circular, name="new_circular"),
    path("surat/pertanyaan/<uuid:question_id>/", circulars.answer, name="answer_question"),
    path("surat/<uuid:pk>/", circulars.circular, name="circular"),
    path("surat/<uuid:pk>/baca/", circulars.read, name="read_circular"),
    path("surat/<uuid:pk>/tanya/", circulars.ask, name="ask_circular"),
    path("surat/<uuid:pk>/tarik/", circulars.withdraw, name="withdraw_circular"),
    path("surat/<uuid:pk>/penerima/", circulars.recipients, name="recipients"),
    path("surat/<uuid:pk>/lampiran/", circulars.attachment, name="attachment"),
]
