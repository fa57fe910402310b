from django.apps import AppConfig


class CommonConfig(AppConfig):
    """What every app stands on: scope, problems, the audit trail, periods, files."""

    name = "pendamping.common"
    label = "common"
