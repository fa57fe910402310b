from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "pendamping.exchange"
    default_auto_field = "django.db.models.BigAutoField"
