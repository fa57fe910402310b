from django.apps import AppConfig


class WebConfig(AppConfig):
    """The office shell: base page, components, the door that every page states its need at."""

    name = "pendamping.web"
    label = "web"
