"""Addresses of this app."""

from django.urls import path

from pendamping.indices.pages import agencies, comparison, counts, imports, lists, maps, overview, unmatched, village

app_name = "indices"
urlpatterns = [
    path("", overview.regency, name="regency"),
    path("banding/", comparison.comparison, name="comparison"),
    path("wilayah/<str:code>/", overview.regency, name="area"),
    path("wilayah/<str:code>/perpindahan.json", overview.movement, name="movement"),
    path("wilayah/<str:code>/peta.json", maps.map_data, name="map"),
    path("wilayah/<str:code>/peta/", maps.atlas, name="atlas"),
    path("wilayah/<str:code>/desa/", lists.villages, name="villages"),
    path("wilayah/<str:code>/desa/unduh.<str:extension>", lists.download, name="download"),
    path("wilayah/<str:code>/pelaksana/", agencies.agencies, name="agencies"),
    path("wilayah/<str:code>/pelaksana/unduh.xlsx", agencies.download, name="download_agencies"),
    path("wilayah/<str:code>/angka/", counts.counts, name="counts"),
    path("desa/<str:code>/", village.village, name="village"),
    path("desa/<str:code>/riwayat.json", village.history, name="history"),
    path("terbitan/<int:pk>.json", village.document, name="document"),
    path("impor/", imports.imports, name="imports"),
    path("impor/<uuid:pk>/", imports.one_import, name="import"),
    path("impor/<uuid:pk>/catat/", imports.confirm, name="confirm_import"),
    path("impor/<uuid:pk>/batal/", imports.discard, name="discard_import"),
    path("sumber/<int:pk>/dahulukan/", imports.prefer, name="prefer_source"),
    path("belum-cocok/", unmatched.unmatched, name="unmatched"),
    path("belum-cocok/<int:pk>/", unmatched.one_unmatched, name="one_unmatched"),
    path("belum-cocok/<int:pk>/buka/", unmatched.reopen, name="reopen_unmatched"),
]
