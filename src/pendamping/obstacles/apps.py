from django.apps import AppConfig


class ObstaclesConfig(AppConfig):
    name = "pendamping.obstacles"
    default_auto_field = "django.db.models.BigAutoField"
