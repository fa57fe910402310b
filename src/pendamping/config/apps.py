from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The one room that knows every other; it holds the commands that belong to no single app."""

    name = "pendamping.config"
    label = "config"
