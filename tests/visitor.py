"""Somebody at a real server, without a browser: keeps cookies and sends forms."""

from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

LONGEST_ANSWER = 60  # seconds


class Gone(Exception):
    """The server stopped before it answered; whether it did what was asked is unknown."""


class Visitor:
    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        return self._open(Request(self.address + path))[1]

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        """Send a form; returns the address of the page that came in the end, and its text."""
        token = next(str(cookie.value) for cookie in self.cookies if cookie.name == "csrftoken")
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        return self._open(Request(self.address + path, data=body, headers={"Referer": self.address + path}))

    def sign_in(self, username: str, password: str) -> None:
        self.get("/masuk/")
        address, _page = self.post("/masuk/", login=username, password=password)
        assert address == f"{self.address}/", address

    def _open(self, request: Request) -> tuple[str, str]:
        try:
            with self.opener.open(request, timeout=LONGEST_ANSWER) as answer:
                return answer.geturl(), answer.read().decode()
        except HTTPError:
            raise
        except (URLError, HTTPException, ConnectionError) as error:
            raise Gone from error
