"""Contracts, placements, coordinators, and how many posts an area needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.law.loader import entries
from pendamping.people.models import CONTRACTED, Assignment, Contract, CoordinatorTerm, Person, Tier
from pendamping.people.presenting import labelled
from pendamping.people.schemas import NewAssignment, NewContract, NewCoordinatorTerm, RenewalDecision
from pendamping.people.selectors import COUNTED_AT
from pendamping.regions.models import Region
from pendamping.web.fields import DayField

NOTE = forms.Textarea({"rows": 3})


class ContractForm(forms.Form):
    tier = forms.ChoiceField(
        label=_("Jenjang"), choices=[(one.value, one.label) for one in (*CONTRACTED, Tier.KELURAHAN_FACILITATOR)]
    )
    number = forms.CharField(label=_("Nomor SPK"), max_length=120)
    start = DayField(label=_("Mulai"))
    end = DayField(label=_("Sampai"), help_text=_("Dalam tahun yang sama; biasanya 31 Desember."))
    signed_on = DayField(label=_("Tanggal tanda tangan"), required=False)
    commitment_officer = forms.CharField(label=_("Pejabat pembuat komitmen (PPK)"), max_length=160, required=False)
    budget_reference = forms.CharField(label=_("Rujukan anggaran"), max_length=120, required=False)
    documents = forms.MultipleChoiceField(
        label=_("Berkas yang sudah diserahkan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    witnesses = forms.CharField(label=_("Saksi"), required=False, widget=NOTE)

    def __init__(self, person: Person, today: date, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"start": date(today.year, 1, 1), "end": date(today.year, 12, 31)})
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["documents"].choices = labelled(entries("penempatan/dokumen_kontrak", on=today))  # type: ignore[attr-defined]  # a choice field

    def to_input(self) -> NewContract:
        return NewContract.model_validate(self.cleaned_data | {"person_id": self.person.pk})


class RenewalForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Hasil"), choices=Contract.Outcome.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Alasan"), choices=[("", _("tidak ada")), *Assignment.EndReason.choices], required=False
    )

    def to_input(self, contract_id: int) -> RenewalDecision:
        return RenewalDecision.model_validate(self.cleaned_data | {"contract_id": contract_id})


class CandidatesForm(forms.Form):
    """Which tier, and around which area the places to choose from lie."""

    tier = forms.ChoiceField(label=_("Jenjang"), choices=Tier.choices)
    area = forms.ChoiceField(label=_("Di"), required=False)

    def __init__(self, areas: Sequence[Region], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(one.code, one.full_name) for one in areas]  # type: ignore[attr-defined]  # a choice field


class PlacementForm(forms.Form):
    """A placement of one tier; `places` are the regions to choose from, with what stands beside each."""

    kind = forms.ChoiceField(label=_("Jenis penempatan"), choices=Assignment.Kind.choices, widget=forms.RadioSelect)
    regions = forms.MultipleChoiceField(label=_("Wilayah tugas"), widget=forms.CheckboxSelectMultiple)
    start = DayField(label=_("Mulai"))
    end = DayField(label=_("Sampai"), help_text=_("Kosong: sampai akhir kontrak, atau terbuka."), required=False)
    letter_number = forms.CharField(label=_("Nomor SPT, SPMT, atau SK"), max_length=120, required=False)
    contract_id = forms.TypedChoiceField(label=_("Kontrak"), coerce=int, empty_value=None, required=False)
    speciality = forms.ChoiceField(label=_("Bidang"), required=False)
    funding = forms.ChoiceField(
        label=_("Sumber dana"), choices=[("", _("belum diketahui")), *Assignment.Funding.choices], required=False
    )
    replaces_id = forms.TypedChoiceField(
        label=_("Relokasi dari"), coerce=int, empty_value=None, required=False, help_text=_("Hanya untuk relokasi.")
    )
    handover_note = forms.CharField(
        label=_("Catatan serah terima"), required=False, widget=NOTE, help_text=_("Hanya untuk relokasi.")
    )
    note = forms.CharField(label=_("Alasan atau catatan"), required=False, widget=NOTE)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        person: Person,
        tier: Tier,
        places: Sequence[tuple[str, str]],
        posts: Mapping[int, str],
        *args: Any,
        today: date,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", {"kind": Assignment.Kind.DEFINITIVE, "start": today})
        super().__init__(*args, **kwargs)
        self.person, self.tier = person, tier
        contracts = [one for one in person.contracts.all() if one.tier == tier]
        role_of_cadre = tier == Tier.KPMD
        fields_of_work = "penempatan/peran_kpmd" if role_of_cadre else "penempatan/bidang"
        empty = [] if role_of_cadre else [("", _now("tidak ada"))]
        self._choose("regions", places)
        self._choose("contract_id", [("", _now("tanpa kontrak")), *((one.pk, one.number) for one in contracts)])
        self._choose("speciality", [*empty, *labelled(entries(fields_of_work, on=today))])
        self._choose("replaces_id", [("", _now("bukan relokasi")), *posts.items()])
        self._leave_out(tier, has_contracts=bool(contracts), has_posts=bool(posts), has_places=bool(places))

    def _choose(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = list(choices)

    def _leave_out(self, tier: Tier, *, has_contracts: bool, has_posts: bool, has_places: bool) -> None:
        """Show only what this tier and this person have."""
        unused = {
            "contract_id": not has_contracts,
            "funding": tier != Tier.THIRD_PARTY,
            "replaces_id": not has_posts,
            "handover_note": not has_posts,
            "regions": not has_places and tier == Tier.TAPM_PUSAT,
        }
        for name in (name for name, is_unused in unused.items() if is_unused):
            del self.fields[name]

    def to_input(self) -> NewAssignment:
        values = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return NewAssignment.model_validate({"regions": ()} | values | {"person_id": self.person.pk, "tier": self.tier})

    @property
    def seen_concerns(self) -> set[str]:
        """The concerns that were on the page when it was sent."""
        return set(self.cleaned_data["seen"].split())


class EndAssignmentForm(forms.Form):
    last_day = DayField(label=_("Hari terakhir bertugas"))
    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[one for one in Assignment.EndReason.choices if one[0] != Assignment.EndReason.RELOCATED],
    )
    handover_note = forms.CharField(
        label=_("Catatan serah terima"),
        required=False,
        widget=NOTE,
        help_text=_("Pekerjaan yang belum selesai, berkas, dan siapa yang melanjutkan."),
    )


class ObjectionForm(forms.Form):
    text = forms.CharField(label=_("Keberatan"), widget=NOTE)


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Jawaban"), widget=NOTE)


class CoordinatorForm(forms.Form):
    """A term as coordinator; each choice is a role with its area, as `ROLE|region|cluster`."""

    duty = forms.ChoiceField(label=_("Koordinator"), widget=forms.RadioSelect)
    start = DayField(label=_("Mulai"))
    end = DayField(label=_("Sampai"), required=False)
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=120, required=False)

    def __init__(self, person: Person, duties: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        cast("forms.ChoiceField", self.fields["duty"]).choices = list(duties)

    def to_input(self) -> NewCoordinatorTerm:
        role, region, cluster = self.cleaned_data["duty"].split("|")
        return NewCoordinatorTerm(
            person_id=self.person.pk,
            role=CoordinatorTerm.Role(role),
            region=region or None,
            cluster_id=int(cluster) if cluster else None,
            start=self.cleaned_data["start"],
            end=self.cleaned_data["end"],
            letter_number=self.cleaned_data["letter_number"],
        )


class EndTermForm(forms.Form):
    last_day = DayField(label=_("Hari terakhir sebagai koordinator"))


class AccountForm(forms.Form):
    """An account that exists already, to tie to a person."""

    username = forms.CharField(label=_("Nama akun yang sudah ada"), max_length=150, required=False)


class RequiredPostsForm(forms.Form):
    """How many posts of each tier one area needs; empty: nobody has said."""

    def __init__(self, level: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for tier in (tier for tier, counted_at in COUNTED_AT.items() if counted_at == level):
            self.fields[tier.value] = forms.IntegerField(label=tier.label, min_value=0, max_value=500, required=False)
