"""What went wrong, said once: it becomes a form error, an API problem or a line of an import report."""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(Exception):
    """One thing that a person can mend.

    A subclass sets `code` (stable; other systems match on it), `field` (the form field it belongs to, or None),
    `status` (HTTP) and `message` with named placeholders, which `facts` fill.
    """

    code: ClassVar[str]
    field: ClassVar[str | None] = None
    status: ClassVar[int] = 422
    message: ClassVar[str | Promise]

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return str(self.message) % self.facts


class NotFound(Problem):
    """Absent, or outside the scope of who asks: the same answer to both."""

    code = "not_found"
    status = 404
    message = _("Halaman ini tidak ada atau di luar wilayah Anda.")


class NotAllowed(Problem):
    """The role in the scope lacks a need. Pages answer it as 404, so that nothing is learned."""

    code = "not_allowed"
    status = 404
    message = _("Peran Anda tidak dapat melakukan ini (%(need)s).")
