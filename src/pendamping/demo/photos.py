"""Drawn pictures that stand in for photos, each labelled "foto contoh": flat scenes, a few variants of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

SIZE = (1024, 768)
HORIZON = 330
VARIANTS = 4
WITH_SCARF = 0.4
QUALITY = 82
LABEL = "foto contoh"

Colour = tuple[int, int, int]
INK: Colour = (62, 66, 66)
EARTH: Colour = (143, 124, 96)
SAND: Colour = (182, 166, 138)
WOOD: Colour = (122, 96, 66)
WALL: Colour = (226, 218, 200)
ROOF: Colour = (150, 78, 62)
WATER: Colour = (120, 150, 158)
CLOTHES: tuple[Colour, ...] = (
    (42, 68, 148),
    (163, 40, 27),
    (58, 110, 88),
    (208, 160, 70),
    (90, 80, 120),
    (70, 96, 110),
)
SKIN: Colour = (150, 108, 80)
SKIES: tuple[Colour, ...] = ((198, 207, 206), (186, 205, 216), (214, 210, 198), (172, 190, 200))
HILLS: tuple[Colour, ...] = ((126, 146, 128), (98, 128, 104), (76, 110, 86), (112, 134, 110))

# What a caption says under each scene.
CAPTIONS: Mapping[str, tuple[str, ...]] = {
    "meeting": ("Peserta pertemuan", "Pembahasan bersama warga"),
    "hall": ("Musyawarah di balai desa", "Peserta di balai desa"),
    "office": ("Pemeriksaan berkas", "Pengerjaan di kantor desa"),
    "posyandu": ("Pelayanan posyandu", "Penimbangan balita"),
    "bridge": ("Lantai papan jembatan", "Jembatan dari sisi hilir"),
    "road": ("Badan jalan", "Jalan usaha tani"),
    "works": ("Pekerja di lokasi", "Pemasangan material"),
    "field": ("Kebun kelompok", "Tanaman berumur satu bulan"),
    "river": ("Tinggi air", "Tepi sungai"),
    "village": ("Kantor desa", "Lingkungan desa"),
    "shop": ("Unit usaha BUM Desa", "Barang dagangan"),
    "aid": ("Penyerahan bantuan", "Penerima menandatangani daftar"),
}


@dataclass(frozen=True, slots=True)
class Photo:
    scene: str
    variant: int
    jpeg: bytes

    @property
    def name(self) -> str:
        return f"contoh-{self.scene}-{self.variant}.jpg"


def draw_photos() -> Iterator[Photo]:
    """Every scene in every variant, as JPEG files without metadata."""
    for scene in SCENES:
        for variant in range(VARIANTS):
            yield draw_photo(scene, variant)


def draw_photo(scene: str, variant: int) -> Photo:
    return Photo(scene, variant, _jpeg(SCENES[scene], Random(f"{scene}/{variant}")))


def _jpeg(painter: Callable[[ImageDraw.ImageDraw, Random], None], chance: Random) -> bytes:
    image = Image.new("RGB", SIZE, chance.choice(SKIES))
    draw = ImageDraw.Draw(image)
    painter(draw, chance)
    font = ImageFont.load_default(size=24)
    width = draw.textlength(LABEL, font=font)
    draw.rectangle((SIZE[0] - width - 36, SIZE[1] - 48, SIZE[0], SIZE[1]), fill=INK)
    draw.text((SIZE[0] - width - 18, SIZE[1] - 40), LABEL, font=font, fill=WALL)
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _land(draw: ImageDraw.ImageDraw, chance: Random, ground: Colour = EARTH) -> None:
    """Two rows of hills under the sky, and the ground."""
    for row, colour in enumerate(chance.sample(HILLS, 2)):
        top = HORIZON - 120 + row * 70
        points = [(x, top + chance.randrange(-45, 45)) for x in range(-60, SIZE[0] + 160, 160)]
        draw.polygon([(-60, SIZE[1]), *points, (SIZE[0] + 60, SIZE[1])], fill=colour)
    draw.rectangle((0, HORIZON + 20, *SIZE), fill=ground)


def _person(draw: ImageDraw.ImageDraw, chance: Random, x: int, foot: int, height: int) -> None:
    colour, head = chance.choice(CLOTHES), height // 6
    draw.rounded_rectangle((x - head, foot - height + 2 * head, x + head, foot), radius=head, fill=colour)
    draw.ellipse((x - head * 0.8, foot - height, x + head * 0.8, foot - height + head * 1.7), fill=SKIN)
    if chance.random() < WITH_SCARF:
        draw.chord((x - head, foot - height - 4, x + head, foot - height + head * 2), 180, 360, fill=colour)


def _house(draw: ImageDraw.ImageDraw, chance: Random, x: int, foot: int, width: int) -> None:
    height = width * 2 // 5
    draw.rectangle((x, foot - height, x + width, foot), fill=WALL)
    eaves = foot - height
    draw.polygon([(x - 24, eaves), (x + width // 2, eaves - height // 2), (x + width + 24, eaves)], fill=ROOF)
    door = x + width // 2 + chance.randrange(-30, 30)
    draw.rectangle((door - 22, foot - height * 3 // 5, door + 22, foot), fill=WOOD)
    for window in (x + width // 6, x + width * 5 // 6):
        draw.rectangle((window - 24, foot - height * 3 // 5, window + 24, foot - height // 4), fill=WATER, outline=WOOD)


def _inside(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    """A room: wall, floor, a window."""
    draw.rectangle((0, 0, *SIZE), fill=WALL)
    draw.rectangle((0, 470, *SIZE), fill=SAND)
    x = chance.randrange(80, 700)
    draw.rectangle((x, 90, x + 220, 270), fill=chance.choice(SKIES), outline=WOOD, width=10)


def _meeting(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    for x in range(150, 900, 105):
        _person(draw, chance, x + chance.randrange(-20, 20), 520, chance.randrange(190, 230))
    draw.polygon([(90, 520), (934, 520), (1010, 640), (14, 640)], fill=WOOD)
    for x in range(190, 900, 150):
        draw.polygon([(x, 545), (x + 60, 545), (x + 66, 575), (x - 6, 575)], fill=(245, 243, 236))


def _hall(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    draw.rectangle((260, 60, 760, 190), fill=chance.choice(CLOTHES))
    for line in range(3):
        draw.rectangle((310, 88 + line * 28, 710 - line * 60, 98 + line * 28), fill=WALL)
    for row in range(3):
        for x in range(90 + row * 40, 980, 118):
            _person(draw, chance, x, 470 + row * 110, 150 + row * 35)


def _office(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    for x in (330, 640):
        _person(draw, chance, x + chance.randrange(-40, 40), 540, 270)
    draw.rectangle((120, 500, 910, 560), fill=WOOD)
    draw.rectangle((160, 560, 200, SIZE[1]), fill=WOOD)
    draw.rectangle((830, 560, 870, SIZE[1]), fill=WOOD)
    draw.rectangle((430, 380, 590, 490), fill=INK)
    draw.rectangle((442, 392, 578, 476), fill=WATER)
    for pile in range(chance.randrange(3, 8)):
        draw.rectangle((700, 488 - pile * 12, 810, 498 - pile * 12), fill=(245, 243, 236), outline=SAND)


def _posyandu(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    top = chance.randrange(440, 560)
    draw.line((top, 60, top, 210), fill=INK, width=6)
    draw.ellipse((top - 42, 190, top + 42, 274), fill=(245, 243, 236), outline=INK, width=5)
    draw.polygon([(top - 60, 300), (top + 60, 300), (top + 40, 400), (top - 40, 400)], fill=chance.choice(CLOTHES))
    draw.ellipse((top - 26, 290, top + 26, 342), fill=SKIN)
    for x in (180, 310, 720, 850):
        _person(draw, chance, x + chance.randrange(-25, 25), 640, chance.randrange(240, 300))


def _bridge(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance, WATER)
    lean = chance.randrange(-70, 70)
    draw.polygon([(470 + lean, 330), (540 + lean, 330), (760, SIZE[1]), (260, SIZE[1])], fill=WOOD)
    for step in range(14):
        y = 345 + step * step * 2 + step * 4
        share = (y - 330) / (SIZE[1] - 330)
        left, right = 470 + lean - (210 + lean) * share, 540 + lean + (220 - lean) * share
        draw.line((left, y, right, y), fill=INK, width=2 + step // 3)
    for side, far in ((200, 462), (820, 548)):
        draw.line((side, 560, far + lean, 250), fill=INK, width=6)
        draw.line((side, 640, far + lean, 320), fill=INK, width=5)
    for x in (452, 552):
        draw.rectangle((x + lean - 8, 230, x + lean + 8, 350), fill=INK)


def _road(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance, chance.choice(HILLS))
    bend = chance.randrange(-180, 180)
    draw.polygon([(500 + bend, 350), (540 + bend, 350), (880, SIZE[1]), (160, SIZE[1])], fill=SAND)
    draw.polygon([(512 + bend, 350), (528 + bend, 350), (640, SIZE[1]), (400, SIZE[1])], fill=EARTH)
    for place in range(7):
        x, height = chance.choice((chance.randrange(0, 260), chance.randrange(780, 1000))), 150 - place * 9
        draw.rectangle((x - 6, 480 - height // 3, x + 6, 500), fill=WOOD)
        draw.ellipse((x - 50, 480 - height, x + 50, 490 - height // 3), fill=chance.choice(HILLS))


def _works(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance)
    draw.polygon([(0, 620), (SIZE[0], 540), (SIZE[0], 600), (0, 700)], fill=INK)
    draw.polygon([(0, 600), (SIZE[0], 522), (SIZE[0], 540), (0, 622)], fill=SAND)
    draw.polygon([(640, 540), (760, 400), (900, 530)], fill=SAND)
    for x in range(140, 640, 120):
        _person(draw, chance, x + chance.randrange(-30, 30), 590 - x // 14, chance.randrange(180, 230))
        draw.line((x + 40, 600 - x // 14, x + 90, 440 - x // 14), fill=WOOD, width=7)


def _field(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance, EARTH)
    middle = chance.randrange(380, 640)
    for row in range(-9, 10):
        draw.polygon(
            [
                (middle + row * 24, 352),
                (middle + row * 24 + 8, 352),
                (512 + row * 170 + 60, SIZE[1]),
                (512 + row * 170, SIZE[1]),
            ],
            fill=(104, 142, 84),
        )
    for x in (chance.randrange(120, 400), chance.randrange(600, 900)):
        _person(draw, chance, x, 560, 190)


def _river(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance, (128, 118, 96))
    draw.rectangle((0, 500, *SIZE), fill=(140, 130, 108))
    for _ in range(26):
        x, y = chance.randrange(0, 960), chance.randrange(520, 740)
        draw.line((x, y, x + chance.randrange(30, 110), y), fill=SAND, width=3)
    _house(draw, chance, chance.randrange(80, 260), 520, 300)
    _house(draw, chance, chance.randrange(560, 680), 500, 240)


def _village(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _land(draw, chance)
    _house(draw, chance, chance.randrange(180, 330), 600, 480)
    x = chance.randrange(780, 900)
    draw.line((x, 610, x, 230), fill=INK, width=8)
    draw.rectangle((x, 232, x + 100, 264), fill=(190, 40, 40))
    draw.rectangle((x, 264, x + 100, 296), fill=(245, 243, 236))


def _shop(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    for shelf in range(3):
        y = 190 + shelf * 130
        draw.rectangle((80, y, 940, y + 14), fill=WOOD)
        for x in range(100, 900, 62):
            height = chance.randrange(40, 92)
            draw.rectangle((x, y - height, x + 44, y), fill=chance.choice(CLOTHES + HILLS))
    draw.rectangle((140, 560, 884, 690), fill=WOOD)
    _person(draw, chance, chance.randrange(300, 720), 570, 240)


def _aid(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    _inside(draw, chance)
    for x in range(110, 520, 100):
        _person(draw, chance, x, 620, chance.randrange(220, 260))
    draw.rectangle((560, 470, 960, 640), fill=WOOD)
    for pile in range(5):
        for place in range(4):
            draw.rectangle(
                (590 + place * 88, 446 - pile * 34, 668 + place * 88, 476 - pile * 34), fill=SAND, outline=EARTH
            )
    _person(draw, chance, 540, 600, 250)


SCENES: Mapping[str, Callable[[ImageDraw.ImageDraw, Random], None]] = {
    "meeting": _meeting,
    "hall": _hall,
    "office": _office,
    "posyandu": _posyandu,
    "bridge": _bridge,
    "road": _road,
    "works": _works,
    "field": _field,
    "river": _river,
    "village": _village,
    "shop": _shop,
    "aid": _aid,
}
