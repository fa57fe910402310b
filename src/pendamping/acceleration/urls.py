"""Addresses of this app."""

from django.urls import path

from pendamping.acceleration.pages import comparison, costs, result, scenarios, tracking

app_name = "acceleration"
urlpatterns = [
    path("", scenarios.scenarios, name="scenarios"),
    path("wilayah/<str:code>/", scenarios.scenarios, name="area"),
    path("wilayah/<str:code>/baru/", scenarios.new_scenario, name="new"),
    path("wilayah/<str:code>/banding/", comparison.comparison, name="comparison"),
    path("wilayah/<str:code>/biaya/", costs.costs, name="costs"),
    path("wilayah/<str:code>/biaya/templat.xlsx", costs.template, name="cost_template"),
    path("tindakan/<int:pk>/", tracking.one_action, name="action"),
    path("<uuid:pk>/", result.scenario, name="scenario"),
    path("<uuid:pk>/hitung/", scenarios.start, name="start"),
    path("<uuid:pk>/hentikan/", scenarios.stop, name="stop"),
    path("<uuid:pk>/pelaksanaan/", tracking.actions, name="actions"),
    path("<uuid:pk>/unduh.xlsx", result.download, name="download"),
]
