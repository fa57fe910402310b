"""What the rows of a roster would change: judged in batches by the same rules as a single placement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pendamping.common.problems import Problem
from pendamping.common.scope import Scope
from pendamping.common.tables import Row
from pendamping.people import errors
from pendamping.people.concerns import Concern
from pendamping.people.facts import facts_of_placements
from pendamping.people.models import Assignment, Contract, Person, RosterRow
from pendamping.people.numbers import nik_digest
from pendamping.people.roster.columns import heads
from pendamping.people.roster.reading import Entry, changed_fields, entry_of, person_key
from pendamping.people.rules import (
    PlacementFacts,
    concerns_of_placement,
    last_day_of,
    problem_of_contract,
    problem_of_placement,
)
from pendamping.people.schemas import NewAssignment, NewContract
from pendamping.regions.models import Region

State = RosterRow.State
# The column that a Problem's field is written in, where the names differ.
_COLUMN_OF = {"number": "contract_number", "contract": "contract_number"}


@dataclass(slots=True)
class Judged:
    """One row with what was found."""

    row: Row
    entry: Entry
    state: str = State.FAULTY
    stored: Person | None = None  # the person, where registered already
    person: Person = field(default_factory=Person)  # the same, or the one that this file brings
    contract: Contract | None = None  # the one that the row names, stored or new
    post: NewAssignment | None = None  # None: the placement is stored already
    changes: list[str] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)

    @property
    def changed_fields(self) -> list[str]:
        """Where the row says something else than what is stored about the person."""
        return changed_fields(self.stored, self.entry.person) if self.stored else []


@dataclass(slots=True)
class Checker:
    """Judges the rows of one roster in their order; remembers what earlier rows of the file already say."""

    scope: Scope
    _people: dict[str, Person] = field(default_factory=dict)  # by person_key: new ones of this file
    _posts: dict[UUID, list[Assignment]] = field(default_factory=dict)  # of this file, by person
    _contracts: dict[UUID, list[Contract]] = field(default_factory=dict)
    _seen: dict[tuple[object, ...], int] = field(default_factory=dict)  # the same person in the same post → row number

    def judge(self, rows: Sequence[Row]) -> list[Judged]:
        """A batch of rows, in a fixed number of queries."""
        judged = [Judged(row, entry_of(row, self.scope.today)) for row in rows]
        whole = [one for one in judged if not one.row.problems]
        self._find_people(whole)
        for one in whole:
            one.person = self._person_of(one)
        whole = [one for one in whole if not one.row.problems]
        news = [_new_post(one.entry, one.person) for one in whole]
        placings = [(one.person, new) for one, new in zip(whole, news, strict=True)]
        for one, new, facts in zip(whole, news, facts_of_placements(self.scope, placings), strict=True):
            self._judge_one(one, new, facts)
        return judged

    def _find_people(self, judged: Sequence[Judged]) -> None:
        """Who of them is registered; those whose record is kept elsewhere are complained about."""
        digests = {nik_digest(one.entry.person["nik"]) for one in judged if "nik" in one.entry.person}
        names = {one.entry.person["name"] for one in judged if "nik" not in one.entry.person}
        numbered = Person.objects.filter(nik_digest__in=digests).prefetch_related("contracts")
        by_digest = {one.nik_digest: one for one in numbered}
        kept = set(Person.objects.kept_by(self.scope).filter(nik_digest__in=digests).values_list("pk", flat=True))
        unnumbered = Person.objects.kept_by(self.scope).filter(nik_digest__isnull=True, name__in=names)
        unnumbered = unnumbered.prefetch_related("contracts")
        by_name = {person_key({"name": one.name, "domicile": one.domicile_id or ""}, None): one for one in unnumbered}
        homes = Region.objects.in_bulk({home for one in judged if (home := one.entry.person.get("domicile"))})
        for one in judged:
            said = one.entry.person
            if "domicile" in said and said["domicile"] not in homes:
                complain(one.row, errors.DomicileUnknown(code=said["domicile"]), _("Periksa kode domisili"))
            if "nik" in said:
                one.stored = by_digest.get(nik_digest(said["nik"]))
                if one.stored and one.stored.pk not in kept:
                    complain(one.row, errors.NikTaken(), _("Keluarkan baris ini, atau hubungi kantor tingkat provinsi"))
            else:
                one.stored = by_name.get(person_key(said, None))

    def _person_of(self, one: Judged) -> Person:
        """The stored person, or the one that an earlier row of this file brings, or a new one."""
        if one.stored:
            return one.stored
        said = one.entry.person
        key = person_key(said, nik_digest(said["nik"]) if "nik" in said else None)
        known = self._people.get(key)
        if known and known.name != said["name"]:
            one.row.complain("nik", _("NIK yang sama dipakai baris lain untuk nama lain"), _("Periksa kedua baris"))
        if known is None:
            columns = {"domicile_id" if name == "domicile" else name: value for name, value in said.items()}
            digest = nik_digest(said["nik"]) if "nik" in said else None
            known = self._people[key] = Person(**columns, nik_digest=digest)
        return known

    def _judge_one(self, one: Judged, new: NewAssignment, facts: PlacementFacts) -> None:
        same = (one.person.pk, new.tier, new.start, new.regions)
        if same in self._seen:
            one.state, one.changes = State.UNCHANGED, [_("sama dengan baris %(row)s") % {"row": self._seen[same]}]
            return
        one.contract = self._contract_of(one, new)
        if stored := find_stored_post(new, facts.own_posts):
            _compare(one.row, new, stored)
        elif not one.row.problems:
            one.post = new
            own_definitive = [*facts.own_definitive, *self._earlier(one, new)]
            facts = replace(facts, contract=one.contract or facts.contract, own_definitive=own_definitive)
            self._hold_against_rules(one, new, facts)
        if one.row.problems:
            return
        self._seen[same] = one.row.number
        if one.post:
            end = last_day_of(new, one.contract)
            post = Assignment(person=one.person, tier=new.tier, kind=new.kind, start=new.start, end=end)
            self._posts.setdefault(one.person.pk, []).append(post)
        one.changes = list(_changes(one))
        one.state = State.NEW if one.stored is None else State.CHANGED if one.changes else State.UNCHANGED

    def _hold_against_rules(self, one: Judged, new: NewAssignment, facts: PlacementFacts) -> None:
        if problem := problem_of_placement(new, facts):
            complain(one.row, problem)
            return
        one.concerns = concerns_of_placement(new, facts)
        for concern in one.concerns:
            if concern.needs_reason and not new.note:
                complain(one.row, concern, _("Tulis alasannya di kolom Catatan"))

    def _contract_of(self, one: Judged, new: NewAssignment) -> Contract | None:
        """The contract that the row names: stored, of an earlier row, or a new one that keeps the rules."""
        said = one.entry.contract
        if not said:
            return None
        known: list[Contract] = list(one.stored.contracts.all()) if one.stored else []
        known += self._contracts.get(one.person.pk, [])
        for contract in known:
            if contract.number == said["number"]:
                return contract
        new_contract = NewContract.model_validate({**said, "person_id": one.person.pk, "tier": new.tier})
        if problem := problem_of_contract(new_contract, one.person, known):
            complain(one.row, problem, _("Perbaiki kontraknya"), column="contract_number")
            return None
        contract = Contract(**new_contract.model_dump(exclude={"documents"}))
        self._contracts.setdefault(one.person.pk, []).append(contract)
        return contract

    def _earlier(self, one: Judged, new: NewAssignment) -> list[Assignment]:
        """Definitive posts of the same person in earlier rows of this file that share days with this one."""
        end = last_day_of(new, one.contract)
        return [
            post
            for post in self._posts.get(one.person.pk, [])
            if post.kind in Assignment.HOLDING
            and (post.end is None or post.end >= new.start)
            and (end is None or post.start <= end)
        ]


def _changes(one: Judged) -> Iterable[str]:
    if one.stored is None:
        yield _("orang baru")
    elif fields := one.changed_fields:
        yield _("data diri: %(fields)s") % {"fields": ", ".join(heads().get(name, name) for name in fields)}
    if one.contract and one.contract._state.adding:
        yield _("kontrak %(number)s") % {"number": one.contract.number}
    if one.post:
        yield _("penempatan baru")


def _new_post(entry: Entry, person: Person) -> NewAssignment:
    regions = tuple(sorted(entry.post.get("regions", ())))
    return NewAssignment.model_validate({**entry.post, "regions": regions, "person_id": person.pk})


def find_stored_post(new: NewAssignment, posts: Iterable[Assignment]) -> Assignment | None:
    """The very same placement among those of the same person; `areas` should be prefetched."""
    return next(
        (
            post
            for post in posts
            if post.tier == new.tier
            and post.start == new.start
            and {area.region_id for area in post.areas.all()} == set(new.regions)
        ),
        None,
    )


def _compare(row: Row, new: NewAssignment, stored: Assignment) -> None:
    """A roster adds placements; what is stored differently is changed on the person's sheet, with its reason."""
    mend = _("Samakan, atau ubah di lembar orangnya")
    if new.end and new.end != stored.end:
        until = date_format(stored.end, "SHORT_DATE_FORMAT") if stored.end else _("tanpa batas waktu")
        row.complain("end", _("penempatan ini tercatat sampai %(until)s") % {"until": until}, mend)
    if new.letter_number and new.letter_number != stored.letter_number:
        number = stored.letter_number or _("tanpa nomor")
        row.complain("letter_number", _("penempatan ini tercatat dengan surat %(number)s") % {"number": number}, mend)


def complain(row: Row, problem: Problem, mend: str = "", column: str = "") -> None:
    """Note a Problem on the cell that it is about."""
    name = column or _COLUMN_OF.get(problem.field or "", problem.field or "name")
    row.complain(name if name in row.heads else "name", str(problem).rstrip("."), mend or _("Perbaiki baris ini"))
