"""Files that people brought, given out to those who may see them."""

from django.http import FileResponse

A_YEAR = 365 * 24 * 3600  # the content behind an address never changes


def kept_privately(answer: FileResponse) -> FileResponse:
    """In this person's own browser and in no cache between; never run or read as something else than it is."""
    answer["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
