"""How a phone is enrolled."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from pendamping.sync.schemas.bases import Incoming, Outgoing, Short

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]  # 32 bytes in base64


class EnrolDevice(Incoming):
    secret: Annotated[str, StringConstraints(max_length=100)]
    id: UUID
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    app_version: Short = ""
    public_key: Key | Literal[""] = ""  # Ed25519: signs parcels
    handset: UUID | None = None  # the same for all accounts on one phone
    nonce: Key | Literal[""] = ""  # made and kept before asking: with it the same phone may ask again with its link


class Enrolled(Outgoing):
    token: str
    account: str
    name: str
    signing_key: str  # Ed25519, base64: checks statements and receipts
    exchange_key: str  # X25519, base64: parcels are encrypted to it
