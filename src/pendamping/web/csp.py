"""What a browser is told to refuse: anything inline or from elsewhere, and devices that no page asks for."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # small pictures inside the stylesheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
DEVICES = "camera=(self), geolocation=(self), browsing-topics=(), microphone=(), payment=(), usb=()"


class RefusalMiddleware:
    """Content-Security-Policy and Permissions-Policy on every answer that sets none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = policy_text(_institution())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", DEVICES)
        return response


def policy_text(different: Mapping[str, str]) -> str:
    """The policy as a browser reads it, with what is `different` on one page."""
    return "; ".join(f"{name} {value}" for name, value in (POLICY | dict(different)).items())


def _institution() -> dict[str, str]:
    """Signing in at an institution is a form that leads there; browsers ask the policy about that too."""
    if not settings.INSTITUTION_URL:
        return {}
    there = urlsplit(settings.INSTITUTION_URL)
    return {"form-action": f"'self' {there.scheme}://{there.netloc}"}
