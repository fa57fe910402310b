"""The list of persons as a table to take away: recorded, and without personal numbers unless somebody says why."""

from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.people.errors import ReasonMissing
from pendamping.people.models import Assignment, Person
from pendamping.people.schemas import PeopleFilter
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
def export_people(scope: Scope, wanted: PeopleFilter, reason: str = "") -> Iterator[Line]:
    """One line per person and post of today, a head first. With a `reason`, NIK, NPWP, phone and account too.

    Raises:
        NotAllowed: the role may not read persons, or not their personal numbers.
        ReasonMissing: `reason` says too little.
    """
    scope.require("person.read")
    if reason:
        scope.require("person.read_personal")
        if len(reason.strip()) < SHORTEST_REASON:
            raise ReasonMissing
    people = people_in(scope, wanted)
    if reason:
        people = people.filter(pk__in=Person.objects.kept_by(scope).values("pk")).defer(None)
    facts = {"number": people.count(), "personal": bool(reason), "reason": reason.strip()[:200]}
    where = wanted.area or min(scope.prefixes, key=len, default="")
    record_acts(scope, [Act("people.exported", "people.person", "", where, facts)])
    return _lines(people.iterator(chunk_size=BATCH), with_personal=bool(reason))


def _lines(people: Iterator[Person], *, with_personal: bool) -> Iterator[Line]:
    labels = Person.personal_labels() if with_personal else {}
    yield [*map(str, PERSON_HEADS), *map(str, POST_HEADS), *labels.values()]
    for person in people:
        own = [person.name, person.get_sex_display(), person.get_education_display(), person.email]
        numbers = [getattr(person, name) or "" for name in labels]
        posts = [_post(post) for post in person.assignments.all()] or [[""] * len(POST_HEADS)]
        for post in posts:
            yield [*own, *post, *numbers]


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
