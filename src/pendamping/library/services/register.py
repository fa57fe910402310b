"""The register of regulations: what comes with the software, and what an office adds."""

from django.db import transaction
from django.utils.text import slugify

from pendamping.common.audit import record_audit
from pendamping.common.scope import Scope
from pendamping.law.loader import regulations
from pendamping.library.errors import EndsBeforeStart, KeptByLaw, RegulationExists, SucceedsItself
from pendamping.library.indexing import index_regulation
from pendamping.library.models import Regulation
from pendamping.library.schemas import NewRegulation
from pendamping.library.selectors.regulations import get_regulation
from pendamping.library.subjects import GOVERNS
from pendamping.regions.selectors import get_region

LONGEST_ID = 60


@transaction.atomic
def keep_law_register() -> int:
    """Bring the rows of `law/peraturan.yaml` up to date; returns how many there are. Running it again is harmless."""
    known = regulations()
    for one in known:
        facts = {
            "kind": one.kind,
            "number": str(one.number),
            "year": one.year,
            "title": one.title,
            "governs": GOVERNS[one.subject],
            "effective_from": one.effective_from,
            "effective_to": one.effective_to,
            "is_law": True,
        }
        row, _is_new = Regulation.objects.update_or_create(pk=one.id, defaults=facts)
        index_regulation(row)
    for one in known:
        Regulation.objects.filter(pk=one.id).update(replaced_by_id=one.replaced_by)
    return len(known)


@transaction.atomic
def record_regulation(scope: Scope, new: NewRegulation, *, is_sample: bool = False) -> Regulation:
    """Add a regulation of this area to the register.

    Raises:
        NotAllowed: the role keeps no register.
        RegionNotFound: the issuing area lies outside `scope`.
        RegulationExists: it is there already.
        EndsBeforeStart, RegulationNotFound: dates or successor do not fit.
    """
    scope.require("regulation.write")
    region = get_region(scope, new.region) if new.region else None
    if region is None:
        scope.require_country()
    place = f"-{region.code}" if region else ""
    key = f"{slugify(f'{new.kind}-{new.number}-{new.year}')[: LONGEST_ID - len(place)]}{place}"
    if Regulation.objects.filter(pk=key).exists():
        raise RegulationExists(name=f"{new.kind} {new.number}/{new.year}")
    row = Regulation(pk=key, region=region, is_sample=is_sample)
    return _store(scope, row, new, "regulation.recorded")


@transaction.atomic
def change_regulation(scope: Scope, pk: str, new: NewRegulation) -> Regulation:
    """Mend the facts of one that this area recorded, such as its successor.

    Raises:
        NotAllowed; RegulationNotFound: absent, or of another area.
        KeptByLaw: it comes with the software.
        SucceedsItself, EndsBeforeStart: successor or dates do not fit.
    """
    scope.require("regulation.write")
    row = get_regulation(scope, pk)
    if row.is_law:
        raise KeptByLaw
    get_region(scope, row.region_id or "")  # a wider area's is read here, and changed there
    if new.replaced_by == row.pk:
        raise SucceedsItself
    return _store(scope, row, new, "regulation.changed")


def _store(scope: Scope, row: Regulation, new: NewRegulation, action: str) -> Regulation:
    """Raises: EndsBeforeStart, RegulationNotFound."""
    if new.effective_from and new.effective_to and new.effective_to < new.effective_from:
        raise EndsBeforeStart
    for name, value in new.model_dump(exclude={"region", "replaced_by"}).items():
        setattr(row, name, value)
    row.replaced_by = get_regulation(scope, new.replaced_by) if new.replaced_by else None
    row.recorded_by = scope.name
    row.save()
    index_regulation(row)
    record_audit(scope, action, row, name=row.name)
    return row
