"""What a phone is told of a command that was not taken."""

import json
from typing import cast

from pydantic import JsonValue

from pendamping.common.problems import Problem
from pendamping.sync.schemas.commands import Command
from pendamping.sync.schemas.contacts import Answer


def refusal_of(command: Command, problem: Problem, result: str) -> Answer:
    """Why; `result`: "refused", or "later" where the phone sends it again by itself."""
    facts = cast("dict[str, JsonValue]", json.loads(json.dumps(dict(problem.facts), default=str)))
    return Answer.model_validate(
        {
            "id": command.id,
            "result": result,
            "code": problem.code,
            "message": str(problem),
            "field": problem.field,
            "facts": facts,
        }
    )
