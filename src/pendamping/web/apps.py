from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class WebConfig(AppConfig):
    """The office shell: base page, components, the door that every page states its need at."""

    name = "pendamping.web"
    label = "web"
    default = True


class StaticConfig(StaticFilesConfig):
    """Collects the files of the office pages; the field app's keep their names, which its own page knows."""

    default = False
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "lapangan"]
