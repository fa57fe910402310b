from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.db.models.signals import post_migrate


class LibraryConfig(AppConfig):
    name = "pendamping.library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_keep_register, sender=self)


def _keep_register(apps: Apps = installed, **_kwargs: Any) -> None:
    """A version that knows more regulations brings them along; until then links to them would lead nowhere.

    `apps` as they are after the migration; a database that was only emptied names none and has them all.
    """
    from pendamping.library.services.register import keep_law_register  # noqa: PLC0415  models are not there before

    if ("library", "regulation") in {(one._meta.app_label, one._meta.model_name) for one in apps.get_models()}:
        keep_law_register()  # after a migration back to nothing there is no table to keep
