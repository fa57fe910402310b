"""An author writes other words into the own drafted month; every change stays recognisable and in its history."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.people.areas import common_code
from pendamping.people.models import Person
from pendamping.reports.editing import sentences_of
from pendamping.reports.errors import NotPlacedThen, NotTheirMonth, NotToHandIn
from pendamping.reports.gathering.handed_in import edits_of
from pendamping.reports.gathering.posts import post_of
from pendamping.reports.models import PaperEdit, PeriodicReport, PeriodicStep
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
    standing = edits_of(report)
    now = timezone.now()
    edits = []
    for sentence in sentences_of(monthly_paper(scope, person_id, month)):
        text = texts.get(sentence.place.key)
        before = standing.get(sentence.place, sentence.drafted)
        if text is None or text.strip() == before:
            continue
        place = sentence.place
        edits.append(
            PaperEdit(
                report=report,
                part=place.part,
                source=place.source,
                drafted=before,
                text=text.strip(),
                at=now,
                by_name=scope.name,
            )
        )
    if edits:
        PaperEdit.objects.bulk_create(edits)
        write_steps(scope, [report], PeriodicStep.Kind.EDITED, at=now)
    return len(edits)


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
