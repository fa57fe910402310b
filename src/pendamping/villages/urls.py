"""Addresses of this app."""

from django.urls import path

from pendamping.villages.pages import importing, register, stuck, works

app_name = "villages"
urlpatterns = [
    path("", register.works, name="works"),
    path("unduh/", register.export_works, name="export"),
    path("tersendat/", stuck.stuck, name="stuck"),
    path("baru/", works.new_work, name="new"),
    path("impor/", importing.import_page, name="import"),
    path("impor/perlu-diperbaiki/", importing.faulty_rows, name="faulty_rows"),
    path("impor/contoh/", importing.template, name="template"),
    path("desa/<str:code>/", register.village, name="village"),
    path("<uuid:pk>/", works.work, name="work"),
    path("<uuid:pk>/ubah/", works.edit, name="edit"),
    path("<uuid:pk>/kemajuan/", works.progress, name="progress"),
    path("<uuid:pk>/tarik/", works.withdraw, name="withdraw"),
]
