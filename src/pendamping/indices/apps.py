from django.apps import AppConfig


class IndicesConfig(AppConfig):
    name = "pendamping.indices"
    label = "indices"
