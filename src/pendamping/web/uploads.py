"""How much one request may send."""

from typing import IO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class SizeLimit(FileUploadHandler):
    """Refuses a request that announces more than the installation allows, before anything of it is stored.

    A server in front reads exactly as many bytes as were announced, so that nobody sends more.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803  the name that Django hands it over by
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > settings.UPLOAD_LIMIT:
            raise RequestDataTooBig(f"announced {content_length} bytes")

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Hand on to the handlers that store."""
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        """The handlers that store return the file."""
        return
