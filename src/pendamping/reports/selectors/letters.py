"""The letters of an office as its own page shows them, and who signs a paper of it."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import LetterScheme, Signatory
from pendamping.people.selectors.letters import next_number_text, schemes_of, signatories_of, signatory_on
from pendamping.regions.models import Region
from pendamping.regions.selectors import get_region
from pendamping.reports import wording
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.lines import letterhead, signatures
from pendamping.reports.schemas import LetterHead, Signatures, Signer
from pendamping.reports.selectors.sheets import Sheet

OFFICES: Final = (Region.Level.PROVINCE, Region.Level.REGENCY, Region.Level.DISTRICT)

SAMPLE_PARAGRAPHS: Final = (
    "Lembar ini menunjukkan kop, nomor, dan penanda tangan surat kantor ini.",
    "Nomor di atas belum diambil; surat berikutnya yang terbit yang mendapatkannya.",
)


@dataclass(frozen=True, slots=True)
class LetterOffice:
    """How the letters of one area's office look today."""

    region: Region
    head: LetterHead
    schemes: Sequence[LetterScheme]  # the newest first
    signatories: Sequence[Signatory]  # the newest first
    in_office: Signatory | None
    next_number: str  # "" where no scheme holds today
    place: str
    role: str  # of who signs where nobody is recorded


def letter_office(scope: Scope, code: str) -> LetterOffice:
    """Raises: RegionNotFound: absent, or outside `scope`; NotFound: a village has no such office here."""
    region = get_region(scope, code)
    if region.level not in OFFICES:
        raise NotFound
    around = surroundings_of(region)
    schemes = list(schemes_of(scope, code))
    holding = next((one for one in schemes if one.since <= scope.today), None)
    signatories = list(signatories_of(scope, code))
    return LetterOffice(
        region=region,
        head=around.letterhead,
        schemes=schemes,
        signatories=signatories,
        in_office=next((one for one in signatories if one.signs_on(scope.today)), None),
        next_number=next_number_text(scope, holding, scope.today) if holding else "",
        place=around.letter_city,
        role=around.head_of_office,
    )


def letter_signer(scope: Scope, code: str, name: str, role: str) -> Signer:
    """Whoever is in office today, with rank and number; another name stands alone, an empty one is written by hand."""
    holder = signatory_on(scope, code, scope.today)
    if holder is None or (name and name.casefold() != holder.name.casefold()):
        return Signer(role=role, name=name)
    number = f"NIP {holder.employee_number}" if holder.employee_number else ""
    return Signer(role=holder.role, name=holder.name, under=tuple(filter(None, (holder.rank, number))))


def letter_sample_sheet(scope: Scope, code: str) -> Sheet:
    """What a letter of this office looks like, with the number that the next one gets; nothing is given out.

    Raises: as `letter_office`.
    """
    office = letter_office(scope, code)
    with translation.override("id"):
        signer = letter_signer(scope, code, "", office.role)
        signed = Signatures(place=office.place, date=scope.today, signers=(signer,))
        data = {
            "letterhead": letterhead(office.head),
            "document": f"Contoh surat {office.region.full_name}",
            "heading": [
                {"label": "Nomor", "value": office.next_number or wording.MISSING},
                {"label": "Hal", "value": "Contoh tata surat"},
            ],
            "recipient": ["Penerima surat", "di tempat"],
            "paragraphs": list(SAMPLE_PARAGRAPHS),
            "signatures": signatures(signed),
        }
    emblem = {"emblem.png": b64decode(office.head.emblem)} if office.head.emblem else {}
    url = settings.BASE_URL + reverse("reports:letters", args=[code])
    return Sheet("letter_sample.typ", f"contoh-surat-{code}", code, data, url, emblem)
