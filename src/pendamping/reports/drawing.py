"""Charts for paper: the same Vega-Lite definition that a page draws, in ink, as SVG."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import vl_convert

VEGA_LITE: Final = "6.4"  # what the pages draw with
SANS: Final = "Source Sans 3"
# Paper is printed and copied in black: a status is told by its place and its word, never by its grey alone.
INK: Final[Mapping[str, str]] = {
    "sans": SANS,
    "paper": "#ffffff",
    "ink": "#000000",
    "ink-2": "#1a1a1a",
    "ink-3": "#333333",
    "edge": "#555555",
    "accent": "#000000",
    "alert": "#000000",
    "st-sangat_tertinggal": "#000000",
    "st-tertinggal": "#4d4d4d",
    "st-berkembang": "#808080",
    "st-maju": "#b3b3b3",
    "st-mandiri": "#e0e0e0",
}


def chart_svg(spec: Mapping[str, Any], width: int) -> bytes:
    """The chart as SVG of this width in pixels, with texts as texts: the document brings the font."""
    look = _look()
    svg = vl_convert.vegalite_to_svg(
        {**spec, "width": width},
        vl_version=VEGA_LITE,
        config=look["config"],
        format_locale=look["numbers"],
        time_format_locale=look["times"],
        allowed_base_urls=[],
    )
    return svg.encode()


@cache
def _look() -> dict[str, Any]:
    text = (files("pendamping") / "web" / "chart_look.json").read_text(encoding="utf-8")
    look: dict[str, Any] = _painted(json.loads(text))
    return look


def _painted(value: Any) -> Any:
    """`@ink` becomes the colour of that name."""
    match value:
        case str() if value.startswith("@"):
            return INK[value[1:]]
        case dict():
            return {key: _painted(one) for key, one in value.items()}
        case list():
            return [_painted(one) for one in value]
    return value
