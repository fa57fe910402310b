"""What the installation may set from outside, and a plain sentence when a value does not fit."""

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class EnvironmentProblem(SystemExit):
    """The process stops with one line per wrong value: its name, what came, and what would fit."""


class Environment(BaseSettings):
    """Settings of one installation; every name is read as PENDAMPING_<NAME>, `database_url` also as DATABASE_URL."""

    model_config = SettingsConfigDict(env_prefix="PENDAMPING_", extra="ignore", hide_input_in_errors=True)

    home: Path = Field(default=Path("pendamping-data"), description="folder for the database, media and keys")
    mode: Literal["production", "demo"] = "production"
    debug: bool = False
    secret_key: str = Field(default="", description="at least 50 characters; empty: read from <home>/secret.key")
    personal_data_keys: Annotated[tuple[str, ...], NoDecode] = ()
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        pattern=r"^$|^(sqlite|postgres|postgresql)://",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ("localhost", "127.0.0.1", "[::1]")
    base_url: str = Field(default="http://localhost:8000", pattern=r"^https?://[^/]+$")
    https: bool = Field(
        default=True, description="false only on a single machine or behind a terminating proxy in test"
    )
    trusted_proxies: int = Field(
        default=0, ge=0, le=5, description="how many reverse proxies of your own stand in front and set X-Forwarded-*"
    )
    second_factor: Literal["recommended", "required"] = Field(
        default="recommended", description="for roles that read personal data or manage accounts"
    )
    time_zone: Literal["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"] = "Asia/Jakarta"
    language: Literal["id", "en"] = "id"
    oidc_server_url: str = Field(default="", pattern=r"^$|^https://")
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = "Akun lembaga"
    law_dir: str = Field(default="", description="folder with index folders of one's own")
    sync_at_once: int = Field(
        default=3, ge=1, le=64, description="phones that one process serves at the same moment; the others wait"
    )
    upload_limit_mb: int = Field(default=50, ge=1, le=2000)

    @field_validator("allowed_hosts", "personal_data_keys", mode="before")
    @classmethod
    def split_by_comma(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("secret_key")
    @classmethod
    def long_enough(cls, value: str) -> str:
        shortest = 50
        if value and len(value) < shortest:
            raise ValueError(f"paling sedikit {shortest} karakter (at least {shortest} characters)")
        return value

    @field_validator("law_dir")
    @classmethod
    def is_a_folder(cls, value: str) -> str:
        if value and not Path(value).is_dir():
            raise ValueError("tulis folder yang ada (a folder that exists)")
        return value

    @field_validator("allowed_hosts")
    @classmethod
    def no_wildcard(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if "*" in value:
            raise ValueError("sebut nama mesinnya; * membuka pintu bagi alamat palsu (name the hosts, not *)")
        return value

    @model_validator(mode="after")
    def links_keep_their_secret(self) -> Self:
        """One-time links begin with the base address."""
        host = urlsplit(self.base_url).hostname
        if self.https and self.base_url.startswith("http://") and host not in {"localhost", "127.0.0.1"}:
            raise PydanticCustomError("base_url", "pakai https:// selama PENDAMPING_HTTPS=1 (use https://)")
        return self


def read_environment() -> Environment:
    """Read the environment once.

    Raises:
        EnvironmentProblem: a value does not fit; the text lists every wrong variable with its reason.
    """
    try:
        return Environment()
    except ValidationError as error:
        lines = ["Pengaturan lingkungan tidak dapat dipakai (environment settings do not fit):"]
        lines += [f"  {_variable(one)}: {_reason(one)}" for one in error.errors()]
        lines.append("Perbaiki nilai itu, lalu jalankan lagi. Daftarnya: docs/operator.md")
        raise EnvironmentProblem("\n".join(lines)) from None


# What would fit, by the kind of error that pydantic names; in both languages: the language may be what is wrong.
REASONS = {
    "literal_error": "pilih {expected} (one of these)",
    "bool_parsing": "isi 1 atau 0 (1 or 0)",
    "int_parsing": "isi dengan bilangan bulat (a whole number)",
    "greater_than_equal": "paling kecil {ge} (at least {ge})",
    "less_than_equal": "paling besar {le} (at most {le})",
}
SHAPES = {
    "DATABASE_URL": "tulis seperti postgresql://nama:sandi@mesin/basisdata (like this)",
    "base_url": "tulis seperti https://pendamping.contoh.go.id, tanpa garis miring di ujung (no slash at the end)",
    "oidc_server_url": "tulis alamat yang dimulai dengan https:// (an address that begins with https://)",
}


def _variable(error: ErrorDetails) -> str:
    name = str((error["loc"] or (error["type"],))[0])
    return name if name == "DATABASE_URL" else f"PENDAMPING_{name.upper()}"


def _reason(error: ErrorDetails) -> str:
    facts = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return SHAPES[str(error["loc"][0])]
    if error["type"] == "value_error":
        return str(facts["error"])
    return REASONS[error["type"]].format(**facts) if error["type"] in REASONS else error["msg"]
