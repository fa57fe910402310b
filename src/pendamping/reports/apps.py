from django.apps import AppConfig
from django.core.checks import register


class ReportsConfig(AppConfig):
    name = "pendamping.reports"
    label = "reports"

    def ready(self) -> None:
        from pendamping.reports.checks import fonts_are_there  # noqa: PLC0415  models are not loaded before this

        register(fonts_are_there)
