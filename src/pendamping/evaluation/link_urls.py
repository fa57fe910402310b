"""The address of the page that opens from a link, short enough for a message."""

from django.urls import path

from pendamping.evaluation.pages import links

app_name = "evaluation_link"
urlpatterns = [path("<str:secret>/", links.score, name="score")]
