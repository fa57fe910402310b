"""What fills the addresses of this app in the access table."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.access_table import Area, Sample

from pendamping.access.roles import NEEDS, Role
from pendamping.access.scopes import command_scope
from pendamping.common.scope import Scope
from pendamping.indices.models import (
    AnswerUpload,
    OfficialResult,
    ResultImport,
    ResultSource,
    Round,
    UnmatchedResult,
    VillageSheet,
)
from pendamping.indices.schemas import NewSource
from pendamping.indices.services.imports import prepare_import
from pendamping.indices.services.recording import record_results
from pendamping.indices.services.uploads import start_upload
from pendamping.indices.tests.published import document_bytes, row
from pendamping.indices.tests.round_samples import ROUND_SAMPLES
from pendamping.regions.models import Region

SOURCE = NewSource("Hasil uji")
UNKNOWN = "9999999999"


def _importer(area: Area) -> Scope:
    whole = command_scope("uji", date(2024, 11, 12))
    return replace(whole, prefixes=(area.regency,), account_id=area.pld.account_id)


def _results(area: Area) -> None:
    """A village with two years, and a row that waits for a person."""
    village = Region.objects.get(pk=area.village)
    regency = Region.objects.get(pk=area.regency)
    rows = [
        row(village.code, village.name, year=2023, value=Decimal("0.6917")),
        row(village.code, village.name, text="{}"),
        row(area.regency + UNKNOWN[4:], "Tidak dikenal", regency_name=regency.name),
    ]
    record_results(_importer(area), SOURCE, rows)


def district(area: Area) -> dict[str, object]:
    _results(area)
    return {"code": area.district}


def regency(area: Area) -> dict[str, object]:
    return {"code": area.regency}


def village(area: Area) -> dict[str, object]:
    return {"code": area.village}


def download(area: Area) -> dict[str, object]:
    _results(area)
    return {"code": area.district, "extension": "csv"}


def document(area: Area) -> dict[str, object]:
    _results(area)
    return {"pk": OfficialResult.objects.get(region=area.village, year=2024, source__name=SOURCE.name).pk}


def preview(area: Area) -> dict[str, object]:
    run = ResultImport.objects.filter(area=area.regency, state=ResultImport.State.PREVIEW).first()
    if run is None:
        name = Region.objects.get(pk=area.village).name
        run = prepare_import(_importer(area), NewSource("Pratinjau"), "a.json", document_bytes(area.village, name))
    return {"pk": run.pk}


def source(area: Area) -> dict[str, object]:
    _results(area)
    return {"pk": ResultSource.objects.get(name=SOURCE.name).pk}


def unmatched(area: Area) -> dict[str, object]:
    _results(area)
    return {"pk": UnmatchedResult.objects.get(area_code=area.regency).pk}


def opened_round(area: Area) -> Round:
    """A round of the area with an empty sheet for its village."""
    known = {"region_id": area.regency, "index_id": "idm", "year": 2024}
    days = {"opened_on": date(2024, 11, 1), "closes_on": date(2099, 12, 31)}
    opened, _new = Round.objects.get_or_create(**known, defaults=days)
    since = datetime(2024, 11, 1, tzinfo=UTC)
    VillageSheet.objects.get_or_create(round=opened, region_id=area.village, defaults={"step_since": since})
    return opened


def round_of(area: Area) -> dict[str, object]:
    return {"round_id": opened_round(area).pk}


def workbook(area: Area) -> dict[str, object]:
    return round_of(area) | {"area": area.village}


def upload(area: Area) -> dict[str, object]:
    own = AnswerUpload.objects.filter(owner=area.pld.account_id).first()
    content = f"Kode desa,Kode isian,Jawaban\n{area.village},doctor_count,dua".encode()
    return {"upload_id": (own or start_upload(area.pld, opened_round(area).pk, "a.csv", content)).pk}


# An upload is its owner's alone, here the PLD's.
OTHERS_WHO_FILL = frozenset(role for role, needs in NEEDS.items() if "index_answer.write" in needs) - {Role.PLD}

SAMPLES = ROUND_SAMPLES | {
    "indices:area": Sample(regency),
    "indices:movement": Sample(district),
    "indices:map": Sample(district),
    "indices:atlas": Sample(district),
    "indices:villages": Sample(district),
    "indices:download": Sample(download),
    "indices:agencies": Sample(district),
    "indices:download_agencies": Sample(district),
    "indices:counts": Sample(regency),
    "indices:village": Sample(village),
    "indices:history": Sample(village),
    "indices:document": Sample(document),
    "indices:import": Sample(preview),
    "indices:confirm_import": Sample(preview),
    "indices:discard_import": Sample(preview),
    "indices:prefer_source": Sample(source, outside="publications are ordered once for everybody"),
    "indices:one_unmatched": Sample(unmatched),
    "indices:reopen_unmatched": Sample(unmatched),
    "indices:differences": Sample(regency),
    "indices:download_differences": Sample(regency),
    "indices:offline": Sample(round_of),
    "indices:xlsform": Sample(round_of),
    "indices:workbook": Sample(workbook),
    "indices:upload": Sample(upload, hidden_from=OTHERS_WHO_FILL),
    "indices:confirm_upload": Sample(upload, hidden_from=OTHERS_WHO_FILL),
    "indices:faulty_answers": Sample(upload, hidden_from=OTHERS_WHO_FILL),
    "indices:discard_upload": Sample(upload, hidden_from=OTHERS_WHO_FILL),
}
