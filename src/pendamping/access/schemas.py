"""What comes in when accounts are made, and what goes out of it."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from pendamping.access.roles import Role


class NewRole(BaseModel):
    """One role in one area; `until` is the last day, None leaves it open."""

    model_config = ConfigDict(frozen=True)

    role: Role
    region_code: str = Field(max_length=10)  # "" is the whole country
    since: date
    until: date | None = None
    basis: str = Field(default="", max_length=120)  # "assignment:<id>" where a placement makes it


class NewAccount(BaseModel):
    """An account to be; it has no password until its owner makes one through a one-time link."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=200)
    username: str = Field(default="", max_length=150)  # empty: made from the name
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=30)
    person_id: UUID | None = None
    is_sample: bool = False
    roles: tuple[NewRole, ...] = ()


class AccountChange(BaseModel):
    """What the level above may correct. `phone` empty leaves the number as it is; "-" removes it."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=200)
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=30)


class OneTimeLink(BaseModel):
    """A way in that works once. The address is known only to who reads this answer; a hash is stored."""

    model_config = ConfigDict(frozen=True)

    url: str
    expires_at: datetime


class NewDevice(BaseModel):
    """What a phone says of itself when it is enrolled; it made the id."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: UUID
    name: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
    app_version: str = Field(default="", max_length=40, pattern=r"^[^\x00]*$")
    public_key: str = Field(default="", pattern=r"^$|^[A-Za-z0-9+/]{43}=$")  # Ed25519, 32 bytes in base64
    handset: UUID | None = None  # the same for all accounts on one phone
    nonce: str = Field(default="", pattern=r"^$|^[A-Za-z0-9+/]{43}=$")  # 32 bytes that the phone kept before it asked
