"""What every step of a case has in common: who may take it, its trace, and until when the next is awaited."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from pendamping.cases.errors import NotTheirStep, OwnCase
from pendamping.cases.models import Case, CaseEvent, CaseFile, Party
from pendamping.cases.rules import due_on
from pendamping.cases.schemas import Said, Upload
from pendamping.cases.selectors.cases import is_office, own_party
from pendamping.common.audit import record_audit
from pendamping.common.files.documents import read_document
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_document, store_photo
from pendamping.common.scope import Scope

State, Kind = Case.State, CaseEvent.Kind
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
LONGEST_NAME = 200


def require_office(scope: Scope, case: Case) -> None:
    """Raises: NotTheirStep: not the office that decides. OwnCase: it is about the asker."""
    if not is_office(scope, case):
        raise NotTheirStep
    if scope.person_id is not None and case.person_id == scope.person_id:
        raise OwnCase


def require_examiner(scope: Scope, case: Case) -> None:
    """The office that decides, or the one who examines. Raises: NotTheirStep, OwnCase."""
    party = own_party(scope, case)
    if party is None or party.role != Party.Role.INVESTIGATOR:
        require_office(scope, case)


def move(scope: Scope, case: Case, state: Case.State) -> None:
    """In the caller's transaction; what else changed on the case is saved with it."""
    case.state, case.due_on = state, due_on(state, scope.today)
    case.save()


def note(scope: Scope, case: Case, kind: CaseEvent.Kind, said: Said) -> CaseEvent:
    """The lasting trace of a step: in the history with its files, and in the audit trail without its words."""
    party = own_party(scope, case)
    event = CaseEvent.objects.create(
        case=case,
        kind=kind,
        at=timezone.now(),
        by_name=scope.name,
        by_role=party.role if party else "",
        text=said.text.strip(),
    )
    kept = dict(map(_kept, said.files))
    CaseFile.objects.bulk_create(CaseFile(event=event, stored_id=key, name=name) for key, name in kept.items())
    record_audit(scope, f"case.{kind}", case, files=len(kept))
    return event


def add_party(scope: Scope, case: Case, role: Party.Role, name: str, **who: object) -> None:
    """Let somebody read the case and speak in it; whoever is a party already stays one."""
    who |= {"name": name, "told_at": timezone.now()}
    _party, is_new = Party.objects.get_or_create(case=case, role=role, defaults=who)
    if is_new:
        record_audit(scope, "case.party_added", case, role=role)


def _kept(upload: Upload) -> tuple[str, str]:
    """Raises: UploadTooLarge, NotAPhoto, TooManyPixels, NotADocument: it is not taken."""
    name, content = upload.name or "", upload.read()
    if name.lower().endswith(PHOTOS):
        photo = read_photo(content, name, ZoneInfo(timezone.get_current_timezone_name()))
        store_photo(photo)
        return photo.sha256, name[-LONGEST_NAME:]
    document = read_document(content, name)
    store_document(document)
    return document.sha256, name[-LONGEST_NAME:]
