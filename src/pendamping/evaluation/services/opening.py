"""Opening the evaluations of a tier over a quarter: everybody at once, each with those who are asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope, codes_within
from pendamping.engine.evaluation import SettledScheme
from pendamping.evaluation.errors import (
    BeforePlacement,
    NobodyToEvaluate,
    QuarterNotReached,
    SettingOutsideScope,
    WindowDiffers,
    WindowWithoutDays,
)
from pendamping.evaluation.models import Assessor, Evaluation, Notice, Seat
from pendamping.evaluation.models.evaluations import tiers_overseen
from pendamping.evaluation.schemas import Opening
from pendamping.evaluation.seats import Asked, asked_for, title_of
from pendamping.evaluation.selectors.settings import settled_for
from pendamping.evaluation.windows import closes_on, opens_on
from pendamping.people.areas import common_code
from pendamping.people.models import Assignment, AssignmentArea
from pendamping.regions.context import terms_of
from pendamping.regions.models import Region


@dataclass(frozen=True, slots=True)
class _Post:
    assignment: Assignment
    areas: tuple[str, ...]

    @property
    def code(self) -> str:
        return common_code(self.areas)


@transaction.atomic
def open_evaluations(scope: Scope, wanted: Opening) -> Sequence[Evaluation]:
    """Open an evaluation for everybody of the tier who served in the quarter and has none yet.

    Raises:
        NotAllowed: the role opens none.
        SettingOutsideScope: the area is not the asker's own.
        QuarterNotReached: the window of the quarter has not begun.
        WindowWithoutDays: it would close before today.
        WindowDiffers: the calendar names another day, and no reason is given.
        NoScheme, SchemeNotSet, ImpossibleWeights: there is no rule to evaluate by yet.
        BeforePlacement: everybody of that tier was placed after the quarter.
        NobodyToEvaluate: nobody of that tier below the asker, or all are open already.
    """
    scope.require("evaluation.open")
    if not scope.covers(wanted.area):
        raise SettingOutsideScope
    opens = opens_on(wanted.quarter)
    if scope.today < opens:
        raise QuarterNotReached(quarter=wanted.quarter, opens=date_format(opens))
    if wanted.closes_on < scope.today:
        raise WindowWithoutDays(closes=date_format(wanted.closes_on))
    closes, reason = closes_on(wanted.area, wanted.quarter), wanted.reason.strip()
    if closes is None or closes == wanted.closes_on:
        reason = ""
    elif not reason:
        raise WindowDiffers(quarter=wanted.quarter, closes=date_format(closes))
    scheme = settled_for(wanted.area[:4], wanted.quarter)
    posts = _posts(scope, wanted) if wanted.tier in tiers_overseen(scope) else []
    if not posts:
        _refuse_before_placement(wanted)
        raise NobodyToEvaluate(tier=wanted.tier.label, quarter=wanted.quarter)
    stored = scheme.model_dump(mode="json", by_alias=True)
    made = [
        Evaluation(
            person=post.assignment.person,
            assignment=post.assignment,
            tier=post.assignment.tier,
            region_id=post.code or None,
            scheme_id=scheme.id,
            scheme=stored,
            year=wanted.quarter.year,
            number=wanted.quarter.number,
            opened_on=scope.today,
            closes_on=wanted.closes_on,
            window_reason=reason,
            is_sample=wanted.is_sample,
        )
        for post in posts
    ]
    Evaluation.objects.bulk_create(made)
    _seat(scheme, wanted, list(zip(made, posts, strict=True)))
    now = timezone.now()
    Notice.objects.bulk_create(Notice(evaluation=one, kind=Notice.Kind.OPENED, sent_at=now) for one in made)
    facts = {"quarter": wanted.quarter.iso, "scheme": scheme.id}
    label = Evaluation._meta.label_lower
    record_acts(scope, [Act("evaluation.opened", label, str(one.pk), one.region_id or "", facts) for one in made])
    return made


def _posts(scope: Scope, wanted: Opening) -> list[_Post]:
    """The last post of everybody who held one of this tier in the quarter, without the asker."""
    first, last = wanted.quarter.first, wanted.quarter.last
    here = AssignmentArea.objects.filter(codes_within((wanted.area,), "region_id") & scope.q("region_id"))
    touching = Q() if wanted.area == "" and scope.covers_country else Q(pk__in=here.values("assignment_id"))
    held = Assignment.objects.overlapping(first, min(last, scope.today)).filter(
        touching, tier=wanted.tier, kind__in=Assignment.HOLDING
    )
    evaluated = Evaluation.objects.filter(year=wanted.quarter.year, number=wanted.quarter.number)
    held = held.exclude(person__in=evaluated.values("person_id"))
    if scope.person_id is not None:
        held = held.exclude(person_id=scope.person_id)
    newest: dict[object, Assignment] = {}
    for post in held.select_related("person").prefetch_related("areas").order_by("start", "pk"):
        newest[post.person_id] = post
    return [_Post(post, tuple(sorted(area.region_id for area in post.areas.all()))) for post in newest.values()]


def _refuse_before_placement(wanted: Opening) -> None:
    """Nobody is evaluated for days on which nobody was there yet."""
    here = AssignmentArea.objects.filter(codes_within((wanted.area,), "region_id"))
    ever = Assignment.objects.filter(pk__in=here.values("assignment_id"), tier=wanted.tier)
    first = ever.order_by("start").values_list("start", flat=True).first()
    if first is not None and first > wanted.quarter.last:
        raise BeforePlacement(tier=wanted.tier.label, first=date_format(first), quarter=wanted.quarter)


def _seat(scheme: SettledScheme, wanted: Opening, made: Sequence[tuple[Evaluation, _Post]]) -> None:
    asked = [(evaluation, one) for evaluation, post in made for one in asked_for(scheme, evaluation.tier, post.areas)]
    assessors = _assessors(scheme, wanted, {one for _evaluation, one in asked if one.by_link})
    names = {group.id: group.name for group in scheme.groups}
    Seat.objects.bulk_create(
        Seat(
            evaluation=evaluation,
            group=one.group,
            assessor=assessors.get(one),
            title=assessors[one].title if one.by_link else names[one.group],
        )
        for evaluation, one in asked
    )


def _assessors(scheme: SettledScheme, wanted: Opening, asked: set[Asked]) -> dict[Asked, Assessor]:
    """Each of them once for the quarter, whoever else they assess."""
    quarter = wanted.quarter
    places = {
        one.code: one.full_name for one in Region.objects.filter(code__in={one.code for one in asked if one.code})
    }
    names = {group.id: group.name for group in scheme.groups}
    words = {code: terms_of(code) for code in {one.code[:4] for one in asked}}
    Assessor.objects.bulk_create(
        [
            Assessor(
                year=quarter.year,
                number=quarter.number,
                group=one.group,
                role=one.role,
                region_code=one.code,
                title=title_of(one.role, places.get(one.code, ""), words[one.code[:4]])
                if one.role
                else names[one.group],
            )
            for one in sorted(asked, key=lambda one: (one.group, one.role, one.code))
        ],
        ignore_conflicts=True,
    )
    stored = Assessor.objects.filter(year=quarter.year, number=quarter.number)
    by_key = {(one.group, one.role, one.region_code): one for one in stored}
    return {one: by_key[one.group, one.role, one.code] for one in asked}
