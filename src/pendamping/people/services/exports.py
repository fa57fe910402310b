"""The list of persons as a table to take away: recorded, and with personal numbers in full only for a reason."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.people.errors import ReasonMissing
from pendamping.people.models import Assignment, Person
from pendamping.people.numbers import masked
from pendamping.people.schemas import Numbers, PeopleFilter
from pendamping.people.selectors import people_in
from pendamping.people.services.persons import SHORTEST_REASON
from pendamping.regions.models import Region

BATCH = 500
PERSON_HEADS = (_("Nama"), _("Jenis kelamin"), _("Pendidikan"), _("Surel"))
POST_HEADS = (
    _("Jenjang"),
    _("Jenis penempatan"),
    _("Bidang"),
    _("Kode wilayah"),
    _("Wilayah tugas"),
    _("Mulai"),
    _("Sampai"),
    _("Nomor surat"),
)
Line = list[str]


@transaction.atomic
def export_people(
    scope: Scope, wanted: PeopleFilter, numbers: Numbers = Numbers.NONE, reason: str = ""
) -> Iterator[Line]:
    """One line per person and post of today, a head first; NIK, NPWP, phone and account as `numbers` says.

    In full they count as read: the trail names every person, as when a sheet is opened.

    Raises:
        NotAllowed: the role may not read persons, or not their personal numbers.
        ReasonMissing: numbers in full, and `reason` says too little.
    """
    scope.require("person.read" if numbers == Numbers.NONE else "person.read_personal")
    reason = reason.strip()[:200]
    if numbers == Numbers.FULL and len(reason) < SHORTEST_REASON:
        raise ReasonMissing
    people = people_in(scope, wanted)
    if numbers != Numbers.NONE:
        people = people.filter(pk__in=Person.objects.kept_by(scope).values("pk")).defer(None)
    facts = {"number": people.count(), "numbers": numbers.value, "reason": reason}
    where = wanted.area or min(scope.prefixes, key=len, default="")
    acts = [Act("people.exported", "people.person", "", where, facts)]
    if numbers == Numbers.FULL:
        acts += _readings(people, reason)
    record_acts(scope, acts)
    return _lines(people.iterator(chunk_size=BATCH), numbers)


def _readings(people: QuerySet[Person], reason: str) -> Iterator[Act]:
    for person in people.prefetch_related(None).iterator(chunk_size=BATCH):
        fields = [name for name in Person.PERSONAL if getattr(person, name)]
        if fields:
            facts = {"fields": fields, "reason": reason}
            yield Act("person.personal_read", "people.person", str(person.pk), person.home_code, facts)


def _lines(people: Iterator[Person], numbers: Numbers) -> Iterator[Line]:
    labels = {} if numbers == Numbers.NONE else Person.personal_labels()
    shown = masked if numbers == Numbers.MASKED else str
    yield [*map(str, PERSON_HEADS), *map(str, POST_HEADS), *labels.values()]
    for person in people:
        own = [person.name, person.get_sex_display(), person.get_education_display(), person.email]
        personal = [shown(getattr(person, name) or "") for name in labels]
        posts = [_post(post) for post in person.assignments.all()] or [[""] * len(POST_HEADS)]
        for post in posts:
            yield [*own, *post, *personal]


def _post(post: Assignment) -> Line:
    regions: list[Region] = [area.region for area in post.areas.all()]
    return [
        post.get_tier_display(),
        post.get_kind_display(),
        post.speciality,
        ", ".join(region.dotted for region in regions),
        ", ".join(region.full_name for region in regions),
        post.start.isoformat(),
        post.end.isoformat() if post.end else "",
        post.letter_number,
    ]
