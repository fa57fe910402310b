"""Camat's reports at the kabupaten: which are missing, returned, waiting or received."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Month
from pendamping.common.problems import NotFound
from pendamping.common.scope import Scope
from pendamping.regions.models import Region
from pendamping.reports.models import DistrictReportStep, IssuedDocument
from pendamping.reports.selectors.documents import area_documents
from pendamping.reports.subjects import district_subject

Kind = DistrictReportStep.Kind
MOST_RETURNED: Final = 3


class Standing(models.TextChoices):
    """Of one month's report, what asks for work first."""

    MISSING = "missing", _("Belum ada")
    RETURNED = "returned", _("Dikembalikan")
    WAITING = "waiting", _("Menunggu diterima")
    RECEIVED = "received", _("Diterima")


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """One kecamatan of a kabupaten; `document` None: its camat issued no report of the month."""

    region: Region
    document: IssuedDocument | None
    step: DistrictReportStep | None  # the last one about this very version

    @property
    def standing(self) -> Standing:
        if self.document is None:
            return Standing.MISSING
        if self.step is None or self.step.kind == Kind.AGAIN:
            return Standing.WAITING
        return Standing(self.step.kind)


@dataclass(frozen=True, slots=True)
class DistrictDossier:
    """One camat's report of one month, its `versions` from the newest, `steps` from the earliest."""

    row: DistrictRow
    versions: Sequence[IssuedDocument]
    steps: Sequence[DistrictReportStep]  # each with its document, paper and all

    @property
    def to_mend(self) -> IssuedDocument | None:
        """The version that came back; None where none did, or another has followed."""
        return self.steps[-1].document if self.row.standing == Standing.RETURNED else None


def regency_of(scope: Scope, code: str) -> Region:
    """Raises: NotFound: no such kabupaten, or part of it lies outside `scope`."""
    regency = Region.objects.filter(pk=code, level=Region.Level.REGENCY).first()
    if regency is None or not scope.covers(code):
        raise NotFound
    return regency


def district_rows(scope: Scope, code: str, month: Month) -> tuple[Region, list[DistrictRow]]:
    """A kabupaten with its kecamatan, in the order of `Standing`.

    Raises: as `regency_of`.
    """
    regency = regency_of(scope, code)
    districts = Region.objects.under(code).filter(level=Region.Level.DISTRICT).valid_on(month.last).order_by("name")
    by_subject = {district_subject(one.code, month.iso): one for one in districts}
    issued = IssuedDocument.objects.filter(
        kind=IssuedDocument.Kind.DISTRICT, subject__in=by_subject, person=None, replaced_by__isnull=True
    )
    documents = {one.subject: one for one in issued.defer("paper")}
    steps = {one.document_id: one for one in _steps_about(documents.values())}
    rows = [_row(region, documents.get(subject), steps) for subject, region in by_subject.items()]
    order = list(Standing)
    return regency, sorted(rows, key=lambda row: order.index(row.standing))


def district_dossier(scope: Scope, region: Region, month: Month) -> DistrictDossier:
    """How one camat's report stands; `region` is from `district_of`."""
    subject = district_subject(region.code, month.iso)
    versions = list(area_documents(scope, IssuedDocument.Kind.DISTRICT, subject))
    steps = list(_steps_about(versions).select_related("document"))
    newest = next((one for one in versions if one.stands), None)
    return DistrictDossier(_row(region, newest, {one.document_id: one for one in steps}), versions, steps)


def returned_reports(scope: Scope) -> list[DistrictReportStep]:
    """Reports of the kecamatan in `scope` that came back and wait for a new version, the newest month first."""
    found = DistrictReportStep.objects.filter(
        scope.q("document__region_id"), kind=Kind.RETURNED, document__replaced_by__isnull=True
    )
    shown = found.select_related("document").defer("document__paper").order_by("-document__since", "pk")
    return list(shown[:MOST_RETURNED])


def returned_version(scope: Scope, region: Region, month: Month) -> IssuedDocument | None:
    """The newest version of a camat's report where it came back; `region` is from `district_of`."""
    versions = area_documents(scope, IssuedDocument.Kind.DISTRICT, district_subject(region.code, month.iso))
    return versions.filter(replaced_by__isnull=True, district_steps__kind=Kind.RETURNED).first()


def reports_to_receive(scope: Scope) -> QuerySet[IssuedDocument]:
    """Reports that wait for this kabupaten's answer; none for a role that gives none."""
    if not scope.may("district_report.receive"):
        return IssuedDocument.objects.none()
    found = IssuedDocument.objects.filter(
        scope.q("region_id"), kind=IssuedDocument.Kind.DISTRICT, person=None, replaced_by__isnull=True
    )
    return found.exclude(district_steps__kind__in=DistrictReportStep.ANSWERS)


def _steps_about(documents: Collection[IssuedDocument]) -> QuerySet[DistrictReportStep]:
    """The earliest first."""
    return DistrictReportStep.objects.filter(document__in=[one.pk for one in documents])


def _row(region: Region, document: IssuedDocument | None, steps: Mapping[UUID, DistrictReportStep]) -> DistrictRow:
    return DistrictRow(region, document, steps.get(document.pk) if document else None)
