"""Names of people who do not exist: a common first name with a tree, flower or bird of Kalimantan for a second."""

from collections.abc import Iterator
from random import Random

WOMEN = (
    "Rina", "Norhayati", "Siti", "Dewi", "Marlina", "Yuliana", "Fitri", "Lestari", "Maria", "Wati", "Sri", "Indah",
    "Kartini", "Hartati", "Erna", "Mariani", "Puji", "Ningsih", "Ratih", "Susi", "Lina", "Asih", "Ida", "Tina",
)  # fmt: skip
MEN = (
    "Agus", "Darius", "Bambang", "Hendra", "Yohanes", "Rudi", "Supri", "Anton", "Eko", "Slamet", "Markus", "Iwan",
    "Joko", "Andi", "Petrus", "Wahyu", "Dedi", "Budiman", "Teguh", "Riko", "Sugeng", "Lukas", "Hadi", "Yanto",
)  # fmt: skip
SECOND = (
    "Anggrek", "Ulin", "Meranti", "Enggang", "Kenanga", "Gaharu", "Melati", "Keruing", "Cempaka", "Bangkirai",
    "Teratai", "Jelutung", "Kemuning", "Sungkai", "Damar", "Rotan", "Tengkawang", "Ramin", "Merbau", "Kasturi",
    "Rangkong", "Murai", "Kacer", "Tembesu",
)  # fmt: skip
FEMALE, MALE = "f", "m"


def invented_names(chance: Random) -> Iterator[tuple[str, str]]:
    """Endless names with their sex, each only once while there are unused ones, about as many women as men."""
    women = [f"{first} {second}" for first in WOMEN for second in SECOND]
    men = [f"{first} {second}" for first in MEN for second in SECOND]
    chance.shuffle(women)
    chance.shuffle(men)
    while True:
        for woman, man in zip(women, men, strict=True):
            pair = [(woman, FEMALE), (man, MALE)]
            chance.shuffle(pair)
            yield from pair
