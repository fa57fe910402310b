"""What a phone needs besides its records."""

from pendamping.sync.schemas.bases import Outgoing


class CodeOut(Outgoing):
    list: str
    code: str
    label: str
    label_en: str
    retired: bool


class VillageOut(Outgoing):
    code: str
    name: str
    district: str
    latitude: float | None
    longitude: float | None
    status: str  # of the newest official result; "" where none is known
    value: str
    year: int | None


class ReferenceData(Outgoing):
    """What a phone needs besides its records; sent when its digest differs from the phone's."""

    digest: str
    person: str = ""  # whose reports are the own ones
    name: str
    role: str
    roles: list[str]
    areas: list[str]
    codes: list[CodeOut]
    villages: list[VillageOut]
    signing_key: str = ""  # of the office, as in `Enrolled`
    exchange_key: str = ""
    is_sample: bool = False  # a demo: its people and figures are invented, and the phone says so
