"""Rows of a sheet that could not be used: signed into the page that says so, and handed back as a file to mend."""

from collections.abc import Sequence

from django.core import signing
from django.http import HttpRequest, HttpResponse
from pydantic import TypeAdapter

from pendamping.common.tables import Column, Row, write_faulty_rows

FIELD = "signed_faulty"  # of the form that asks for the file
AN_HOUR = 3600
MOST_BACK = 1000  # rows: the page carries them
ROWS = TypeAdapter(tuple[Row, ...])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def signed_rows(rows: Sequence[Row], *, salt: str) -> str:
    return signing.dumps(ROWS.dump_python(tuple(rows[:MOST_BACK]), mode="json"), salt=salt, compress=True)


def rows_to_mend(request: HttpRequest, columns: Sequence[Column], name: str, *, salt: str) -> HttpResponse | None:
    """A file with these rows and what to mend in each; None where the page was not ours or is too old."""
    try:
        rows = signing.loads(request.POST.get(FIELD, ""), salt=salt, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return xlsx_answer(write_faulty_rows(ROWS.validate_python(rows), columns), name)


def xlsx_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
