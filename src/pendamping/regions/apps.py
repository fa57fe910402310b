from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "pendamping.regions"
    label = "regions"
