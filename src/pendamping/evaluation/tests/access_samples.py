"""What fills the addresses of this app in the access table."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.access.roles import Role
from pendamping.common.ids import new_id
from pendamping.common.periods import Quarter
from pendamping.engine.evaluation import Setting, settle
from pendamping.engine.law.evaluation import scheme
from pendamping.evaluation.models import Assessor, Evaluation, PersonalLetter, Seat
from pendamping.evaluation.tests.settings import SETTING
from pendamping.people.models import Assignment, Person

Made = dict[str, Any]


def evaluation(area: Area) -> Made:
    """Of the PLD of the place, being scored."""
    return {"pk": _evaluation(area).pk}


def assessor(area: Area) -> Made:
    return {"pk": _seat(area).assessor_id}


def seat(area: Area) -> Made:
    return {"seat_id": _seat(area).pk}


def person(area: Area) -> Made:
    return {"person_id": _person(area).pk}


def letter(area: Area) -> Made:
    written = PersonalLetter.objects.create(
        person=_person(area), kind="award", number=str(new_id()), date=date(2025, 1, 1), issuer="Contoh", text="Contoh",
        recorded_by="Contoh", sent_at=timezone.now(),
    )  # fmt: skip
    return {"letter_id": written.pk}


def _person(area: Area) -> Person:
    return Person.objects.get(account=area.pld.account_id or 0)


def _evaluation(area: Area) -> Evaluation:
    law = scheme("triwulan-2025")
    assert law is not None
    quarter, today, who = Quarter.of(timezone.localdate()).previous(), timezone.localdate(), _person(area)
    settled = settle(law, Setting.model_validate(SETTING)).model_dump(mode="json", by_alias=True)
    found, _is_new = Evaluation.objects.get_or_create(
        person=who,
        year=quarter.year,
        number=quarter.number,
        defaults={
            "assignment": Assignment.objects.filter(person=who).latest("pk"),
            "tier": "PLD",
            "region_id": area.district,
            "scheme_id": law.id,
            "scheme": settled,
            "opened_on": today,
            "closes_on": today + timedelta(days=7),
        },
    )
    Seat.objects.get_or_create(evaluation=found, group="ppk", assessor=None, defaults={"title": "Atasan"})
    return found


def _seat(area: Area) -> Seat:
    found = _evaluation(area)
    asked, _is_new = Assessor.objects.get_or_create(
        year=found.year, number=found.number, group="pengguna_layanan", role="KEPALA_DESA", region_code=area.village,
        defaults={"title": "Kepala desa contoh"},
    )  # fmt: skip
    taken, _is_new = Seat.objects.get_or_create(
        evaluation=found, group=asked.group, assessor=asked, defaults={"title": asked.title}
    )
    return taken


# Others of the place are evaluated too, but see only their own.
PT = frozenset({Role.PT})
EVERYBODY = frozenset(Role)
SAMPLES = {
    "evaluation:evaluation": Sample(evaluation, hidden_from=PT),
    "evaluation:response": Sample(evaluation, hidden_from=PT),
    "evaluation:score": Sample(evaluation),
    "evaluation:close": Sample(evaluation),
    "evaluation:decision": Sample(evaluation),
    "evaluation:link": Sample(assessor),
    "evaluation:revoke": Sample(assessor),
    "evaluation:pass_on": Sample(seat),
    "evaluation:new_letter": Sample(person),
    "evaluation:reply": Sample(letter, hidden_from=EVERYBODY - {Role.PLD}),
    "evaluation_link:score": Sample(lambda _area: {"secret": "tidak-ada"}, outside="a secret link, of no area"),
}
