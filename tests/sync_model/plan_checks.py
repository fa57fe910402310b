"""That nothing is lost, doubled or overwritten unseen of work plans, and nothing lost of works' progress."""

from collections.abc import Collection, Iterator
from typing import Any

from pendamping.common.models import AuditEntry
from pendamping.fieldwork.models import WorkPlanItem
from pendamping.villages.models import Work, WorkProgress
from pendamping.villages.standing import standing_after
from tests.sync_model.phone import Phone, Queued
from tests.sync_model.plans import KNOWS_NO_VERSIONS, Seen


def lost_plan(phone: Phone, identifier: str, taken: list[Queued]) -> Iterator[str]:
    """The newest that this phone said stands, or stood before what its author said elsewhere."""
    stored = WorkPlanItem.objects.filter(pk=identifier).first()
    if stored is None:
        yield f"HP {phone.name}: plan {identifier} was taken and is gone"
        return
    newest = max((one.command["body"] for one in taken), key=lambda body: int(body["revision"]))
    if newest["content"]["description"] not in _stood(identifier, "description") | {stored.description}:
        yield f"HP {phone.name}: what plan {identifier} said, {newest['content']['description']}, was taken and is gone"
    because, told = newest["cancelled_because"], _stood(identifier, "cancelled_because") | {stored.cancelled_because}
    if because and because not in told and phone.name != KNOWS_NO_VERSIONS:  # an older reason stays for those
        yield f"HP {phone.name}: plan {identifier} was cancelled, {because}, and never was"


def lost_progress(phone: Phone, taken: Collection[Queued]) -> Iterator[str]:
    for one in taken:
        if one.command["kind"] == "work_progress.put":
            content = one.command["body"]["content"]
            stored = WorkProgress.objects.filter(pk=one.about, work=one.command["body"]["work"]).first()
            if stored is None or (stored.percent, stored.note) != (content["percent"], content["note"]):
                yield f"HP {phone.name}: the progress {content['note']} was taken and is {stored}"


def doubled_in_plans(created: set[str]) -> Iterator[str]:
    """Records that nobody wrote, and works that stand elsewhere than where their rows leave them."""
    for model in (WorkPlanItem, WorkProgress):
        strangers = {str(one) for one in model._default_manager.values_list("pk", flat=True)} - created
        if strangers:
            yield f"{model._meta.label} that nobody wrote: {strangers}"
    planned = AuditEntry.objects.filter(action="work_plan.planned").count()
    if planned != WorkPlanItem.objects.count():
        yield f"{WorkPlanItem.objects.count()} items of work plans were planned {planned} times"
    for work in Work.objects.prefetch_related("progress"):
        standing = standing_after(work.progress.all())
        if (work.state, work.percent) != (standing.state, standing.percent):
            yield f"work {work.pk} stands at {work.state} {work.percent} instead of {standing.state} {standing.percent}"


def overwritten_unseen(phones: Collection[Phone], seen: Seen) -> Iterator[str]:
    """No phone that knows versions puts its words in the place of others that its writer had not read."""
    for phone in phones:
        for one in phone.outbox:
            if one.state != "taken" or one.command["kind"] != "plan_item.put" or phone.name == KNOWS_NO_VERSIONS:
                continue
            said = one.command["body"]["content"]["description"]
            known = seen[one.command["id"]]
            if said in known:  # it brought no words of its own
                continue
            befores = {before for before, after in _pairs(one.about, "description") if after == said}
            for before in befores - known:
                yield f"HP {phone.name}: plan {one.about} said {before}, and is overwritten unseen with {said}"


def _stood(identifier: str, name: str) -> set[str]:
    """Every value that this column ever had before another took its place, and why it was cancelled on a page."""
    befores = {before for before, _after in _pairs(identifier, name)}
    return befores | {one["reason"] for one in _facts(identifier) if "reason" in one and name == "cancelled_because"}


def _pairs(identifier: str, name: str) -> list[tuple[str, str]]:
    changes = [one["changes"] for one in _facts(identifier) if "changes" in one]
    return [(one[name][0], one[name][1]) for one in changes if name in one]


def _facts(identifier: str) -> list[dict[str, Any]]:
    return list(AuditEntry.objects.filter(object_id=identifier).values_list("facts", flat=True))
