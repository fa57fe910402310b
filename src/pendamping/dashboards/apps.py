from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "pendamping.dashboards"
    label = "dashboards"
