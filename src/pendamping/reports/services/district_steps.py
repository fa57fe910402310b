"""The kabupaten's answer to camat's reports: received, or returned with what is to be mended; and the camat's reply."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.reports.errors import DistrictReportAnswered, ReasonMissing
from pendamping.reports.models import DistrictReportStep, IssuedDocument
from pendamping.reports.selectors.district_steps import reports_to_receive

Kind = DistrictReportStep.Kind


@transaction.atomic
def receive_district_reports(scope: Scope, codes: Collection[str]) -> int:
    """Receive those of these reports that still wait; returns how many this call received.

    Raises:
        NotAllowed: the role receives nothing.
        NotFound: one of them is no camat's report, or lies outside `scope`.
    """
    scope.require("district_report.receive")
    found = list(_locked(scope, codes))
    if len(found) != len(set(codes)):
        raise NotFound
    waiting = reports_to_receive(scope).filter(pk__in=[one.pk for one in found])
    still = set(waiting.values_list("pk", flat=True))
    received = [one for one in found if one.pk in still]
    _write(scope, received, Kind.RECEIVED)
    return len(received)


@transaction.atomic
def return_district_report(scope: Scope, code: str, note: str) -> IssuedDocument:
    """Give a report back to its camat, with the reason; one that was received may still go back.

    Raises:
        NotAllowed, NotFound: as `receive_district_reports`.
        ReasonMissing: an empty note.
        DistrictReportAnswered: it was returned already, or a newer version has taken its place.
    """
    scope.require("district_report.receive")
    document = _locked(scope, [code]).first()
    if document is None:
        raise NotFound
    if not note.strip():
        raise ReasonMissing
    if not document.stands or document.district_steps.filter(kind=Kind.RETURNED).exists():
        raise DistrictReportAnswered(code=code)
    _write(scope, [document], Kind.RETURNED, note.strip())
    return document


def hand_in_again(scope: Scope, document: IssuedDocument, reply: str) -> None:
    """Tell that this version follows one that came back, with what the camat replies; its caller issued it."""
    _write(scope, [document], Kind.AGAIN, reply)


def _locked(scope: Scope, codes: Collection[str]) -> QuerySet[IssuedDocument]:
    """Locked in one order for everybody."""
    reports = IssuedDocument.objects.filter(scope.q("region_id"), kind=IssuedDocument.Kind.DISTRICT, person=None)
    return reports.filter(code__in=codes).defer("paper").select_for_update(of=("self",)).order_by("pk")


def _write(scope: Scope, documents: Iterable[IssuedDocument], kind: Kind, note: str = "") -> None:
    now = timezone.now()
    steps = [
        DistrictReportStep(document=one, kind=kind, at=now, by_id=scope.person_id, by_name=scope.name, note=note)
        for one in documents
    ]
    DistrictReportStep.objects.bulk_create(steps)
    acts = [
        Act(
            f"district_report.{kind}",
            IssuedDocument._meta.label_lower,
            str(one.document_id),
            str(one.document.region_id),
            {"code": one.document.code},
        )
        for one in steps
    ]
    record_acts(scope, acts)
