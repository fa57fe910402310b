"""Saying why no report comes: no signal, or a phone that was lost."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.problems import NotAllowed
from pendamping.common.scope import Scope
from pendamping.people.models import Person
from pendamping.reports.errors import SilenceEndsBeforeStart, SilenceNotTheirs, SilenceTooLong
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import Silence
from pendamping.reports.selectors.recap import may_recommend

LONGEST = 31  # days; longer than that is a leave or a vacancy


@dataclass(frozen=True, slots=True)
class NewSilence:
    person_id: UUID
    kind: str
    start: date
    end: date
    note: str = ""


@transaction.atomic
def declare_silence(scope: Scope, new: NewSilence) -> Silence:
    """Write down why one could not report on these days, for oneself or for somebody whom one checks.

    Raises:
        NotAllowed: the role declares nothing.
        SilenceNotTheirs: somebody whom this role does not check, or outside `scope`.
        SilenceEndsBeforeStart, SilenceTooLong: the days do not fit.
    """
    scope.require("silence.declare")
    if scope.person_id is None:
        raise NotAllowed(need="silence.declare")
    if new.person_id != scope.person_id:
        _check_theirs(scope, new)
    if new.end < new.start:
        raise SilenceEndsBeforeStart
    if (days := (new.end - new.start).days + 1) > LONGEST:
        raise SilenceTooLong(days=days, limit=LONGEST)
    person = Person.objects.get(pk=new.person_id)
    silence = Silence.objects.create(
        person=person,
        kind=new.kind,
        start=new.start,
        end=new.end,
        note=new.note,
        declared_by_id=scope.person_id,
        declared_at=timezone.now(),
        is_sample=person.is_sample,
    )
    area = scope.prefixes[0] if len(scope.prefixes) == 1 else ""
    record_audit(scope, "silence.declared", silence, area, kind=new.kind, start=new.start, end=new.end)
    return silence


def _check_theirs(scope: Scope, new: NewSilence) -> None:
    post = post_of(new.person_id, new.start, new.end)
    inside = bool(post.codes) and all(map(scope.covers, post.codes))
    if not (inside and scope.may("daily_report.verify") and may_recommend(scope, new.person_id, post.tier)):
        raise SilenceNotTheirs
