"""Who evaluates and is evaluated in the tests of this app; the setting and every score are made up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pendamping.access.roles import Role
from pendamping.common.periods import Quarter
from pendamping.common.scope import Scope
from pendamping.engine.evaluation import Setting
from pendamping.evaluation.models import Evaluation
from pendamping.evaluation.schemas import GivenScores, NewSetting, Opening
from pendamping.evaluation.services.opening import open_evaluations
from pendamping.evaluation.services.settings import set_scheme
from pendamping.evaluation.tests.settings import SETTING
from pendamping.people.models import Tier

SPLIT = ("administrasi", "kepatuhan", "kemampuan_fasilitasi", "keaktifan", "keluaran")
OF_LINK = {
    "p3md": ("penugasan_prioritas",),
    "pengguna_layanan": ("keaktifan_layanan", "koordinasi", "kepuasan"),
}
MakeScope = Callable[..., Scope]


def eighty(*aspects: str) -> GivenScores:
    return GivenScores({aspect: Decimal(80) for aspect in aspects})


def this_day() -> date:
    return timezone.localdate()


def last_quarter() -> Quarter:
    return Quarter.of(this_day()).previous()


def later(scope: Scope, days: int) -> Scope:
    return replace(scope, today=scope.today + timedelta(days=days))


@pytest.fixture
def dpmd(make_scope: MakeScope) -> Scope:
    return replace(make_scope("Maria", Role.DPMD, "6209"), today=this_day())


@pytest.fixture
def korkab(make_scope: MakeScope) -> Scope:
    """Who opens and closes evaluations in Lamandau."""
    return replace(make_scope("Tono", Role.TAPM_KAB, "6209"), today=this_day())


@pytest.fixture
def ministry(make_scope: MakeScope) -> Scope:
    return replace(make_scope("Kementerian", Role.MINISTRY, ""), today=this_day())


@pytest.fixture
def assessed(sari: Scope) -> Scope:
    """Sari, today."""
    return replace(sari, today=this_day())


@pytest.fixture
def supervisor(budi: Scope) -> Scope:
    return replace(budi, today=this_day())


def new_setting(**changed: object) -> NewSetting:
    values = {
        "scheme": "triwulan-2025",
        "area": "6209",
        "since": date(2025, 1, 1),
        "setting": Setting.model_validate(SETTING),
        "basis": "Keputusan contoh 1/2025",
    }
    return NewSetting(**(values | changed))  # type: ignore[arg-type]  # each of its own type


@pytest.fixture
def setting(dpmd: Scope) -> None:
    set_scheme(dpmd, new_setting())


def opening(**changed: object) -> Opening:
    values = {
        "quarter": last_quarter(),
        "tier": Tier.PLD,
        "area": "6209",
        "closes_on": this_day() + timedelta(days=7),
        "reason": "Contoh",
    }
    return Opening(**(values | changed))  # type: ignore[arg-type]  # each of its own type


@pytest.fixture
def opened(setting: None, korkab: Scope, assessed: Scope) -> Sequence[Evaluation]:
    return open_evaluations(korkab, opening())


@pytest.fixture
def evaluation(opened: Sequence[Evaluation]) -> Evaluation:
    """Sari's: asked are the two village heads, the tier above, and the head of P3MD."""
    return opened[0]
