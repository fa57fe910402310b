"""Cases that somebody may read."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from pendamping.cases.errors import CaseNotFound
from pendamping.cases.models import Case, CaseFile, Party
from pendamping.common.scope import Scope


def cases_in(scope: Scope) -> QuerySet[Case]:
    """What awaits something first, the earliest due on top."""
    scope.require("case.read")
    found = Case.objects.within(scope).select_related("person", "region")
    return found.order_by(F("due_on").asc(nulls_last=True), "-raised_on", "-pk")


def cases_known_to(scope: Scope, person_id: UUID) -> QuerySet[Case]:
    """Those that concern this person and that they read themselves, as far as the asker reads them too.

    A complaint that its subject has not been asked about yet is in nobody's hands but the office's.
    """
    if not scope.may("case.read"):
        return Case.objects.none()
    known = Exists(Party.objects.filter(case=OuterRef("pk"), person_id=person_id))
    return Case.objects.within(scope).filter(known, person_id=person_id).order_by("-raised_on", "-pk")


def get_case(scope: Scope, pk: UUID, *, lock: bool = False) -> Case:
    """Raises: NotAllowed. CaseNotFound: absent, or the asker is neither a party nor of the office that decides."""
    scope.require("case.read")
    readable = Case.objects.within(scope).select_related("person", "region", "evaluation", "letter", "assignment")
    if lock:
        readable = readable.select_for_update(of=("self",))
    found = readable.prefetch_related("parties", "events__files").filter(pk=pk).first()
    if found is None:
        raise CaseNotFound
    return found


def get_case_file(scope: Scope, file_id: int) -> CaseFile:
    """Raises: as `get_case`."""
    scope.require("case.read")
    files = CaseFile.objects.select_related("stored", "event__case")
    found = files.filter(pk=file_id, event__case__in=Case.objects.within(scope)).first()
    if found is None:
        raise CaseNotFound
    return found


def own_party(scope: Scope, case: Case) -> Party | None:
    """As what the asker is in this case; None for the office that decides."""
    parties = (one for one in case.parties.all() if is_this(scope, one))
    return next(parties, None)


def is_this(scope: Scope, party: Party) -> bool:
    by_person = scope.person_id is not None and party.person_id == scope.person_id
    return by_person or (scope.account_id is not None and party.account_id == scope.account_id)


def is_office(scope: Scope, case: Case) -> bool:
    """Whether the asker acts for the office that decides this case."""
    return scope.may("case.decide") and case.office == scope.role
