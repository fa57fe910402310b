"""Certificates of awards: issued with a check code once the jury has decided, handed out to office and recipient."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import translation

from pendamping.awards.errors import AwardNotFound, NotAwarded
from pendamping.awards.models import Candidate
from pendamping.awards.selectors.awards import get_candidate, keeps
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.people.models import Tier
from pendamping.people.selectors.letters import require_in_office
from pendamping.regions.models import Region
from pendamping.reports import wording
from pendamping.reports.gathering.letters import surroundings_of
from pendamping.reports.models import IssuedDocument
from pendamping.reports.schemas import CertificatePaper, IndexSeal, Signatures, Signer
from pendamping.reports.services.issuing import File, Issue, draw_pdf, issue
from pendamping.reports.storing import UNISSUED_AT
from pendamping.reports.subjects import certificate_subject

Kind = IssuedDocument.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateDetails:
    """What the office adds: the number of the letter and who signs."""

    number: str
    signers: Sequence[tuple[str, str]]  # role and name


@transaction.atomic
def issue_certificate(scope: Scope, pk: UUID, details: CertificateDetails) -> tuple[IssuedDocument, bool]:
    """Issue the certificate of a candidate; returns it, and whether this call made it.

    Raises:
        NotAllowed: the role keeps no awards.
        AwardNotFound: absent, or of another area.
        NotAwarded: the jury did not give it.
        SignatoryNotInOffice: who shall sign is recorded for this office, and not in office today.
    """
    scope.require("award.manage")
    candidate = get_candidate(scope, pk, lock=True)
    award = candidate.award
    if not keeps(scope, award):
        raise AwardNotFound
    if candidate.verdict != Candidate.Verdict.AWARDED:
        raise NotAwarded
    for _role, name in details.signers:
        require_in_office(scope, award.region_id, name, scope.today)
    paper = _paper(scope, candidate, details)
    wanted = Issue(
        kind=Kind.CERTIFICATE,
        paper=paper,
        since=award.since,
        until=award.until,
        region=award.region_id,
        subject=certificate_subject(candidate.pk),
    )
    return issue(scope, wanted)


def certificate_pdf(scope: Scope, pk: UUID) -> File:
    """The certificate that stands, for its recipient and for those who keep the award.

    Raises: AwardNotFound: somebody else's. NotFound: none was issued yet.
    """
    scope.require("award.read")
    candidate = get_candidate(scope, pk)
    subject = certificate_subject(candidate.pk)
    found = IssuedDocument.objects.filter(kind=Kind.CERTIFICATE, subject=subject, replaced_by__isnull=True).first()
    if found is None:
        raise NotFound
    return draw_pdf(scope, found)


def _paper(scope: Scope, candidate: Candidate, details: CertificateDetails) -> CertificatePaper:
    award = candidate.award
    region: Region = award.region
    place = surroundings_of(region)
    published = wording.long_date(award.published_on) if award.published_on else wording.MISSING
    with translation.override("id"):  # paper is Indonesian, whatever the reader's screen speaks
        return CertificatePaper(
            letterhead=place.letterhead_of_office(),
            office=place.office,
            number=details.number,
            award=award.name,
            giver=award.giver,
            name=candidate.person.name,
            tier=str(Tier(award.tier).label),
            post=candidate.post,
            reason=candidate.reason,
            since=award.since,
            until=award.until,
            signatures=Signatures(
                place=place.letter_city,
                date=scope.today,
                signers=tuple(Signer(role=role, name=name) for role, name in details.signers),
            ),
            seal=IndexSeal(
                code="",
                url="",
                reports=0,
                issued_at=UNISSUED_AT.astimezone(place.zone),
                is_sample=award.is_sample,
                basis=f"Diputuskan {candidate.decided_by} menurut kriteria yang terbit {published}.",
            ),
        )
