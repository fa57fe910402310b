"""A line between phone and office that loses calls, and that may bring the app as an older release had it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PATIENCE = 120  # seconds for the office's answer, on a busy machine
LOSES_ONE_IN = 20
FIRST_LOST = 3  # calls of a phone's contact are few: the first loss comes early
NOT_PASSED_ON = {"transfer-encoding", "connection", "content-length"}
# An older release has other files under other names, and a worker that lists them.
OLD_FILES, FILES = "/lama/", "/assets/"
OLDER = ((b"assets/", b"lama/"), (b'revision:"', b'revision:"lama'))
TEXTS = (".html", ".js", ".css")
MARKS = {"etag", "last-modified"}  # of the newer release's files


class Line(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, office: str) -> None:
        super().__init__(("127.0.0.1", 0), Carrier)
        self.office = urlsplit(office).netloc
        self.loses = False
        self.brings_old_app = False
        self.calls = self.lost = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def is_lost(self) -> bool:
        self.calls += 1
        lost = self.loses and self.calls % LOSES_ONE_IN == FIRST_LOST
        self.lost += lost
        return lost


class Carrier(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Line

    def do_GET(self) -> None:
        self._carry()

    def do_POST(self) -> None:
        self._carry()

    def do_PUT(self) -> None:
        self._carry()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: what the app says is looked at, not what it asks."""

    def _carry(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        is_call = self.path.startswith("/api/")
        lost = is_call and self.server.is_lost()
        if lost and self.server.lost % 2 == 0:  # every second loss is that of the question
            self.close_connection = True
            return
        status, headers, answer = self._asked(content)
        if lost:  # and the others of the answer: the office has done what was asked
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _asked(self, content: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        is_old = self.server.brings_old_app and self.path.startswith("/lapangan/")
        dropped = {"connection", "accept-encoding"} if is_old else {"connection"}
        headers = {name: value for name, value in self.headers.items() if name.lower() not in dropped}
        path = self.path.replace(OLD_FILES, FILES) if is_old else self.path
        connection = HTTPConnection(self.server.office, timeout=PATIENCE)
        try:
            connection.request(self.command, path, content or None, headers)
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        said = response.getheaders()
        if is_old and (path.endswith(TEXTS) or "." not in path):
            said = [(name, value) for name, value in said if name.lower() not in MARKS]
            for new, old in OLDER:
                answer = answer.replace(new, old)
        return response.status, said, answer


@contextmanager
def line_to(office: str) -> Iterator[Line]:
    with Line(office) as line:
        threading.Thread(target=line.serve_forever, daemon=True).start()
        try:
            yield line
        finally:
            line.shutdown()
