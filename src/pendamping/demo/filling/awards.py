"""Sample awards: one whose list may be answered today, and one whose criteria were just published."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from pendamping.access.roles import Role
from pendamping.awards.schemas import AwardContent
from pendamping.awards.services.awards import make_shortlist, plan_award, publish_criteria
from pendamping.common.scope import Scope
from pendamping.demo.filling.actors import official
from pendamping.demo.world import REGENCY, World
from pendamping.people.models import Tier

LISTED = timedelta(days=3)
MONTHS = 9  # the sample begins with its first working year


def fill_awards(scope: Scope, world: World) -> None:
    """The people of the sample have served for its one or two years, so the gate is set lower than three."""
    keeper = official(scope, Role.DPMD, REGENCY, world.today - LISTED)
    until = date(keeper.today.year, keeper.today.month, 1) - timedelta(days=1)
    looked_back = AwardContent(
        region=REGENCY,
        name=_("Pendamping Teladan %(year)s") % {"year": until.year},
        giver=_("Bupati"),
        tier=Tier.PLD,
        since=date(until.year, 1, 1),
        until=until,
        criteria=_(
            "Perubahan nyata di desa dampingan, diceritakan dengan bukti.\n"
            "Kerja bersama pemerintah desa dan kader, terutama di desa yang jauh."
        ),
        least_months=MONTHS,
        least_coverage=80,
        reply_days=7,
    )
    award = publish_criteria(keeper, plan_award(keeper, looked_back, is_sample=True).pk)
    make_shortlist(keeper, award.pk)
    ahead = looked_back.model_copy(
        update={
            "name": _("TPP Inspiratif %(year)s") % {"year": world.today.year + 1},
            "since": date(world.today.year + 1, 1, 1),
            "until": date(world.today.year + 1, 12, 31),
            "least_months": 36,
        }
    )
    publish_criteria(keeper, plan_award(keeper, ahead, is_sample=True).pk)
