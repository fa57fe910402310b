"""Addresses of this app."""

from django.urls import path

from pendamping.indices.pages import (
    agencies,
    comparison,
    counts,
    differences,
    imports,
    lists,
    maps,
    offline,
    overview,
    unmatched,
    village,
)

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
    path("wilayah/<str:code>/selisih/", differences.differences, name="differences"),
    path("wilayah/<str:code>/selisih/unduh.xlsx", differences.download, name="download_differences"),
    path("wilayah/<str:code>/angka/", counts.counts, name="counts"),
    path("desa/<str:code>/", village.village, name="village"),
    path("desa/<str:code>/riwayat.json", village.history, name="history"),
    path("pendataan/<uuid:round_id>/luring/", offline.offline, name="offline"),
    path("pendataan/<uuid:round_id>/luring/xlsform.xlsx", offline.form_for_phones, name="xlsform"),
    path("pendataan/<uuid:round_id>/luring/<str:area>.xlsx", offline.workbook, name="workbook"),
    path("unggahan/<uuid:upload_id>/", offline.upload, name="upload"),
    path("unggahan/<uuid:upload_id>/simpan/", offline.confirm, name="confirm_upload"),
    path("unggahan/<uuid:upload_id>/perbaiki.xlsx", offline.faulty_answers, name="faulty_answers"),
    path("unggahan/<uuid:upload_id>/buang/", offline.discard, name="discard_upload"),
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
