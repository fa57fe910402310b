from django.apps import AppConfig
from django.core.checks import register


class ReportsConfig(AppConfig):
    name = "pendamping.reports"
    label = "reports"

    def ready(self) -> None:
        # Models are not loaded before this.
        from pendamping.evaluation.windows import ask_for_office_days  # noqa: PLC0415
        from pendamping.reports.calendar import evaluation_day  # noqa: PLC0415
        from pendamping.reports.checks import fonts_are_there  # noqa: PLC0415

        register(fonts_are_there)
        ask_for_office_days(evaluation_day)
