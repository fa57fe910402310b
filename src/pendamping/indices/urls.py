"""Addresses of this app."""

from django.urls import path

from pendamping.indices.pages import lists, overview, village

app_name = "indices"
urlpatterns = [
    path("", overview.regency, name="regency"),
    path("wilayah/<str:code>/", overview.regency, name="area"),
    path("wilayah/<str:code>/perpindahan.json", overview.movement, name="movement"),
    path("wilayah/<str:code>/peta.json", overview.map_data, name="map"),
    path("wilayah/<str:code>/desa/", lists.villages, name="villages"),
    path("wilayah/<str:code>/desa/unduh.<str:extension>", lists.download, name="download"),
    path("desa/<str:code>/", village.village, name="village"),
    path("desa/<str:code>/riwayat.json", village.history, name="history"),
    path("terbitan/<int:pk>.json", village.document, name="document"),
]
