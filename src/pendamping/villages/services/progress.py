"""Writing down how far a work is."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.villages.errors import StoredDiffers, WorkWithdrawn
from pendamping.villages.models import Work, WorkProgress
from pendamping.villages.rules import check_progress
from pendamping.villages.schemas import NewProgress
from pendamping.villages.selectors.works import get_work
from pendamping.villages.standing import standing_after


@transaction.atomic
def write_progress(scope: Scope, new: NewProgress) -> tuple[WorkProgress, bool]:
    """Store one row of progress; returns it, and whether this call stored it. Sending it again is harmless.

    A row of an earlier day takes its place among the others, and the work stands where the last of them leaves it.

    Raises:
        NotAllowed: the role writes no progress down.
        WorkNotFound: absent, or outside `scope`.
        WorkWithdrawn: it was written down by mistake.
        StoredDiffers: that `id` is stored with other content, which stays as it is.
        ProgressInFuture, ProgressTooEarly, DisbursedTooMuch, StopUnexplained, FallsUnexplained: it does not fit.
    """
    scope.require("work.progress")
    _refuse_withdrawn(scope, new.work)
    work = get_work(scope, new.work, lock=True)
    content = new.model_dump(exclude={"id", "work"}) | {"work_id": work.pk}
    stored = WorkProgress.objects.filter(pk=new.id).first()
    if stored is not None:
        if any(getattr(stored, name) != value for name, value in content.items()):
            raise StoredDiffers(id=new.id)
        return stored, False
    check_progress(scope, new, work)
    written = WorkProgress.objects.create(
        id=new.id, written_at=timezone.now(), written_by_id=scope.person_id, written_by_name=scope.name, **content
    )
    _stand(work)
    record_audit(scope, "work.progressed", work, progress=str(new.id), percent=new.percent)
    return written, True


def _refuse_withdrawn(scope: Scope, pk: UUID) -> None:
    """A phone may still write of it, and would otherwise offer for ever what never finds its work.

    Raises: WorkWithdrawn.
    """
    withdrawn = Work.objects.filter(scope.q("region_id"), pk=pk).exclude(withdrawn_at=None).first()
    if withdrawn is not None:
        raise WorkWithdrawn(name=withdrawn.name)


def _stand(work: Work) -> None:
    """Put the work where its rows leave it."""
    standing = standing_after(work.progress.all())
    work.state, work.percent = standing.state, standing.percent
    work.disbursed, work.seen_on = standing.disbursed, standing.seen_on
    work.save(update_fields=["state", "percent", "disbursed", "seen_on"])
