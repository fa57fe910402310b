"""Printing a sheet; the audit trail says who took it."""

import json
from datetime import UTC, datetime
from uuid import UUID

from pendamping.common.audit import Act, record_acts
from pendamping.common.scope import Scope
from pendamping.reports.qr import qr_svg
from pendamping.reports.selectors.sheets import (
    Sheet,
    agency_sheet,
    plan_sheet,
    practice_sheet,
    village_sheet,
    vision_sheet,
)
from pendamping.reports.services.issuing import PDF, File
from pendamping.reports.typesetting import typeset


def print_village_sheet(scope: Scope, code: str, year: int | None = None) -> File:
    """The lembar desa as PDF.

    Raises:
        NotAllowed: the role in `scope` may not read results.
        NotFound: absent, outside `scope`, or nothing was published about it.
    """
    scope.require("index.read")
    return print_sheet(scope, village_sheet(scope, code, year))


def print_agency_sheet(scope: Scope, code: str, level: str, agency: str, year: int | None = None) -> File:
    """The daftar kerja of one organisation as PDF; raises as `print_village_sheet`."""
    scope.require("index.read")
    return print_sheet(scope, agency_sheet(scope, code, level, agency, year))


def print_plan_sheet(scope: Scope, pk: UUID) -> File:
    """A solved acceleration plan as PDF.

    Raises:
        NotAllowed: the role in `scope` may not read plans.
        NotFound: absent, or outside `scope`.
        NotSolved: it has no result.
    """
    scope.require("acceleration.read")
    return print_sheet(scope, plan_sheet(scope, pk))


def print_practice(scope: Scope, pk: UUID) -> File:
    """A published good practice as PDF.

    Raises:
        NotAllowed: the role in `scope` may not read the library.
        NotFound: absent, or not published.
        PhotoMissing: the storage no longer holds a photo of it.
    """
    scope.require("library.read")
    return print_sheet(scope, practice_sheet(scope, pk), "practice.printed")


def print_vision(scope: Scope, code: str, year: int) -> File:
    """The goals of a kabupaten as PDF.

    Raises:
        NotAllowed: the role in `scope` may not read goals.
        NotFound: it has none, or none for this scope.
    """
    scope.require("goal.read")
    return print_sheet(scope, vision_sheet(scope, code, year), "goal.printed")


def print_sheet(scope: Scope, sheet: Sheet, action: str = "index.exported") -> File:
    """Any sheet as PDF; the caller has asked whether this role may have it."""
    data = sheet.data | {"author_of_record": scope.name, "footer": sheet.data["document"], "url": sheet.url}
    files = {"data.json": json.dumps(data).encode(), "qr.svg": qr_svg(sheet.url), **sheet.drawings}
    content = typeset(sheet.template, files, datetime.combine(scope.today, datetime.min.time(), UTC))
    facts = {"format": "pdf", "sheet": sheet.name}
    record_acts(scope, [Act(action, "regions.region", sheet.region, sheet.region, facts)])
    return File(f"{sheet.name}.pdf", PDF, content)
