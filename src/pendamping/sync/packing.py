"""Less on the wire: answers go out compressed, and a phone may send its batch compressed too."""

import json
import zlib
from typing import Any, Final, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from ninja.parser import Parser

from pendamping.sync.errors import BodyTooLarge, PackingUnknown

DOOR: Final = "/api/"
GZIP: Final = 16 + zlib.MAX_WBITS


class PackedAnswers(GZipMiddleware):
    """Answers at the phones' door alone: pages hold secrets beside what a stranger could make them repeat."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if request.path.startswith(DOOR) else response


class PackedParser(Parser):
    """JSON as it is, or packed by gzip; numbers that JSON does not have are none."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(unpacked(request), parse_constant=_no_number))


def unpacked(request: HttpRequest) -> bytes:
    """The body as it was before it was packed.

    Raises:
        PackingUnknown: packed by something else than gzip.
        BodyTooLarge: it would be larger than any batch: what is small on the wire can be without end.
        ValueError, zlib.error: it is not what it says.
    """
    packing = request.headers.get("Content-Encoding", "identity").strip().lower()
    if packing in {"", "identity"}:
        return request.body
    if packing != "gzip":
        raise PackingUnknown(packing=packing[:20])
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    unpacker = zlib.decompressobj(GZIP)
    content = unpacker.decompress(request.body, limit + 1)
    if len(content) > limit:
        raise BodyTooLarge(limit=limit)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("not one whole gzip")
    return content


def _no_number(name: str) -> None:
    raise ValueError(name)
