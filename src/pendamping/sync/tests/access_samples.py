"""What fills the addresses of this app in the access table."""

from tests.access_table import Area, Sample


def _any(_area: Area) -> dict[str, object]:
    return {"path": "laporan"}


SAMPLES = {"sync:field_app_file": Sample(_any, outside="the app itself is for everybody; what it shows is asked for")}
