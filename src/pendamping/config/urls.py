"""Every address of the installation."""

from django.urls import include, path

from pendamping.sync.api import api

urlpatterns = [
    path("", include("pendamping.dashboards.urls")),
    path("akun/", include("pendamping.access.urls")),
    path("masuk/", include("pendamping.access.sign_in_urls")),
    path("wilayah/", include("pendamping.regions.urls")),
    path("pendamping/", include("pendamping.people.urls")),
    path("kendala/", include("pendamping.obstacles.urls")),
    path("kegiatan/", include("pendamping.villages.urls")),
    path("rakor/bahan/", include("pendamping.briefing.urls")),
    path("rakor/", include("pendamping.meetings.urls")),
    path("kerja/", include("pendamping.fieldwork.urls")),
    path("indeks/dokumen/", include("pendamping.reports.index_urls")),
    path("indeks/", include("pendamping.indices.urls")),
    path("percepatan/", include("pendamping.acceleration.urls")),
    path("penilaian/", include("pendamping.evaluation.urls")),
    path("nilai/", include("pendamping.evaluation.link_urls")),
    path("penghargaan/", include("pendamping.awards.urls")),
    path("visi/", include("pendamping.vision.urls")),
    path("pustaka/", include("pendamping.library.urls")),
    path("data/", include("pendamping.exchange.urls")),
    path("perkara/", include("pendamping.cases.urls")),
    path("laporan/", include("pendamping.reports.urls")),
    path("periksa/", include("pendamping.reports.check_urls")),
    path("", include("pendamping.sync.urls")),
    path("api/", api.urls),
    path("bahasa/", include("django.conf.urls.i18n")),
]
