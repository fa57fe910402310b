"""What fills the addresses of this app in the access table."""

from tests.access_table import Area, Sample


def village(area: Area) -> dict[str, object]:
    return {"code": area.village}


SAMPLES = {
    "dashboards:village": Sample(village),
    "dashboards:map": Sample(village),
}
