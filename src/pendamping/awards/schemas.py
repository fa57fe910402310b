"""The shapes in which awards come in."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pendamping.people.models import Tier

NO_NULL = r"^[^\x00]*$"
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=NO_NULL)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000, pattern=NO_NULL)]


class AwardContent(BaseModel):
    """What an award looks at, and which gates stand before it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    region: str
    name: Line
    giver: Line
    tier: Tier
    since: date
    until: date
    criteria: Text
    least_months: Annotated[int, Field(ge=0, le=600)] = 36
    least_coverage: Annotated[int, Field(ge=0, le=100)] = 80
    reply_days: Annotated[int, Field(ge=1, le=90)] = 7
