"""The link by which somebody without an account scores: one a quarter, of one use, revocable, only its hash stored."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone

from pendamping.access.schemas import OneTimeLink
from pendamping.access.secret_digests import digest_of
from pendamping.common.audit import record_audit
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.evaluation.errors import AlreadySubmitted, EvaluationNotFound, LinkNotUsable, WindowOver
from pendamping.evaluation.models import Assessor, Evaluation, Seat
from pendamping.evaluation.schemas import GivenScores
from pendamping.evaluation.selectors.assessors import assessors_in
from pendamping.evaluation.services.scoring import store_scores

State = Evaluation.State
AT_ONCE: Final = 50  # cards to print


@transaction.atomic
def make_link(scope: Scope, assessor_id: UUID) -> OneTimeLink:
    """Make the only link that lets this assessor in, until their last evaluation closes; an older one stops.

    Raises:
        NotAllowed: the role asks nobody.
        EvaluationNotFound: they assess nobody within `scope`.
        AlreadySubmitted: they have scored.
        WindowOver: nothing of theirs can be scored any more.
    """
    assessor = _theirs(scope, assessor_id)
    if assessor.submitted_at is not None:
        raise AlreadySubmitted(title=assessor.title)
    until = _open_until(assessor)
    if until is None or until < scope.today:
        raise WindowOver(closes=until or "")
    return _new_link(scope, assessor, until)


@transaction.atomic
def make_missing_links(scope: Scope, quarter: Quarter) -> list[tuple[Assessor, OneTimeLink]]:
    """A link for everybody who can still score in a quarter and has none, as many as fit on one page of cards.

    Raises: NotAllowed: the role asks nobody.
    """
    scope.require("evaluation.open")
    waiting = assessors_in(scope, quarter).filter(secret_hash=None, submitted_at=None)
    open_ones = Q(
        seats__evaluation__state=State.OPEN,
        seats__evaluation__closes_on__gte=scope.today,
        seats__vacant_because="",
    )
    asked = waiting.annotate(until=Max("seats__evaluation__closes_on", filter=open_ones)).filter(until__isnull=False)
    return [(one, _new_link(scope, one, one.until)) for one in asked[:AT_ONCE]]


def _new_link(scope: Scope, assessor: Assessor, until: date) -> OneTimeLink:
    secret = secrets.token_urlsafe(32)
    assessor.secret_hash = digest_of(secret)
    assessor.link_until, assessor.link_made_at = until, timezone.now()
    assessor.save(update_fields=["secret_hash", "link_until", "link_made_at"])
    record_audit(scope, "evaluation_link.made", assessor, assessor.region_code)
    end = timezone.make_aware(datetime.combine(until, time.max))
    return OneTimeLink(url=settings.BASE_URL + reverse("evaluation_link:score", args=[secret]), expires_at=end)


@transaction.atomic
def revoke_link(scope: Scope, assessor_id: UUID) -> Assessor:
    """Stop the link of this assessor; asking again makes another. Raises: as `make_link`, but for time and use."""
    assessor = _theirs(scope, assessor_id)
    assessor.secret_hash = assessor.link_until = None
    assessor.save(update_fields=["secret_hash", "link_until"])
    record_audit(scope, "evaluation_link.revoked", assessor, assessor.region_code)
    return assessor


def assessor_of(secret: str, today: date) -> Assessor:
    """Whom this link lets in. Raises: LinkNotUsable: unknown, used, revoked, or out of time."""
    found = Assessor.objects.filter(
        secret_hash=digest_of(secret), submitted_at__isnull=True, link_until__gte=today
    ).first()
    if found is None:
        raise LinkNotUsable
    return found


def seats_by(assessor: Assessor, today: date) -> Sequence[Seat]:
    """What the link is for: everybody whom they assess and who is still open."""
    open_ones = Seat.objects.filter(
        assessor=assessor, vacant_because="", evaluation__state=State.OPEN, evaluation__closes_on__gte=today
    )
    related = open_ones.select_related("evaluation__person", "evaluation__region")
    return list(related.order_by("evaluation__person__name", "pk"))


@transaction.atomic
def mark_opened(secret: str, today: date) -> None:
    """Note when the page was first looked at: a proof that the link arrived."""
    assessor = assessor_of(secret, today)
    Assessor.objects.filter(pk=assessor.pk, opened_at__isnull=True).update(opened_at=timezone.now())


@transaction.atomic
def submit_by_link(secret: str, name: str, given: Mapping[int, GivenScores], today: date) -> Assessor:
    """Hand in everything at once, by the id of the seat; the link is then used up.

    Raises:
        LinkNotUsable: unknown, used, revoked, or out of time; of two at the same moment one gets through.
        AspectsMissing, ValueNotOnScale: nothing is stored.
    """
    assessor = Assessor.objects.select_for_update().get(pk=assessor_of(secret, today).pk)
    if assessor.submitted_at is not None:
        raise LinkNotUsable
    assessor.name = name.strip()[:160]
    scope = _assessor_scope(assessor, today)
    for seat in seats_by(assessor, today):
        store_scores(scope, seat, given.get(seat.pk, GivenScores({})))
    assessor.submitted_at = timezone.now()
    assessor.opened_at = assessor.opened_at or assessor.submitted_at
    assessor.secret_hash = None
    assessor.save()
    return assessor


def _assessor_scope(assessor: Assessor, today: date) -> Scope:
    """Somebody without an account: named in the audit trail by their office and what they called themselves."""
    who = f"{assessor.name} ({assessor.title})" if assessor.name else assessor.title
    return Scope(account_id=None, person_id=None, name=who, role="ASSESSOR", prefixes=(), today=today)


def _theirs(scope: Scope, assessor_id: UUID) -> Assessor:
    scope.require("evaluation.open")
    seats = Seat.objects.filter(assessor_id=assessor_id, evaluation__in=Evaluation.objects.within(scope))
    assessor = Assessor.objects.select_for_update().filter(pk__in=seats.values("assessor_id")).first()
    if assessor is None:
        raise EvaluationNotFound
    return assessor


def _open_until(assessor: Assessor) -> date | None:
    open_ones = Evaluation.objects.filter(seats__assessor=assessor, seats__vacant_because="", state=State.OPEN)
    until: date | None = open_ones.aggregate(until=Max("closes_on"))["until"]
    return until
