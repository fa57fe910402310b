"""What fills the addresses of a round and its sheets in the access table."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.access_table import Area, Sample

from pendamping.access.scopes import command_scope
from pendamping.common.tests.pictures import a_photo
from pendamping.indices.models import AnswerEvidence, VillageSheet
from pendamping.indices.services.evidence import attach_evidence
from pendamping.indices.tests.answering import a_round


def a_round_there(area: Area) -> dict[str, object]:
    return {"pk": _sheet(area).round_id}


def _sheet(area: Area) -> VillageSheet:
    found = VillageSheet.objects.filter(region=area.village).first()
    return found or a_round(area.regency).sheets.get(region=area.village)


def sheet(area: Area) -> dict[str, object]:
    return {"pk": _sheet(area).pk}


def group(area: Area) -> dict[str, object]:
    return {**sheet(area), "group": "kesehatan"}


def question(area: Area) -> dict[str, object]:
    return {**sheet(area), "answer_id": "road_surface"}


def evidence(area: Area) -> dict[str, object]:
    found = AnswerEvidence.objects.filter(sheet__region=area.village).first()
    if found is None:
        office = command_scope("uji", date(2024, 11, 12))
        photo = SimpleUploadedFile("jalan.jpg", a_photo())
        found = attach_evidence(office, _sheet(area).pk, "road_surface", photo)
    return {"evidence_id": found.pk}


ROUND_SAMPLES = {
    "indices:round": Sample(a_round_there),
    "indices:round_closing": Sample(a_round_there),
    "indices:sheet": Sample(sheet),
    "indices:save_answer": Sample(sheet),
    "indices:save_group": Sample(group),
    "indices:evidence": Sample(question),
    "indices:attach_evidence": Sample(question),
    "indices:evidence_file": Sample(evidence),
    "indices:evidence_small": Sample(evidence),
    "indices:detach_evidence": Sample(evidence),
    "indices:sheet_steps": Sample(sheet),
    "indices:sheet_team": Sample(sheet),
    "indices:finish_sheet": Sample(sheet),
    "indices:sheet_assembly": Sample(sheet),
    "indices:reopen_answers": Sample(sheet),
    "indices:verify_sheet": Sample(sheet),
    "indices:return_sheet": Sample(sheet),
    "indices:reopen_sheet": Sample(sheet),
}
