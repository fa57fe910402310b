"""Addresses of this app."""

from django.urls import path

from pendamping.dashboards.pages import home, maps, village, villages

app_name = "dashboards"
urlpatterns = [
    path("", home.home, name="home"),
    path("desa/", villages.villages, name="villages"),
    path("peta/<str:code>.json", maps.status_map, name="map"),
    path("desa/<str:code>/", village.village, name="village"),
]
