"""What a solved scenario says, in sentences: the same on the page, in the workbook and on paper."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pendamping.acceleration.solved import Solved
from pendamping.acceleration.wording import OBSTACLES, SOURCES_IN_WORDS
from pendamping.engine.acceleration import ACTIONS, Goal

BILLION = 10**9
MUCH_OF_POINTS = 40  # percent of all points from one indicator


def rupiah(number: int) -> str:
    """4250000 → Rp4.250.000"""
    return f"Rp{number_format(number, 0, force_grouping=True)}"


def plan_sentences(solved: Solved) -> list[str]:
    """Everything in order: what it finds, how sure that is, what to beware of, what more would bring."""
    return [
        headline(solved),
        proof(solved),
        index_sentence(solved),
        service_sentence(solved),
        *warnings(solved),
        *notes(solved),
        *marginal_sentences(solved),
    ]


def headline(solved: Solved) -> str:
    facts = {
        "reached": _number(solved.reached),
        "all": _number(solved.to_reach),
        "year": solved.asked.last_year,
        "actions": _number(solved.result.actions),
        "price": f", {rupiah(solved.result.cost)}" if solved.counts_money else "",
    }
    if not solved.result.actions:
        return _("Tidak ada tindakan yang dapat dipilih dalam batas ini.")
    if solved.asked.target is None:
        sentence = _(
            "%(reached)s dari %(all)s desa naik status pada indeks %(year)s dengan %(actions)s tindakan%(price)s."
        )
    else:
        facts["status"] = solved.index.band(solved.asked.target).label.lower()
        sentence = _(
            "%(reached)s dari %(all)s desa yang belum %(status)s menjadi %(status)s pada indeks %(year)s "
            "dengan %(actions)s tindakan%(price)s."
        )
    return sentence % facts


def proof(solved: Solved) -> str:
    """How sure it is that nothing better exists."""
    result = solved.result
    if not result.proven and result.bound is None:
        return _("Belum diketahui seberapa dekat rencana ini dengan yang terbaik. Beri waktu hitung yang lebih lama.")
    if not result.proven and result.bound is not None and result.gap is not None:
        return _(
            "Belum terbukti terbaik: yang terbaik mungkin sampai %(bound)s, selisih paling banyak %(gap)s%%. "
            "Waktu hitung yang lebih lama dapat memperkecilnya."
        ) % {"bound": _counted(solved, result.bound), "gap": number_format(100 * result.gap, 2)}
    match result.goal:
        case Goal.LEAST_COST:
            sentence = _("Terbukti: tidak ada rencana yang lebih murah dalam batas ini.")
        case Goal.MOST_VILLAGES:
            sentence = _("Terbukti: tidak ada rencana dalam batas ini yang menaikkan lebih banyak desa.")
        case _:
            sentence = _("Terbukti: tidak ada rencana dalam batas ini dengan poin lebih banyak.")
    if result.cheapest or result.goal is Goal.LEAST_COST:
        return sentence
    return f"{sentence} {_('Mungkin masih ada susunan yang sedikit lebih hemat untuk hasil yang sama.')}"


def index_sentence(solved: Solved) -> str:
    return _("Indeks: %(points)s poin, rata-rata %(label)s desa naik %(gain)s.") % {
        "points": _number(solved.result.worth.points),
        "label": solved.index.label,
        "gain": number_format(
            round(solved.mean_gain, solved.index.value.shown_decimals), solved.index.value.shown_decimals
        ),
    }


def service_sentence(solved: Solved) -> str:
    worth = solved.result.worth
    if not worth.served_villages:
        return _("Layanan nyata: tidak ada desa yang mendapat tambahan layanan dasar.")
    facts = {"villages": _number(worth.served_villages), "unknown": _number(worth.served_unknown)}
    if worth.served_people is None:
        return (
            _("Layanan nyata: %(villages)s desa mendapat tambahan layanan dasar; jumlah penduduknya belum ada.") % facts
        )
    facts["people"] = _number(worth.served_people)
    sentence = _("Layanan nyata: %(people)s warga di %(villages)s desa mendapat tambahan layanan dasar.") % facts
    if worth.served_unknown:
        sentence += " " + _("Penduduk %(unknown)s di antaranya belum ada dan tidak ikut dijumlah.") % facts
    return sentence


def warnings(solved: Solved) -> list[str]:
    """What a reader must know before believing the figures."""
    return list(_warnings(solved))


def _warnings(solved: Solved) -> Iterator[str]:
    result, worth, index = solved.result, solved.result.worth, solved.index
    if result.obstacles:
        names = ", ".join(str(OBSTACLES[one]) for one in result.obstacles)
        yield _(
            "Tidak semua desa dapat mencapai target dalam batas ini. Yang menghalangi: %(names)s. "
            "Yang ditampilkan rencana dengan desa naik terbanyak."
        ) % {"names": names}
    if worth.without_service:
        number = len(worth.without_service)
        yield _(
            "Naik di atas kertas: %(number)s dari %(reached)s desa mencapai target tanpa satu pun tambahan "
            "layanan dasar."
        ) % {"number": _number(number), "reached": _number(worth.reached)}
    if lone := solved.lone_lift:
        yield _(
            "Di %(villages)s dari %(all)s desa, %(name)s saja sudah cukup untuk mencapai target. "
            "Naik lewat satu butir belum berarti keadaan desa membaik."
        ) % {"villages": _number(lone.villages), "all": _number(lone.of), "name": index.indicator(lone.indicator).name}
    if worth.largest and 100 * worth.largest_points > MUCH_OF_POINTS * worth.points:
        share = round(100 * worth.largest_points / worth.points)
        yield _("%(share)s%% dari semua poin rencana ini datang dari satu indikator, %(name)s.") % {
            "share": share,
            "name": index.indicator(worth.largest).name,
        }


def notes(solved: Solved) -> list[str]:
    """How the plan would stand with the next index, and what it left out."""
    return list(_notes(solved))


def _notes(solved: Solved) -> Iterator[str]:
    result, worth = solved.result, solved.result.worth
    if worth.kept_actions is not None and worth.still_reached is not None and result.actions:
        yield _(
            "Bila indeks berganti ke Indeks Desa: pokok %(kept)s dari %(actions)s tindakan ini masih dinilai, dan "
            "%(still)s dari %(reached)s desa tetap mencapai target lewat tindakan itu saja. "
            "Padanannya disusun sendiri, bukan dari peraturan."
        ) % {
            "kept": _number(worth.kept_actions),
            "actions": _number(result.actions),
            "still": _number(worth.still_reached),
            "reached": _number(worth.reached),
        }
    idle = [year for year, cell in zip(solved.years, solved.total.cells, strict=True) if not cell.actions]
    if result.actions and solved.years[-1] in idle:
        yield _("Tidak ada tindakan pada %(years)s: yang baru terhitung sesudah indeks %(last)s tidak dipilih.") % {
            "years": ", ".join(str(year) for year in idle),
            "last": solved.asked.last_year,
        }
    if result.unpriced and solved.counts_money:
        yield _("%(number)s macam langkah belum punya biaya dan tidak ikut dipilih.") % {
            "number": _number(len(result.unpriced))
        }


def marginal_sentences(solved: Solved) -> list[str]:
    """What a little more would bring, per source and year that is used up; an estimate and said to be one."""
    sentences = []
    for one in solved.result.marginal:
        unit = 1 if one.source == ACTIONS else BILLION
        more = one.per_unit * unit
        if more <= 0:
            continue
        facts = {
            "source": str(SOURCES_IN_WORDS[one.source]),
            "year": one.year,
            "more": number_format(more, 1, force_grouping=True),
            "money": rupiah(unit),
        }
        match solved.result.goal:
            case Goal.LEAST_COST:
                facts["more"] = number_format(100 * one.per_unit, 0)
                text = _("%(source)s %(year)s: setiap rupiah tambahan menghemat %(more)s sen dari biaya seluruhnya.")
            case Goal.MOST_VILLAGES if unit == 1:
                text = _("%(year)s: satu tindakan lagi setara %(more)s desa yang naik.")
            case Goal.MOST_VILLAGES:
                text = _("%(source)s %(year)s: %(money)s lagi setara %(more)s desa yang naik.")
            case _ if unit == 1:
                text = _("%(year)s: satu tindakan lagi setara %(more)s poin.")
            case _:
                text = _("%(source)s %(year)s: %(money)s lagi setara %(more)s poin.")
        sentences.append(text % facts)
    return sentences


def _counted(solved: Solved, number: int) -> str:
    """What the solved goal counts, with its unit."""
    match solved.result.goal:
        case Goal.LEAST_COST:
            return rupiah(number) if solved.counts_money else _("%s tindakan") % _number(number)
        case Goal.MOST_VILLAGES:
            return _("%s desa") % _number(number)
        case _:
            return _("%s poin") % _number(number)


def _number(number: int) -> str:
    return number_format(number, 0, force_grouping=True)
