"""What fills the addresses of this app in the access table."""

from typing import Any

from django.utils import timezone
from tests.access_table import Area, Sample

from pendamping.access.models import Account
from pendamping.access.roles import Role
from pendamping.cases.models import Case, CaseEvent, CaseFile, Party
from pendamping.common.files.documents import read_document
from pendamping.common.files.storing import store_document
from pendamping.people.models import Person

Made = dict[str, Any]


def case(area: Area) -> Made:
    """A complaint by the PLD of the place: theirs and the ministry's to read."""
    return {"pk": _case(area).pk}


def act(area: Area) -> Made:
    return case(area) | {"name": "statement"}


def file(area: Area) -> Made:
    event = CaseEvent.objects.create(
        case=_case(area), kind=CaseEvent.Kind.STATEMENT, at=timezone.now(), by_name="Contoh", text="Contoh"
    )
    document = read_document(b"%PDF-1.7 contoh", "contoh.pdf")
    store_document(document)
    return {"file_id": CaseFile.objects.create(event=event, stored_id=document.sha256, name="contoh.pdf").pk}


def person(area: Area) -> Made:
    pld = Person.objects.get(account=area.pld.account_id or 0)
    return {"about": "conduct", "key": str(pld.pk)}


def _pd(area: Area) -> Person:
    return Person.objects.get(account=area.pd.account_id or 0)


def _case(area: Area) -> Case:
    reporter = Account.objects.get(pk=area.pld.account_id or 0)
    made, is_new = Case.objects.get_or_create(
        about=Case.About.CONDUCT,
        person=_pd(area),
        raised_by=reporter,
        defaults={
            "raised_by_name": reporter.name,
            "violation": "falsifying",
            "text": "Contoh",
            "raised_on": area.pld.today,
            "region_id": area.district,
            "office": Role.MINISTRY,
        },
    )
    if is_new:
        Party.objects.create(
            case=made, role=Party.Role.REPORTER, account=reporter, name=reporter.name, told_at=timezone.now()
        )
    return made


PARTIES = frozenset({Role.PLD, Role.MINISTRY})
OTHERS = frozenset(Role) - PARTIES
SAMPLES = {
    "cases:case": Sample(case, hidden_from=OTHERS),
    "cases:act": Sample(act, hidden_from=OTHERS),
    "cases:file": Sample(file, hidden_from=OTHERS),
    "cases:new_case": Sample(person),
}
