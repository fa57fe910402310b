"""QR codes as SVG, drawn here: no address leaves the house."""

import segno


def qr_svg(text: str) -> str:
    """A QR code as wide as its place, black on white in every theme; readable with 15% of it damaged."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None))
