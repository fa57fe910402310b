"""Official codes: 2, 4, 6 or 10 digits, each the beginning of those inside it."""

LENGTHS = (2, 4, 6, 10)


def plain_code(code: str) -> str:
    """The code without the dots that people and decrees write.

    >>> plain_code(" 62.09.06.2005 ")
    '6209062005'
    """
    return code.replace(".", "").strip()


def dotted_code(code: str) -> str:
    """The code as people write it.

    >>> dotted_code("6209062005"), dotted_code("62")
    ('62.09.06.2005', '62')
    """
    parts = [code[:2], code[2:4], code[4:6], code[6:]]
    return ".".join(part for part in parts if part)


def codes_above(code: str) -> list[str]:
    """The codes of the regions around it, widest first.

    >>> codes_above("6209062005")
    ['62', '6209', '620906']
    """
    return [code[:length] for length in LENGTHS if length < len(code)]


def parent_code(code: str) -> str:
    """The code of the region right around it; "" above a province."""
    return codes_above(code)[-1] if len(code) > LENGTHS[0] else ""
