"""QR codes of the public check page, as files for the PDF and for Word."""

import io

import segno

QUIET_ZONE = 0  # paper around it is white already
PIXELS_PER_MODULE = 8


def qr_svg(text: str) -> bytes:
    out = io.BytesIO()
    _qr(text).save(out, kind="svg", border=QUIET_ZONE, svgns=True, xmldecl=False, omitsize=True)
    return out.getvalue()


def qr_png(text: str) -> bytes:
    out = io.BytesIO()
    _qr(text).save(out, kind="png", border=QUIET_ZONE, scale=PIXELS_PER_MODULE)
    return out.getvalue()


def _qr(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)  # "m" survives a photocopy
