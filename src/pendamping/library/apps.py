from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LibraryConfig(AppConfig):
    name = "pendamping.library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_keep_register, sender=self)


def _keep_register(**_kwargs: Any) -> None:
    """A version that knows more regulations brings them along; until then links to them would lead nowhere."""
    from pendamping.library.services.register import keep_law_register  # noqa: PLC0415  models are not there before

    keep_law_register()
