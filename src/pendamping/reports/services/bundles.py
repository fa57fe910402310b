"""Asking for a bundle of papers, starting its making, stopping it, and handing it out."""

from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from pendamping.common.audit import record_audit
from pendamping.common.background import AT_ONCE, launch, others_running
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.reports import wording
from pendamping.reports.errors import BundleNotReady, BundleRunning, PeriodInFuture, TooManyBundles
from pendamping.reports.models import PaperBundle
from pendamping.reports.selectors.bundles import bundle_region, get_bundle
from pendamping.reports.storing_parts import forget_files

State = PaperBundle.State
KEPT: Final = timedelta(days=14)  # a bundle is made again in minutes; what it holds stays issued


@transaction.atomic
def ask_for_bundle(scope: Scope, code: str, month: Month, *, with_docx: bool) -> PaperBundle:
    """Ask for all papers of an area's month, and start making them; returns at once.

    Raises:
        NotAllowed, NotFound: the role makes no bundles, or the area does not lie in `scope` as a whole.
        PeriodInFuture: the month has not begun.
        TooManyBundles: enough others are being made on this machine.
    """
    scope.require("paper_bundle.make")
    region = bundle_region(scope, code)
    if month.first > scope.today:
        raise PeriodInFuture(period=month, today=wording.long_date(scope.today))
    _forget_old()
    bundle = PaperBundle.objects.create(
        region=region,
        since=month.first,
        with_docx=with_docx,
        account_id=scope.account_id,
        role=scope.role,
        made_at=timezone.now(),
        made_by=scope.name,
    )
    record_audit(scope, "paper_bundle.asked", bundle, since=month.first)
    _start(bundle)
    return bundle


@transaction.atomic
def go_on_with_bundle(scope: Scope, pk: UUID) -> PaperBundle:
    """Start a bundle again that was stopped, interrupted or failed: what it has made stays made.

    Raises: NotAllowed, NotFound; BundleRunning: it is being made, or is done; TooManyBundles.
    """
    scope.require("paper_bundle.make")
    bundle = get_bundle(scope, pk)
    if bundle.state == State.DONE or bundle.is_running(timezone.now()):
        raise BundleRunning(state=bundle.get_state_display())
    _start(bundle)
    record_audit(scope, "paper_bundle.went_on", bundle)
    return bundle


@transaction.atomic
def stop_bundle(scope: Scope, pk: UUID) -> None:
    """Ask the making to stop after the paper in hand; one that was interrupted ends here.

    Raises: NotAllowed, NotFound; BundleNotReady: nothing is being made.
    """
    scope.require("paper_bundle.make")
    bundle = get_bundle(scope, pk)
    if not bundle.is_open:
        raise BundleNotReady(state=bundle.get_state_display())
    bundle.stop_asked = True
    if bundle.is_interrupted(timezone.now()):
        bundle.state, bundle.run = State.CANCELLED, None
    bundle.save(update_fields=["stop_asked", "state", "run"])
    record_audit(scope, "paper_bundle.stopped", bundle)


def open_bundle(scope: Scope, pk: UUID) -> tuple[PaperBundle, FieldFile]:
    """The file, to be sent as it is read; the audit trail says who took it.

    Raises: NotAllowed, NotFound; BundleNotReady: it is not done.
    """
    scope.require("paper_bundle.make")
    bundle = get_bundle(scope, pk)
    if not bundle.file:
        raise BundleNotReady(state=bundle.get_state_display())
    record_audit(scope, "paper_bundle.taken", bundle, since=bundle.since)
    return bundle, bundle.file


def _start(bundle: PaperBundle) -> None:
    now = timezone.now()
    running = others_running(PaperBundle.objects.exclude(pk=bundle.pk), now)
    if running >= AT_ONCE:
        raise TooManyBundles(number=running)
    run = bundle.begin(now)
    bundle.failure = ""
    bundle.save()
    transaction.on_commit(lambda: launch("make_bundle", bundle.pk, run))


def _forget_old() -> None:
    """Files of bundles past their time; whoever needs one again asks again."""
    for old in PaperBundle.objects.filter(made_at__lt=timezone.now() - KEPT):
        forget_files(old.parts.all())
        if old.file:
            transaction.on_commit(partial(old.file.storage.delete, str(old.file.name)))
        old.delete()
