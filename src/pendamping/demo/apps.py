from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "pendamping.demo"
    label = "demo"
