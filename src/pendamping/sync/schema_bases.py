"""What every message between phone and office has in common."""

from pydantic import BaseModel, ConfigDict


class Incoming(BaseModel):
    """Unknown fields are passed over: a newer phone may say more than this office knows."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Outgoing(BaseModel):
    model_config = ConfigDict(frozen=True)
