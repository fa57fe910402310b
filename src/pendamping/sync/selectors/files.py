"""Files on their way from phones: what one account has sent, what its reports wait for."""

from django.db.models import QuerySet

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import ReportAttachment
from pendamping.sync.models import AwaitedFile, IncomingFile


def incoming_of(scope: Scope) -> QuerySet[IncomingFile]:
    return IncomingFile.objects.filter(account=scope.account_id)


def awaited_of(scope: Scope, sha256: str = "") -> QuerySet[AwaitedFile]:
    """What the account's reports still wait for; without those that were refused when they came."""
    waiting = AwaitedFile.objects.filter(account=scope.account_id, code="")
    return waiting.filter(sha256=sha256) if sha256 else waiting


def refused_of(scope: Scope, sha256: str) -> QuerySet[AwaitedFile]:
    """What came with this content and could not be taken."""
    return AwaitedFile.objects.filter(account=scope.account_id, sha256=sha256).exclude(code="")


def is_stored(scope: Scope, sha256: str) -> bool:
    """Whether this person's own reports have it; whether anybody else's do is not told."""
    return ReportAttachment.objects.filter(report__author_id=scope.person_id, stored_id=sha256).exists()
