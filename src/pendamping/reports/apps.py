from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "pendamping.reports"
    label = "reports"
