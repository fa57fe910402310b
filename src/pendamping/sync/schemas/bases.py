"""What every message between phone and office has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Short = Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Incoming(BaseModel):
    """Unknown fields are passed over: a newer phone may say more than this office knows."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Outgoing(BaseModel):
    model_config = ConfigDict(frozen=True)
