"""Photos and documents that show why an answer is so."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.files.documents import read_document
from pendamping.common.files.photos import read_photo
from pendamping.common.files.storing import store_document, store_photo
from pendamping.common.scope import Scope
from pendamping.engine.law.definitions import definition
from pendamping.indices.errors import EvidenceNotFound, TooMuchEvidence
from pendamping.indices.models import AnswerEvidence
from pendamping.indices.selectors.sheets import lock_sheet
from pendamping.indices.services.answers import check_open

Upload = UploadedFile[bytes]
MOST = 6  # for one question
DOCUMENT_ENDINGS = (".pdf", ".docx", ".xlsx")


def attach_evidence(scope: Scope, sheet_id: UUID, answer_id: str, upload: Upload) -> AnswerEvidence:
    """Lay a photo or document beside an answer.

    Raises:
        NotAllowed, SheetNotFound, EvidenceNotFound: not this role's, not in `scope`, or no such question.
        SheetLocked, RoundClosed: the sheet takes no answers now.
        UploadTooLarge, NotAPhoto, TooManyPixels, NotADocument, TooMuchEvidence: the file is not taken.
    """
    scope.require("index_answer.write")
    upload.seek(0)
    content, name = upload.read(), upload.name or ""
    evidence = AnswerEvidence(answer_id=answer_id, name=name[-160:], added_at=timezone.now(), added_by=scope.name)
    if name.lower().endswith(DOCUMENT_ENDINGS):
        document = read_document(content, name)
        evidence.kind, evidence.stored_id = AnswerEvidence.Kind.DOCUMENT, document.sha256
    else:
        photo = read_photo(content, name, ZoneInfo(timezone.get_current_timezone_name()))
        evidence.kind, evidence.stored_id = AnswerEvidence.Kind.PHOTO, photo.sha256
        evidence.taken_at = photo.taken_at
    with transaction.atomic():
        sheet = lock_sheet(scope, sheet_id)
        check_open(scope, sheet)
        if answer_id not in definition(sheet.round.index_id).answers:
            raise EvidenceNotFound
        beside = sheet.evidence.filter(answer_id=answer_id)
        if stored := beside.filter(stored_id=evidence.stored_id).first():
            return stored
        if beside.count() >= MOST:
            raise TooMuchEvidence(limit=MOST)
        if evidence.kind == AnswerEvidence.Kind.PHOTO:
            store_photo(photo)
        else:
            store_document(document)
        evidence.sheet = sheet
        evidence.save(force_insert=True)
        record_audit(scope, "index_evidence.attached", sheet, answer=answer_id, sha256=evidence.stored_id)
    return evidence


@transaction.atomic
def detach_evidence(scope: Scope, evidence_id: UUID) -> AnswerEvidence:
    """Take a photo or document away from its answer; its file goes once nothing names it.

    Raises:
        NotAllowed, EvidenceNotFound: not this role's, or not in `scope`.
        SheetLocked, RoundClosed: the sheet takes no answers now.
    """
    scope.require("index_answer.write")
    found = AnswerEvidence.objects.filter(scope.q("sheet__region_id"), pk=evidence_id).first()
    if found is None:
        raise EvidenceNotFound
    sheet = lock_sheet(scope, found.sheet_id)
    check_open(scope, sheet)
    found.delete()
    record_audit(scope, "index_evidence.detached", sheet, answer=found.answer_id, sha256=found.stored_id)
    return found
