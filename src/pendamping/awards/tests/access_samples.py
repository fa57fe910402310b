"""What fills the addresses of this app in the access table."""

from datetime import date, time
from typing import Any

from tests.access_table import Area, Sample

from pendamping.access.roles import NEEDS, Role
from pendamping.awards.models import Award, Candidate
from pendamping.meetings.models import Level, Meeting
from pendamping.people.models import Person, Tier

Made = dict[str, Any]


def published(area: Area) -> Made:
    return {"pk": _award(area).pk}


def draft(area: Area) -> Made:
    return {"pk": _award(area, Award.State.DRAFT).pk}


def candidate(area: Area) -> Made:
    """The PLD of the place."""
    who = Person.objects.get(account=area.pld.account_id or 0)
    facts = dict.fromkeys(("service_months", "visits", "visits_with_evidence", "open_cases", "villages"), 1)
    found, _is_new = Candidate.objects.get_or_create(
        award=_award(area), person=who, defaults=facts | {"weak_villages": 0, "post": "Contoh"}
    )
    return {"pk": found.pk}


def _award(area: Area, state: str = Award.State.PUBLISHED) -> Award:
    found, _is_new = Award.objects.get_or_create(
        region_id=area.regency,
        state=state,
        defaults={
            "name": "Contoh", "giver": "Contoh", "tier": Tier.PLD, "since": date(2024, 1, 1),
            "until": date(2024, 12, 31), "criteria": "Contoh", "least_months": 12, "least_coverage": 50,
            "reply_days": 7, "made_by": "Contoh", "published_on": date(2024, 1, 1),
        },
    )  # fmt: skip
    return found


# Others than the PLD on the list find it only where they keep or decide awards.
NOT_ON_THE_LIST = frozenset(
    role for role in Role if role is not Role.PLD and not NEEDS[role] & {"award.manage", "award.decide"}
)


def meeting(area: Area) -> Made:
    found, _is_new = Meeting.objects.get_or_create(
        region_id=area.district,
        title="Rakor contoh",
        defaults={"level": Level.DISTRICT, "date": date(2024, 11, 12), "start": time(8), "end": time(9)},
    )
    return {"pk": found.pk}


SAMPLES = {
    "awards:hand_over": Sample(meeting),
    "awards:award": Sample(published),
    "awards:edit": Sample(draft),
    "awards:move": Sample(draft),
    "awards:candidate": Sample(candidate, hidden_from=NOT_ON_THE_LIST),
    "awards:reply": Sample(candidate, hidden_from=NOT_ON_THE_LIST),
    "awards:decide": Sample(candidate),
}
