from django.apps import AppConfig


class VillagesConfig(AppConfig):
    name = "pendamping.villages"
    default_auto_field = "django.db.models.BigAutoField"
