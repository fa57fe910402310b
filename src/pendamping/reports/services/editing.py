"""An author writes other words into a drafted paper; every change stays recognisable and in its history."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.audit import Act, record_acts
from pendamping.common.periods import Month, Period
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.areas import common_code
from pendamping.people.models import Person
from pendamping.regions.models import Region
from pendamping.reports.editing import sentences_of
from pendamping.reports.errors import NotPlacedThen, NotTheirMonth, NotToHandIn
from pendamping.reports.gathering.handed_in import edits_of
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import IssuedDocument, PaperEdit, PeriodicReport, PeriodicStep
from pendamping.reports.selectors.editing import NEED_OF, Draft, area_draft
from pendamping.reports.selectors.monthly import monthly_paper
from pendamping.reports.services.periodic_steps import write_steps

Kind = PeriodicReport.Kind


@transaction.atomic
def edit_monthly_report(scope: Scope, person_id: UUID, month: Month, texts: Mapping[str, str]) -> int:
    """Keep what the author wrote in the places that `texts` names by their keys; returns how many words changed place.

    The drafted words written again take a place back to what the daily report says.

    Raises:
        NotAllowed, NotTheirMonth: only the author edits.
        NotPlacedThen: the author held no placement in that month.
        NotToHandIn: it waits, or was approved.
    """
    scope.require("monthly_report.submit")
    if person_id != scope.person_id:
        raise NotTheirMonth
    person = Person.objects.select_for_update().get(pk=person_id)
    report = _begun(person, month)
    if report.state not in PeriodicReport.EDITABLE:
        raise NotToHandIn(state=report.get_state_display())
    now = timezone.now()
    draft = Draft(sentences_of(monthly_paper(scope, person_id, month)), edits_of(report))
    edits = list(_written(scope, draft, texts, now))
    for one in edits:
        one.report = report
    if edits:
        PaperEdit.objects.bulk_create(edits)
        write_steps(scope, [report], PeriodicStep.Kind.EDITED, at=now)
    return len(edits)


@transaction.atomic
def edit_area_paper(
    scope: Scope, kind: IssuedDocument.Kind, code: str, period: Period, texts: Mapping[str, str]
) -> int:
    """The same in the words of a recap, a camat's report or a laporan program; what was issued stays as it was.

    Raises:
        NotAllowed, NotFound: the role issues no such paper, or its area is not in `scope`.
    """
    scope.require(NEED_OF[kind])
    if not scope.covers(code):
        raise NotFound
    region = Region.objects.select_for_update().filter(pk=code).first()
    if region is None:
        raise NotFound
    draft = area_draft(scope, kind, code, period)
    edits = list(_written(scope, draft, texts, timezone.now()))
    PaperEdit.objects.bulk_create(edits)
    if edits:
        facts = {"kind": kind.value, "parts": [one.part for one in edits]}
        record_acts(scope, [Act("area_paper.edited", PaperEdit._meta.label_lower, draft.subject, region.code, facts)])
    return len(edits)


def _written(scope: Scope, draft: Draft, texts: Mapping[str, str], now: datetime) -> Iterator[PaperEdit]:
    """What `texts` says otherwise than the words that hold."""
    for sentence in draft.sentences:
        place = sentence.place
        text, before = texts.get(place.key), draft.standing.get(place, sentence.drafted)
        if text is None or text.strip() == before:
            continue
        yield PaperEdit(
            subject=draft.subject,
            part=place.part,
            source=place.source,
            drafted=before,
            text=text.strip(),
            at=now,
            by_name=scope.name,
        )


def _begun(person: Person, month: Month) -> PeriodicReport:
    found = PeriodicReport.objects.select_for_update().filter(author=person, kind=Kind.MONTHLY, since=month.first)
    if (report := found.first()) is not None:
        return report
    post = post_of(person.pk, month.first, month.last)
    if post.placement is None:
        raise NotPlacedThen(name=person.name, period=month)
    return PeriodicReport.objects.create(
        author=person,
        kind=Kind.MONTHLY,
        since=month.first,
        until=month.last,
        author_tier=post.placement.tier,
        author_post=common_code(post.codes),
        is_sample=person.is_sample,
    )
