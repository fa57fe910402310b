"""The mechanism of the access table: every address, the objects it is asked about, and who asks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from pendamping.access.roles import Role
from pendamping.common.scope import Scope


@dataclass(frozen=True, slots=True)
class Area:
    """Where a sample object lies, and two people of that place who may have written it."""

    village: str
    district: str
    regency: str
    pld: Scope  # in the asker's own area this is the very PLD who asks
    pd: Scope


@dataclass(frozen=True, slots=True)
class Sample:
    """What fills the address of a view: `kwargs(area)` makes or finds an object there, once per area.

    `hidden_from`: roles that hold the view's need but do not see this very object even in their own area (not theirs,
    not their level). `outside`: why the object is seen from outside its area, where it is.
    """

    kwargs: Callable[[Area], Mapping[str, object]]
    hidden_from: frozenset[Role] = field(default_factory=frozenset)
    outside: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One address of the resolver: `need` "" when the view states none, `takes` the names of its values."""

    name: str
    need: str
    takes: frozenset[str]
    function: Callable[..., object]


def every_view() -> list[View]:
    """Every page of the installation, each once; the phones' door has its own table: `tests/test_api_access.py`."""
    return list(_views_in(get_resolver().url_patterns, "", frozenset()))


def _views_in(patterns: list[URLPattern | URLResolver], namespace: str, takes: frozenset[str]) -> Iterator[View]:
    for one in patterns:
        here = takes | frozenset(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver) and one.namespace == "api":
            continue
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _views_in(one.url_patterns, inner, here)
        else:
            name = f"{namespace}{one.name}" if one.name else f"unnamed: {one.pattern}"
            yield View(name, getattr(one.callback, "need", ""), here, one.callback)


@cache
def every_sample() -> dict[str, Sample]:
    """The samples of every app: `SAMPLES` in its `tests/access_samples.py`."""
    samples: dict[str, Sample] = {}
    for app in settings.INSTALLED_APPS:
        module = f"{app}.tests.access_samples"
        if app.startswith("pendamping.") and "apps." not in app and find_spec(f"{app}.tests") and find_spec(module):
            samples |= import_module(module).SAMPLES
    return samples
