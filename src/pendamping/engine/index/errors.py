"""What an engine refuses to calculate with; the caller makes a sentence of the code and the facts."""


class IndexRefusal(ValueError):
    """A table or an answer that does not fit the definition; nothing is guessed in its place."""

    code = "index.refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.code}: " + ", ".join(f"{name}={value!r}" for name, value in facts.items()))
        self.facts = facts


class ColumnMissing(IndexRefusal):
    """No column `region` or `year`, or none of the definition."""

    code = "index.column_missing"


class ColumnUnfit(IndexRefusal):
    """A column of another type than its answer or score: `column`, `expected`, `found`."""

    code = "index.column_unfit"


class ScoreOutOfRange(IndexRefusal):
    """A score outside 0 and the highest: `region`, `year`, `indicator`, `value`."""

    code = "index.score_out_of_range"


class SumOutOfRange(IndexRefusal):
    """More points than a dimension or group can have: `region`, `year`, `part`, `value`."""

    code = "index.sum_out_of_range"
