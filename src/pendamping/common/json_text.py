"""What is wrong with a text that should be JSON, in a few words of our own."""

from json import JSONDecodeError

from django.utils.translation import gettext as _


def json_fault(error: ValueError | RecursionError) -> str:
    """The reason of `json.loads`, in words that name the place.

    >>> import json
    >>> try:
    ...     json.loads('{"a":')
    ... except ValueError as error:
    ...     json_fault(error)
    'tidak utuh pada baris 1, huruf ke-6'
    """
    if isinstance(error, RecursionError):
        return _("isinya bertingkat terlalu dalam")
    if isinstance(error, UnicodeDecodeError):
        return _("isinya bukan teks UTF-8")
    if isinstance(error, JSONDecodeError):
        return _("tidak utuh pada baris %(line)s, huruf ke-%(column)s") % {"line": error.lineno, "column": error.colno}
    return str(error)[:80]
