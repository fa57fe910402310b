"""One meeting, its agenda, whom it invites, what it decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.scope import Scope
from pendamping.meetings.forms.fields import ProblemForm, offices
from pendamping.meetings.groups import BY_NAME
from pendamping.meetings.models import AgendaItem, Level, Meeting, MeetingSeries
from pendamping.meetings.schemas import ItemContent, MeetingContent, NewInvitee, NewMeeting
from pendamping.people.models import Organisation, Person
from pendamping.people.selectors import organisations_in
from pendamping.regions.models import Region
from pendamping.web.fields import ClockField, DayField

MOST_LISTED = 400
PLANNED = ("title", "date", "start", "end", "place", "link", "swap_reason", "chair", "speakers", "letter_number")


class MeetingForm(ProblemForm):
    """Where and when; in a row of meetings also why the host is another one."""

    title = forms.CharField(label=_("Judul"), max_length=160)
    region = forms.ChoiceField(label=_("Wilayah"))
    level = forms.ChoiceField(label=_("Tingkat"), choices=Level.choices)
    date = DayField(label=_("Tanggal"))
    start = ClockField(label=_("Jam mulai"))
    end = ClockField(label=_("Jam selesai"))
    place = forms.CharField(label=_("Tempat"), max_length=200)
    link = forms.URLField(label=_("Tautan rapat daring"), max_length=300, required=False, assume_scheme="https")
    swap_reason = forms.CharField(label=_("Alasan bertukar giliran"), max_length=200, required=False)
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=160, required=False)
    speakers = forms.CharField(
        label=_("Narasumber"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    letter_number = forms.CharField(label=_("Nomor undangan"), max_length=80, required=False)

    def __init__(
        self,
        scope: Scope,
        *args: Any,
        series: MeetingSeries | None = None,
        turn_of: Organisation | None = None,
        meeting: Meeting | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.series = series
        empty = _now("Belum ditentukan")
        self.fields["host"] = offices(_("Tuan rumah"), organisations_in(scope), empty)
        if meeting is not None:
            self.initial = {name: getattr(meeting, name) for name in PLANNED} | {"host": meeting.host_id}
            turn_of = meeting.turn_of
        if meeting is not None or series is not None:
            del self.fields["region"], self.fields["level"]
        else:
            regions = Region.objects.within(scope).valid_on(scope.today).filter(level__lte=Region.Level.DISTRICT)
            listed = regions.order_by("level", "code").only("code", "name", "kind", "level")[:MOST_LISTED]
            choices = [(one.code, one.full_name) for one in listed]
            self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=choices)
        if turn_of is None:
            del self.fields["swap_reason"]
        else:
            words = _now("Giliran ada pada %(host)s. Bila bertukar, tulis alasannya di bawah.")
            self.fields["host"].help_text = words % {"host": turn_of.short_name}
            self.initial.setdefault("host", turn_of.pk)
        self.order_fields(["title", "region", "level", "date", "start", "end", "place", "link", "host", "swap_reason"])

    @property
    def content(self) -> MeetingContent:
        return MeetingContent.model_validate(self.cleaned_data)

    @property
    def new_meeting(self) -> NewMeeting:
        series = self.series.pk if self.series else None
        return NewMeeting.model_validate({**self.cleaned_data, "series": series})


class ItemForm(ProblemForm):
    """One item of the agenda."""

    title = forms.CharField(label=_("Acara"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"), choices=AgendaItem.Kind.choices, initial=AgendaItem.Kind.TOPIC)
    owner_name = forms.CharField(
        label=_("Pembawa acara"), max_length=160, required=False, help_text=_("Bila bukan perangkat daerah.")
    )
    minutes = forms.IntegerField(label=_("Menit"), min_value=1, max_value=600, initial=20)

    def __init__(self, scope: Scope, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = offices(_("Perangkat daerah"), organisations_in(scope), "–")
        self.order_fields(["title", "kind", "minutes", "organisation", "owner_name"])

    @classmethod
    def to_change(cls, scope: Scope, item: AgendaItem, data: Any) -> "ItemForm":
        told = {name: getattr(item, name) for name in ("title", "kind", "minutes", "owner_name")}
        return cls(scope, data, initial=told | {"organisation": item.organisation_id})

    @property
    def content(self) -> ItemContent:
        return ItemContent.model_validate(self.cleaned_data)


class InviteeForm(ProblemForm):
    """Somebody whom no rule names."""

    name = forms.CharField(label=_("Nama"), max_length=160)
    position = forms.CharField(label=_("Jabatan atau lembaga"), max_length=200, required=False)
    sex = forms.ChoiceField(
        label=_("Jenis kelamin"), choices=Person.Sex.choices, required=False, widget=forms.RadioSelect
    )
    group = forms.ChoiceField(label=_("Unsur"), choices=[(one.value, one.label) for one in BY_NAME])

    @property
    def new_invitee(self) -> NewInvitee:
        return NewInvitee.model_validate({**self.cleaned_data, "sex": self.cleaned_data["sex"] or None})


class DecisionForm(ProblemForm):
    """One decision, under the item that it came from."""

    text = forms.CharField(label=_("Keputusan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, meeting: Meeting, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        items = [("", "–"), *((str(pk), title) for pk, title in meeting.agenda.values_list("pk", "title"))]
        self.fields["item"] = forms.TypedChoiceField(
            label=_("Pada acara"), required=False, coerce=UUID, empty_value=None, choices=items
        )
