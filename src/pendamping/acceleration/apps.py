from django.apps import AppConfig


class AccelerationConfig(AppConfig):
    name = "pendamping.acceleration"
    default_auto_field = "django.db.models.BigAutoField"
