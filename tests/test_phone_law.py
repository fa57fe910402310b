"""What the phone's calculation is tested against is the law as it stands."""

from tools.phone_law import TARGET, written


def test_the_committed_cases_are_those_of_the_law() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.json")}
    assert committed == written(), "run `make phone-law` and read the difference"
