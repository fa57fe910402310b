"""What must be in place before a document can be printed."""

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as Warned

from pendamping.reports.typesetting import FONTS, missing_fonts


def fonts_are_there(**_kwargs: Any) -> list[CheckMessage]:
    missing = missing_fonts()
    if not missing:
        return []
    return [
        Warned(
            f"Huruf untuk dokumen tercetak tidak ada: {', '.join(sorted(missing))} (di {FONTS}).",
            hint="Jalankan `make build`. Selama itu dokumen tidak dapat diterbitkan.",
            id="reports.W001",
        )
    ]
