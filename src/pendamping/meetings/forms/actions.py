"""Actions: promised, closed with evidence, put off, handed over."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.common.scope import Scope
from pendamping.meetings.forms.fields import ProblemForm
from pendamping.meetings.models import Action, Meeting
from pendamping.meetings.schemas import ActionMove, NewAction
from pendamping.people.models import CONTRACTED
from pendamping.people.schemas import PeopleFilter
from pendamping.people.selectors import organisations_in, people_in
from pendamping.web.fields import DayField

MOST_PEOPLE = 300
OFFICE, PERSON = "o", "p"


class OwnerField(forms.ChoiceField):
    """An organisation or a facilitator of the area, in one list; the value says which."""

    def offer(self, scope: Scope) -> None:
        active = PeopleFilter(state="active", tiers=tuple(CONTRACTED))
        people = people_in(scope, active).prefetch_related(None)[:MOST_PEOPLE]
        self.choices = [
            ("", _now("Siapa")),
            (_now("Perangkat daerah"), [(f"{OFFICE}:{one.pk}", one.short_name) for one in organisations_in(scope)]),
            (_now("Pendamping"), [(f"{PERSON}:{one.pk}", one.name) for one in people]),
        ]


def owner_of(value: str) -> dict[str, UUID | None]:
    kind, _colon, key = value.partition(":")
    return {"organisation": UUID(key) if kind == OFFICE else None, "person": UUID(key) if kind == PERSON else None}


class PromiseForm(ProblemForm):
    """What, who, until when: on one line."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Tindak lanjut baru"), max_length=240,
        widget=forms.TextInput(attrs={"placeholder": _("Tindak lanjut baru: apa yang akan dikerjakan")}),
    )  # fmt: skip
    owner = OwnerField(label=_("Siapa"))
    due_on = DayField(label=_("Batas waktu"))

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("id", new_id())
        owner = self.fields["owner"]
        if isinstance(owner, OwnerField):
            owner.offer(scope)

    def new_action(self, meeting: Meeting) -> NewAction:
        values = self.cleaned_data
        told = {name: values[name] for name in ("id", "title", "due_on")} | owner_of(values["owner"])
        return NewAction.model_validate({**told, "meeting": meeting.pk, "region": meeting.region_id})


class EvidenceForm(ProblemForm):
    """How far it is; a finished one shows what came of it."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=Action.State.choices, widget=forms.RadioSelect)
    evidence = forms.CharField(
        label=_("Bukti atau keterangan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Untuk yang selesai: apa yang selesai, di mana, dokumen apa."),
    )  # fmt: skip
    file = forms.FileField(label=_("Foto atau dokumen"), required=False)

    @property
    def move(self) -> ActionMove:
        return ActionMove(state=self.cleaned_data["state"], evidence=self.cleaned_data["evidence"])

    @property
    def upload(self) -> "UploadedFile[bytes] | None":
        return self.cleaned_data["file"] or None


class LinkForm(EvidenceForm):
    """The same from somebody without an account, who says who they are."""

    name = forms.CharField(label=_("Nama dan jabatan Anda"), max_length=120)
    field_order = ("name", "state", "evidence", "file")


class PostponeForm(ProblemForm):
    due_on = DayField(label=_("Batas baru"))
    reason = forms.CharField(label=_("Alasan"), max_length=400)


class HandOverForm(ProblemForm):
    owner = OwnerField(label=_("Penanggung jawab baru"))
    reason = forms.CharField(label=_("Alasan"), max_length=400)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        if isinstance(owner, OwnerField):
            owner.offer(scope)
