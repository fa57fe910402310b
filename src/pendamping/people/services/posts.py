"""How many posts an area needs."""

from django.db import transaction

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.people.errors import WrongAreaLevel
from pendamping.people.models import RequiredPosts, Tier
from pendamping.people.rules import level_word
from pendamping.people.selectors import COUNTED_AT
from pendamping.regions.models import Region


@transaction.atomic
def set_required_posts(scope: Scope, region_code: str, tier: Tier, number: int | None) -> None:
    """Set how many posts of a tier an area needs; None: nobody has said.

    Raises:
        NotAllowed: the role in `scope` may not.
        WrongAreaLevel: posts of this tier are not counted there, or the area lies outside `scope`.
    """
    scope.require("assignment.write")
    level = COUNTED_AT.get(tier)
    region = Region.objects.within(scope).filter(pk=region_code).first()
    if region is None or region.level != level:
        raise WrongAreaLevel(tier=tier.label, level=level_word(level), names=region_code)
    before = RequiredPosts.objects.filter(region=region, tier=tier).first()
    if (before.number if before else None) == number:
        return
    if number is None:
        RequiredPosts.objects.filter(region=region, tier=tier).delete()
    else:
        RequiredPosts.objects.update_or_create(region=region, tier=tier, defaults={"number": number})
    record_audit(
        scope, "required_posts.set", region, region.code, tier=tier, before=before and before.number, after=number
    )
