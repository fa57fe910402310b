from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "pendamping.access"
    label = "access"
