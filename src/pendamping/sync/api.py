"""The phone's door: enrolling, exchanging, sending files."""

import logging
from collections.abc import Callable
from typing import Annotated, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer
from pydantic import NonNegativeInt, PositiveInt, StringConstraints

from pendamping import __version__
from pendamping.access.errors import DeviceUnknown
from pendamping.access.models import Device
from pendamping.access.schemas import NewDevice
from pendamping.access.services import device_of, enrol_device
from pendamping.common.problems import Problem
from pendamping.common.signing import exchange_key, public_key
from pendamping.sync.definitions import DefinitionOut, definition_text
from pendamping.sync.errors import BodyTooLarge
from pendamping.sync.middleware import busy
from pendamping.sync.packing import PackedParser
from pendamping.sync.phone_scopes import scope_of_phone, scope_of_sender
from pendamping.sync.schemas.areas import AreaAsked, AreaReply
from pendamping.sync.schemas.bases import Sha256, Short
from pendamping.sync.schemas.contacts import Batch, FileState, Reply
from pendamping.sync.schemas.devices import EnrolDevice, Enrolled
from pendamping.sync.schemas.photos import PhotosAsked, PhotosReply
from pendamping.sync.services.area import area_of_phone
from pendamping.sync.services.exchange import exchange
from pendamping.sync.services.files import file_state, take_chunk
from pendamping.sync.services.small_photos import small_photos
from pendamping.web.needs import PUBLIC

log = logging.getLogger(__name__)
UNREADABLE = 422
KEPT = "private, max-age=31536000, immutable"
Digest = Annotated[str, StringConstraints(max_length=64)]
Operation = TypeVar("Operation", bound=Callable[..., object])


class DeviceToken(HttpBearer):
    """`Authorization: Bearer <token>`: the token that the phone was given when it was enrolled."""

    def authenticate(self, request: HttpRequest, token: str) -> Device:
        """Raises: DeviceUnknown, DeviceRevoked."""
        return device_of(token)


def states(need: str) -> Callable[[Operation], Operation]:
    """Says what the operation needs, for the access table; the services behind it ask for it themselves."""

    def mark(operation: Operation) -> Operation:
        operation.need = need  # type: ignore[attr-defined]  # read by the access table test
        return operation

    return mark


api = NinjaAPI(
    title="Pendamping",
    version=__version__,
    docs_url=None,
    urls_namespace="api",
    auth=DeviceToken(),
    parser=PackedParser(),
)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """RFC 9457, with the stable code and the facts that fill the message."""
    said = {"code": problem.code, "message": str(problem), "facts": {k: str(v) for k, v in problem.facts.items()}}
    answer = api.create_response(request, said, status=problem.status)
    answer["Content-Type"] = "application/problem+json"
    return answer


@api.exception_handler(OperationalError)
def _database_is_busy(request: HttpRequest, error: OperationalError) -> HttpResponse:  # noqa: ARG001  handed over
    """Locked, full or gone: nothing is lost, every command can be sent again."""
    log.warning("the database could not serve a phone: %s", error)
    return busy()


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [".".join(str(part) for part in one["loc"]) for one in error.errors[:10]]
    return _not_read(request, fields)


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001  handed over
    return _problem(request, DeviceUnknown())


@api.exception_handler(HttpError)
def _no_json(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The framework refuses a body that its parser cannot read; a Problem of our parser stands behind it."""
    cause = error.__cause__
    return _problem(request, cause) if isinstance(cause, Problem) else _not_read(request, ["JSON"])


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:  # noqa: ARG001  handed over
    return _problem(request, BodyTooLarge(limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE))


def _not_read(request: HttpRequest, fields: list[str]) -> HttpResponse:
    said = {
        "code": "sync.unreadable",
        "message": _("Kiriman tidak dapat dibaca: %(fields)s.") % {"fields": ", ".join(fields)},
        "fields": fields,
    }
    answer = api.create_response(request, said, status=UNREADABLE)
    answer["Content-Type"] = "application/problem+json"
    return answer


@api.post("/devices", auth=None, response={201: Enrolled}, tags=["device"])
@states(PUBLIC)
def enrol(request: HttpRequest, new: EnrolDevice) -> Status[Enrolled]:  # noqa: ARG001  the framework hands it over
    """Bind this phone to the account of a one-time link."""
    device, token = enrol_device(new.secret, NewDevice(**new.model_dump(exclude={"secret"})))
    keys = {"signing_key": public_key(), "exchange_key": exchange_key()}
    return Status(201, Enrolled(token=token, account=device.account.username, name=device.account.name, **keys))


@api.post("/sync", response=Reply, tags=["sync"])
@states("sync.use")
def sync(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Bring commands, take what changed."""
    device = _device(request)
    scope, roles = scope_of_sender(device, batch.role)
    reply = exchange(scope, device, roles, batch)
    # Written by pydantic itself: the framework would check and copy the whole reply a second time.
    return HttpResponse(reply.model_dump_json(), content_type="application/json; charset=utf-8")


@api.get("/files/{sha256}", response=FileState, tags=["file"])
@states("sync.use")
def look(request: HttpRequest, sha256: Sha256) -> FileState:
    """From where to go on with this file."""
    return file_state(scope_of_sender(_device(request), "")[0], sha256)


@api.put("/files/{sha256}", response=FileState, tags=["file"])
@states("sync.use")
def send(request: HttpRequest, sha256: Sha256, size: PositiveInt, offset: NonNegativeInt) -> FileState:
    """The next bytes of this file, as the body of the request."""
    return take_chunk(scope_of_sender(_device(request), "")[0], sha256, size=size, offset=offset, content=request.body)


@api.post("/photos", response=PhotosReply, tags=["file"])
@states("daily_report.verify")
def photos_of_inbox(request: HttpRequest, asked: PhotosAsked) -> PhotosReply:
    """Small copies of photos of reports that wait for this person, to be looked at where there is no signal."""
    return small_photos(scope_of_phone(_device(request), asked.role)[0], asked)


@api.post("/area", response=AreaReply, tags=["sync"])
@states("sync.use")
def area(request: HttpRequest, asked: AreaAsked) -> AreaReply:
    """Village sheets, whom to ask, days off: once a day, only what changed."""
    return area_of_phone(scope_of_phone(_device(request), asked.role)[0], asked)


@api.get("/definitions/{index_id}", response=DefinitionOut, tags=["index"])
@states("sync.use")
def look_up_definition(request: HttpRequest, index_id: Short, digest: Digest = "") -> HttpResponse:
    """An index as data, with all that its live score follows from; `digest` as the reference data name it.

    Asked for with the digest that it has, it may be kept for ever; else the phone asks each time with `If-None-Match`.
    """
    scope_of_phone(_device(request), "")
    text, current = definition_text(index_id)
    condition = f'"{current}"'
    unchanged = get_conditional_response(request, etag=condition)
    answer = unchanged or HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["ETag"] = condition
    answer["Cache-Control"] = KEPT if digest == current else "private, no-cache"
    return answer


def _device(request: HttpRequest) -> Device:
    device: Device = request.auth  # type: ignore[attr-defined]  # set by ninja from DeviceToken
    return device
