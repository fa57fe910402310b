"""Dates and numbers as official Indonesian paper writes them.

Written out here, not taken from a locale library: paper is Indonesian whatever the reader's screen speaks, and an
update of such a library must not change the bytes of a document that was already signed.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SHORT_WEEKDAYS = ("Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg")
ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}

NOT_APPLICABLE = "–"
MISSING = "belum ada"
SHORTEST_RUN = 3  # 7, 8, 9 is written 7–9, but 7, 8 stays as it is


def month_year(day: date) -> str:
    """
    >>> month_year(date(2024, 10, 1))
    'Oktober 2024'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """
    >>> long_date(date(2024, 11, 4))
    '4 November 2024'
    """
    return f"{day.day} {month_year(day)}"


def short_date(day: date) -> str:
    """The year is on the paper already.

    >>> short_date(date(2024, 8, 17))
    '17 Agu'
    """
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def days(several: Sequence[date]) -> str:
    """Each day once, month by month; how often, where it was more than once.

    >>> days([date(2024, 10, 3), date(2024, 10, 7), date(2024, 10, 7), date(2024, 11, 4)])
    '3, 7 (2×) Okt; 4 Nov'
    """
    by_month: dict[tuple[int, int], Counter[int]] = {}
    for day in sorted(several):
        by_month.setdefault((day.year, day.month), Counter())[day.day] += 1
    return "; ".join(
        ", ".join(f"{day} ({times}×)" if times > 1 else str(day) for day, times in found.items())
        + f" {SHORT_MONTHS[month - 1]}"
        for (_year, month), found in by_month.items()
    )


def weekday_date(day: date) -> str:
    """
    >>> weekday_date(date(2024, 10, 1))
    'Selasa, 1 Okt'
    """
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"


def weekday(day: date) -> str:
    """
    >>> weekday(date(2024, 10, 1))
    'Selasa'
    """
    return WEEKDAYS[day.weekday()]


def short_weekday(day: date) -> str:
    """
    >>> short_weekday(date(2024, 10, 1))
    'Sl'
    """
    return SHORT_WEEKDAYS[day.weekday()]


def date_span(since: date, until: date) -> str:
    """
    >>> date_span(date(2024, 1, 1), date(2024, 12, 31))
    '1 Januari–31 Desember 2024'
    >>> date_span(date(2024, 10, 1), date(2024, 10, 3))
    '1–3 Oktober 2024'
    """
    if since == until:
        return long_date(since)
    if since.year != until.year:
        return f"{long_date(since)}–{long_date(until)}"
    if since.month != until.month:
        return f"{since.day} {MONTHS[since.month - 1]}–{long_date(until)}"
    return f"{since.day}–{long_date(until)}"


def moment(at: datetime) -> str:
    """
    >>> moment(datetime(2024, 11, 4, 8, 12))
    '4 Nov 2024 08.12'
    """
    return f"{short_date(at.date())} {at.year} {clock(at.time())}"


def zone(at: datetime) -> str:
    return ZONES.get(at.utcoffset() or timedelta(0), "UTC")


def clock(at: time) -> str:
    return f"{at:%H.%M}"


def number(value: int | None) -> str:
    """
    >>> number(1250), number(0), number(None)
    ('1.250', '0', '–')
    """
    return NOT_APPLICABLE if value is None else f"{value:,}".replace(",", ".")


def figure(value: Decimal | None, decimals: int) -> str:
    """
    >>> figure(Decimal("0.70564"), 4), figure(None, 4)
    ('0,7056', '–')
    """
    if value is None:
        return NOT_APPLICABLE
    whole, _point, rest = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}".partition(".")
    return whole.replace(",", ".") + ("," + rest if rest else "")


def change(value: Decimal, decimals: int) -> str:
    """With its sign; what rounds to nothing has none.

    >>> change(Decimal("-0.0042"), 4), change(Decimal("0.0076"), 4), change(Decimal("0.00001"), 4)
    ('−0,0042', '+0,0076', '0,0000')
    """
    text = figure(abs(value), decimals)
    if not text.strip("0,"):
        return text
    return ("+" if value > 0 else "−") + text


def hours(minutes: int) -> str:
    """One decimal, halves away from zero, rounded once from whole minutes.

    >>> hours(1890), hours(50), hours(75), hours(0)
    ('31,5', '0,8', '1,3', '0,0')
    """
    tenths = (minutes + 3) // 6
    return f"{number(tenths // 10)},{tenths % 10}"


def hours_add_up(minutes: Iterable[int]) -> bool:
    """Whether a column of rounded hours, added by hand, gives the total printed under it.

    >>> hours_add_up([30, 60]), hours_add_up([50, 50, 50])
    (True, False)
    """
    rows = list(minutes)
    return sum((one + 3) // 6 for one in rows) == (sum(rows) + 3) // 6


def report_numbers(numbers: Sequence[int]) -> str:
    """
    >>> report_numbers([30, 1, 2, 7, 8, 9, 14, 15, 22])
    '1, 2, 7–9, 14, 15, 22, 30'
    """
    runs: list[list[int]] = []
    for one in sorted(set(numbers)):
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) >= SHORTEST_RUN else ", ".join(str(one) for one in run) for run in runs
    )


def numbered_days(several: Sequence[date], numbers: Sequence[int]) -> str:
    """Days of one month, each with the numbers of its reports, and never parted from them by a new line.

    >>> numbered_days([date(2024, 10, 1), date(2024, 10, 1), date(2024, 10, 4)], [1, 2, 3])
    '1\xa0(1,\xa02), 4\xa0(3)'
    """
    by_day: dict[int, list[int]] = {}
    for day, number in zip(several, numbers, strict=True):
        by_day.setdefault(day.day, []).append(number)
    return ", ".join(f"{day} ({report_numbers(found)})".replace(" ", "\xa0") for day, found in sorted(by_day.items()))


def numbered_months(several: Sequence[date], numbers: Sequence[int]) -> str:
    """The same of any days, month by month.

    >>> numbered_months([date(2024, 10, 1), date(2024, 11, 4)], [1, 1])
    '1\xa0(1) Okt; 4\xa0(1) Nov'
    """
    by_month: dict[tuple[int, int], list[tuple[date, int]]] = {}
    for day, number in sorted(zip(several, numbers, strict=True)):
        by_month.setdefault((day.year, day.month), []).append((day, number))
    return "; ".join(
        f"{numbered_days([day for day, _ in found], [number for _, number in found])} {SHORT_MONTHS[month - 1]}"
        for (_year, month), found in by_month.items()
    )


def abbreviated_name(name: str) -> str:
    """Enough to compare with the paper in hand, too little to learn a name from.

    >>> abbreviated_name("Rina Kartika Sari"), abbreviated_name("Sukarno")
    ('Rina K. S.', 'S.')
    """
    first, *others = name.split() or [""]
    return " ".join([first, *(f"{other[0]}." for other in others)]) if others else f"{first[:1]}."


def plain(text: str) -> str:
    """Text as a person wrote it, without what paper cannot hold: control characters and reversed writing direction.

    >>> plain("Rapat\\r\\ndesa\\x07 \\u202eoops")
    'Rapat\\ndesa oops'
    """
    if text.isascii() and text.isprintable():  # most of what is written: nothing to look for
        return text.strip()
    unbroken = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(one for one in unbroken if one == "\n" or _is_printed(one)).strip()


def _is_printed(character: str) -> bool:
    joins = character in "\u200c\u200d"  # Arabic, Javanese and emoji are written with them
    return joins or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
