"""The certificate of an award."""

from dataclasses import dataclass
from datetime import date

from pendamping.reports.schemas.feeds import fed_by
from pendamping.reports.schemas.parts import IndexSeal, LetterHead, Office, Signatures


@fed_by(
    award="awards.Award.name",
    giver="awards.Award.giver",
    tier="awards.Award.tier",
    since="awards.Award.since",
    until="awards.Award.until",
    name="people.Person.name",
    post="awards.Candidate.post",
    reason="awards.Candidate.reason",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePaper:
    """Piagam penghargaan: to whom, for what, by which criteria."""

    letterhead: LetterHead
    office: Office
    number: str
    award: str  # "TPP Inspiratif 2024"
    giver: str
    name: str
    tier: str  # "Pendamping Lokal Desa"
    post: str  # "Pedongatan, Merambang"
    reason: str  # the jury's
    since: date
    until: date
    signatures: Signatures
    seal: IndexSeal

    @property
    def author(self) -> str:
        return self.giver
