"""What the sample world is made from: a seed and the day of preparation; the same two give the same world."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PROVINCE = "62"
REGENCY = "6209"  # Kabupaten Lamandau
# Known to everybody, so it opens sample accounts only, and those only while the installation is a demo.
PASSWORD = "contoh-lamandau"  # noqa: S105  not a secret


@dataclass(frozen=True, slots=True)
class World:
    """`today` is the day of preparation; work ends the day before. No `districts`: the whole kabupaten."""

    today: date
    months: int = 12
    districts: tuple[str, ...] = ()
    seed: int = 6209

    @classmethod
    def small(cls, today: date) -> "World":
        """Two kecamatan and two months, for trying and testing."""
        return cls(today, months=2, districts=("620904", "620906"))

    @property
    def first_day(self) -> date:
        """The first day of the month in which the sample work begins."""
        back = self.today.year * 12 + self.today.month - 1 - self.months
        return date(back // 12, back % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        return self.today - timedelta(days=1)

    def holds(self, code: str) -> bool:
        return code.startswith(self.districts or (REGENCY,))

    def chance(self, *about: object) -> Random:
        """A source of chance for one subject, which drawing for another subject does not disturb."""
        return Random("/".join(map(str, (self.seed, *about))))
