from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "pendamping.fieldwork"
    label = "fieldwork"
