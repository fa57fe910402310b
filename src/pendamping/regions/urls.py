"""Addresses of this app."""

from django.urls import path

from pendamping.regions.pages import boundaries, browsing, groups, list_imports, settings

app_name = "regions"
urlpatterns = [
    path("", browsing.regions, name="regions"),
    path("cari/", browsing.search, name="search"),
    path("daftar/", list_imports.list_import, name="list_import"),
    path("daftar/contoh.xlsx", list_imports.list_template_file, name="list_template"),
    path("daftar/<uuid:import_id>/", list_imports.list_preview, name="list_preview"),
    path("daftar/<uuid:import_id>/baris/<int:line_id>/", list_imports.decide, name="decide_line"),
    path("daftar/<uuid:import_id>/sisanya/", list_imports.decide_open, name="decide_open_lines"),
    path("daftar/<uuid:import_id>/perlu-diperbaiki.xlsx", list_imports.faulty_rows, name="list_faulty_rows"),
    path("daftar/<uuid:import_id>/terapkan/", list_imports.apply, name="apply_list"),
    path("daftar/<uuid:import_id>/batal/", list_imports.cancel, name="cancel_list"),
    path("batas/<uuid:import_id>/", boundaries.boundary_preview, name="boundary_preview"),
    path("batas/<uuid:import_id>/peta.json", boundaries.boundary_preview_map, name="boundary_preview_map"),
    path("batas/<uuid:import_id>/simpan/", boundaries.store, name="store_boundaries"),
    path("batas/<uuid:import_id>/batal/", boundaries.cancel, name="cancel_boundaries"),
    path("kelompok/<int:group_id>/", groups.group, name="group"),
    path("kelompok/<int:group_id>/masa/", groups.close, name="close_group"),
    path("<str:code>/", browsing.region, name="region"),
    path("<str:code>/peta.json", browsing.map_of, name="map"),
    path("<str:code>/penerus/", browsing.successor, name="successor"),
    path("<str:code>/sebutan/", settings.settings, name="settings"),
    path("<str:code>/lambang/", settings.logo, name="change_logo"),
    path("<str:code>/lambang.png", settings.logo_file, name="logo"),
    path("<str:code>/kelompok/", groups.groups, name="groups"),
    path("<str:code>/kelompok/baru/", groups.new_group, name="new_group"),
    path("<str:code>/batas/", boundaries.boundaries, name="boundaries"),
]
