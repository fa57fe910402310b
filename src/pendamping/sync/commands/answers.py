"""Answers to a village's index questionnaire from the phone."""

from pydantic import JsonValue

from pendamping.common.scope import Scope
from pendamping.indices.models import VillageAnswer
from pendamping.indices.services.answers import record_answers
from pendamping.sync.commands.sent import Sent
from pendamping.sync.errors import PartlyTaken
from pendamping.sync.schemas.commands import PutAnswers


def put(scope: Scope, body: PutAnswers, _sent: Sent) -> None:
    """Store what can be read and what nobody else answered meanwhile.

    Raises:
        PartlyTaken: some answers stay open until their author has looked again; the others are stored.
        Problem: whatever else `record_answers` names; nothing is stored then.
    """
    source = VillageAnswer.Source.PHONE
    outcome = record_answers(scope, body.id, body.answers, source=source, seen=body.seen, notes=body.notes)
    if outcome.refused:
        refused: dict[str, JsonValue] = {
            str(one.facts["answer"]): {"code": str(one.facts["fault"]), "message": str(one.facts["sentence"])}
            for one in outcome.refused
        }
        number, of = len(refused), len(body.answers)
        raise PartlyTaken(number=number, of=of, refused=refused, stored=outcome.stored)
