from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "pendamping.evaluation"
    default_auto_field = "django.db.models.BigAutoField"
