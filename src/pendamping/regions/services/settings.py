"""A regency's own words, letterhead and emblem."""

from dataclasses import asdict
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.regions.errors import NotARegency
from pendamping.regions.logos import read_logo
from pendamping.regions.models import RegencySettings, Region
from pendamping.regions.schemas import RegencyWords
from pendamping.regions.selectors import get_region


@transaction.atomic
def change_settings(scope: Scope, regency: str, words: RegencyWords) -> RegencySettings:
    """Set what a regency calls things.

    Raises:
        NotAllowed: the role in `scope` may not change settings.
        RegionNotFound: no such region in `scope`.
        NotARegency: `regency` is wider or narrower than one.
    """
    own = _settings_of(scope, regency)
    changed = {name: value for name, value in asdict(words).items() if getattr(own, name) != value}
    for name, value in changed.items():
        setattr(own, name, value)
    own.save()
    if changed:
        record_audit(scope, "region.settings_changed", own, own.pk, **changed)
    return own


@transaction.atomic
def change_logo(scope: Scope, regency: str, content: bytes | None) -> RegencySettings:
    """Replace the emblem, or take it away (None); the file of the former one goes once this is certain.

    Raises: NotAllowed, RegionNotFound, NotARegency, LogoUnreadable, LogoTooLarge.
    """
    own = _settings_of(scope, regency)
    if former := own.logo.name:
        transaction.on_commit(partial(own.logo.storage.delete, former))
    if content is None:
        own.logo = ""
    else:
        own.logo.save(f"{own.pk}.png", ContentFile(read_logo(content)), save=False)
    own.save()
    record_audit(scope, "region.logo_changed", own, own.pk, has_logo=bool(own.logo))
    return own


def _settings_of(scope: Scope, regency: str) -> RegencySettings:
    """The regency's settings, new ones with the general words where it has none."""
    scope.require("region.settings")
    region = get_region(scope, regency)
    if region.level != Region.Level.REGENCY:
        raise NotARegency(code=region.dotted)
    own = RegencySettings.objects.select_for_update().filter(pk=region.pk).first()
    return own or RegencySettings(region=region)
