"""Opening a quarter, and setting what its scheme leaves open."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import Setting
from pendamping.engine.law.evaluation import Scheme
from pendamping.evaluation.models.evaluations import tiers_overseen
from pendamping.evaluation.schemas import NewSetting, Opening
from pendamping.evaluation.windows import closes_on
from pendamping.people.models import Tier
from pendamping.regions.selectors import names_of
from pendamping.web.fields import DayField

QUARTERS_OFFERED = 4
COUNTRY = "-"  # "" would read as no choice


def area_of(scope: Scope) -> str:
    """The kabupaten or wider area whose calendar holds for the asker."""
    return min(scope.prefixes, key=len, default="")[:4]


def _areas(scope: Scope, longest: int) -> list[tuple[str, str]]:
    """The asker's own areas, no deeper than a kabupaten where that is asked."""
    codes = sorted({prefix[:longest] for prefix in scope.prefixes if len(prefix) <= longest})
    names = names_of([code for code in codes if code])
    return [(code or COUNTRY, names.get(code, code) if code else _now("Seluruh Indonesia")) for code in codes]


class OpeningForm(forms.Form):
    """Which tier, over which quarter, until when."""

    quarter = forms.TypedChoiceField(label=_("Triwulan"), coerce=Quarter.parse)
    tier = forms.ChoiceField(label=_("Jenjang yang dinilai"))
    area = forms.ChoiceField(label=_("Wilayah"))
    closes_on = DayField(
        label=_("Batas menilai"),
        help_text=_("Menurut kalender pelaporan kantor Anda; sesudah tanggal itu nilai tidak diterima."),
    )
    reason = forms.CharField(
        label=_("Alasan, bila batasnya lain daripada kalender"),
        max_length=200,
        required=False,
        help_text=_("Tampak pada setiap penilaian yang dibuka."),
    )

    def __init__(self, scope: Scope, scheme: Scheme | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        quarters = [Quarter.of(scope.today)]
        while len(quarters) < QUARTERS_OFFERED:
            quarters.append(quarters[-1].previous())
        served = {tier for group in scheme.groups for tier in group.by_tier} if scheme else set()
        tiers = [tier for tier in tiers_overseen(scope) if tier in served]
        self.fields["quarter"] = forms.TypedChoiceField(
            label=self.fields["quarter"].label,
            choices=[(one.iso, str(one)) for one in quarters],
            coerce=Quarter.parse,
        )
        self.fields["tier"] = forms.ChoiceField(
            label=self.fields["tier"].label, choices=[(one, Tier(one).label) for one in tiers]
        )
        self.fields["area"] = forms.ChoiceField(label=self.fields["area"].label, choices=_areas(scope, longest=6))
        named = closes_on(area_of(scope), quarters[0])
        if named is not None and named >= scope.today:
            self.fields["closes_on"].initial = named
        self.order_fields(["quarter", "tier", "area", "closes_on", "reason"])

    @property
    def opening(self) -> Opening:
        area = self.cleaned_data["area"]
        return Opening(
            quarter=self.cleaned_data["quarter"],
            tier=Tier(self.cleaned_data["tier"]),
            area="" if area == COUNTRY else area,
            closes_on=self.cleaned_data["closes_on"],
            reason=self.cleaned_data["reason"],
        )


class SettingForm(forms.Form):
    """The points that the decree leaves open, the scale, the grades, and how long the assessed may answer."""

    area = forms.ChoiceField(label=_("Berlaku untuk"))
    since = DayField(label=_("Mulai"), help_text=_("Hari pertama triwulan."))
    lowest = forms.DecimalField(label=_("Nilai terendah"), min_value=0, max_digits=7, decimal_places=2)
    highest = forms.DecimalField(label=_("Nilai tertinggi"), min_value=0, max_digits=7, decimal_places=2)
    bands = forms.CharField(
        label=_("Golongan"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu per baris, dari yang tertinggi: huruf, spasi, batas bawah. Baris terakhir mulai dari 0."),
    )
    response_days = forms.IntegerField(label=_("Masa tanggapan (hari)"), min_value=1, max_value=90)
    basis = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Keputusan atau surat yang menyebut angka ini.")
    )

    def __init__(self, scope: Scope, scheme: Scheme, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scheme = scheme
        self.fields["area"] = forms.ChoiceField(label=self.fields["area"].label, choices=_areas(scope, longest=4))
        for aspect in scheme.open_aspects:
            self.fields[f"points-{aspect.id}"] = forms.DecimalField(
                label=_now("Poin %(aspect)s") % {"aspect": aspect.name.lower()},
                min_value=0,
                max_digits=6,
                decimal_places=2,
            )
        points = [f"points-{aspect.id}" for aspect in scheme.open_aspects]
        self.order_fields(["area", "since", *points, "lowest", "highest", "bands", "response_days", "basis"])

    def clean_bands(self) -> list[dict[str, str]]:
        bands = []
        for line in self.cleaned_data["bands"].splitlines():
            label, _space, bound = line.strip().rpartition(" ")
            if not line.strip():
                continue
            try:
                at_least = Decimal(bound.replace(",", "."))
            except InvalidOperation:
                raise ValidationError(_now("Tulis huruf, spasi, lalu angka. Contoh: A 85")) from None
            if not label or not at_least.is_finite():
                raise ValidationError(_now("Tulis huruf, spasi, lalu angka. Contoh: A 85"))
            bands.append({"id": label.strip(), "label_id": label.strip(), "at_least": str(at_least)})
        return bands

    @property
    def new_setting(self) -> NewSetting:
        data = self.cleaned_data
        since: date = data["since"]
        setting = Setting.model_validate(
            {
                "points": {one.id: data[f"points-{one.id}"] for one in self.scheme.open_aspects},
                "scale": {"lowest": data["lowest"], "highest": data["highest"]},
                "bands": data["bands"],
                "response_days": data["response_days"],
            }
        )
        area = "" if data["area"] == COUNTRY else data["area"]
        return NewSetting(scheme=self.scheme.id, area=area, since=since, setting=setting, basis=data["basis"])
