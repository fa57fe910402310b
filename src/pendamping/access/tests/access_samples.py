"""What fills the addresses of this app in the access table."""

from tests.access_table import Area, Sample


def unknown_secret(area: Area) -> dict[str, object]:
    return {"secret": f"tidak-ada-{area.village}"}


SAMPLES = {"access:use_link": Sample(unknown_secret, outside="a link's secret is its only key")}
