"""The shapes of what an index folder says, value by value; `files` puts them together as files."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Level = Annotated[str, Field(pattern="^(desa|kabupaten|provinsi|pusat|lainnya|csr)$")]
Certainty = Literal["certain", "likely", "uncertain", "unknown"]


def _number(value: Any) -> Any:
    """Decimals are quoted in the files, as their source prints them; whole numbers need no quotes."""
    try:
        return Decimal(value) if isinstance(value, (str, Decimal)) or type(value) is int else Decimal("?")
    except ArithmeticError:
        mend = 'Tulis desimal di antara tanda kutip dengan titik, misalnya "0.75"'
        raise ValueError(f"bukan angka: {value}. {mend}") from None


Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=int | str)]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Band(Entry):
    """One status: its highest number of points, and how publications print its bounds."""

    id: str
    label: str = Field(alias="label_id")
    le: Number | None = None  # None: the highest status
    points_max: int
    minimum: Number | None = None  # the published lowest value; None: the lowest status
    certainty: Certainty = "certain"


class Dimension(Entry):
    id: str
    name: str = Field(alias="name_id")
    label: str = Field(alias="label_id")
    max_sum: int
    weight: int = 1  # points of the whole for one point of score
    total_cell: int | None = None  # where its total stands in a published result


class Group(Entry):
    """Indicators that stand together on screens and papers; a group may lie in another group."""

    id: str
    name: str = Field(alias="name_id")
    dimension: str
    within: str | None = None
    max_sum: int | None = None  # where the law gives the group its own maximum


class Choice(Entry):
    id: str
    label: str = Field(alias="label_id")


class AnswerEntry(Entry):
    """One question of the form."""

    label: str = Field(alias="label_id")
    type: Literal["integer", "decimal", "boolean", "choice", "choices"]
    unit: str | None = None
    min: Number | None = None
    max: Number | None = None
    at_most: str | None = None  # another answer that this one cannot exceed
    options: Sequence[Choice] = ()
    basis: Literal["wording", "uncertain", "unknown"]  # wording: follows from the published scale
    note: str | None = Field(None, alias="note_id")

    @model_validator(mode="after")
    def complete(self) -> "AnswerEntry":
        if (self.type in {"choice", "choices"}) != bool(self.options):
            raise ValueError("options hanya untuk choice dan choices. Lengkapi atau hapus options")
        if (self.type in {"integer", "decimal"}) != (self.unit is not None):
            raise ValueError("unit hanya untuk integer dan decimal. Lengkapi atau hapus unit")
        return self


class Condition(Entry):
    """What a measured value fulfils; several bounds are a range."""

    eq: bool | Number | None = None
    lt: Number | None = None
    le: Number | None = None
    gt: Number | None = None
    ge: Number | None = None
    among: Sequence[str] | None = Field(None, alias="in")

    @model_validator(mode="after")
    def says_something(self) -> "Condition":
        if all(value is None for _name, value in self):
            raise ValueError("syarat kosong. Isi eq, lt, le, gt, ge, atau in")
        return self


class Measure(Entry):
    """What a scale looks at: one answer, the number of kinds chosen, or one answer over another."""

    answer: str | None = None
    count: str | None = None
    ratio: Annotated[Sequence[str], Field(min_length=2, max_length=2)] | None = None
    without: Number | None = None  # the ratio where its second answer is 0; None: then it has no value

    @model_validator(mode="after")
    def one_way(self) -> "Measure":
        if sum(one is not None for one in (self.answer, self.count, self.ratio)) != 1:
            raise ValueError("ukuran tidak jelas. Isi tepat satu dari answer, count, ratio")
        if self.without is not None and self.ratio is None:
            raise ValueError("without hanya untuk ratio. Hapus without")
        return self

    @property
    def inputs(self) -> tuple[str, ...]:
        return tuple(self.ratio or ()) or tuple(one for one in (self.answer, self.count) if one)


class Published(Entry):
    """The texts as published, where the ones we show are mended."""

    wording: str | None = None
    activity: str | None = None


class StepEntry(Entry):
    """What a score says about the village, when it holds, and what the publication recommends."""

    when: Condition | None = None  # None: the rule is not public
    wording: str
    activity: str | None = None
    published: Published | None = None


class IndicatorEntry(Entry):
    id: str
    key: str | None = None  # its name in English, accepted as a column like the id
    name: str = Field(alias="name_id")
    published_name: str | None = None
    published_cell: int | None = None
    group: str
    measure: Measure | None = None  # None: only the official score is known
    actors: Mapping[Level, Sequence[str]] = {}
    published_actors: Mapping[Level, str] = {}
    actionable: bool = True  # False: a fact of the village, such as its religions
    max_score: int = 5
    certainty: Certainty = "certain"
    note: str | None = Field(None, alias="note_id")
    scale: Mapping[int, StepEntry] = {}


class Actor(Entry):
    name: str = Field(alias="name_id")


class Fault(Entry):
    """One fault of the official texts or figures, and how it is treated."""

    id: str
    what: str = Field(alias="what_id")
    treatment: str = Field(alias="treatment_id")
    indicators: Sequence[str]
    years: Sequence[int] = ()  # empty: all years


class ShownWrongly(Entry):
    """The publication of these years shows another indicator's score in place of this one's."""

    indicator: str
    copies: str
    years: Sequence[int]
    fault: str


class SeriesBreak(Entry):
    """The question behind an indicator changed its meaning: the years up to `before` do not compare with later ones."""

    indicator: str
    before: int
    fault: str


class Contradiction(Entry):
    """Answers that cannot both be true: where all of `given` hold, all of `expect` must."""

    id: str
    given: Mapping[str, Condition]
    expect: Mapping[str, Condition]
    fault: str | None = None
    message: str = Field(alias="message_id")


class ValueRule(Entry):
    """How the printed figure follows from whole points."""

    formula: Literal["mean_of_dimensions", "share_of_points"]
    scale: Literal[1, 100] = 1  # 100: printed as a percentage
    significant_digits: int | None = None
    decimals: int | None = None
    shown_decimals: int
    gain_decimals: int
