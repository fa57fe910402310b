"""The papers about the index in the words and figures that are printed."""

from pendamping.reports import lines, wording
from pendamping.reports.lines import Printable
from pendamping.reports.schemas import IndexMinutesPaper, IndicatorLine, ObjectionPaper

DECIMALS = 4


def minutes(paper: IndexMinutesPaper) -> Printable:
    held = f"{wording.weekday(paper.held_on)}, {wording.long_date(paper.held_on)}"
    if paper.start:
        held += f", pukul {wording.clock(paper.start)} {wording.zone(paper.seal.issued_at)}"
    return {
        "title": "Berita acara",
        "document": f"Berita acara {paper.index} {paper.year} {paper.village}",
        "subtitle": f"Musyawarah {paper.index} {paper.year}",
        "letterhead": lines.letterhead(paper.letterhead),
        "number": f"Nomor: {paper.number}",
        "opening": (
            f"Pada {held}, bertempat di {paper.place}, telah dilaksanakan musyawarah {paper.village} "
            f"({_dotted(paper.village_code)}) untuk menyepakati isian {paper.index} tahun {paper.year} "
            f"menurut {paper.legal_basis}."
        ),
        "facts": [
            {"label": "Dipimpin oleh", "value": paper.chair or wording.MISSING},
            {"label": "Tim desa", "value": paper.decree or wording.MISSING},
            {"label": "Peserta", "value": lines.participants(paper.participants_m, paper.participants_f)},
        ],
        "agreement": _agreement(paper),
        "dimensions": [
            {
                "name": one.name,
                "scores": f"{wording.number(one.scores)} dari {wording.number(one.highest)}",
                "value": wording.figure(one.value, DECIMALS),
            }
            for one in paper.dimensions
        ],
        "indicators": [_indicator(one) for one in paper.indicators],
        "missing": list(paper.missing),
        "notes": list(paper.notes),
        "signatures": lines.signatures(paper.signatures),
    }


def _agreement(paper: IndexMinutesPaper) -> str:
    if paper.value is None:
        reasons = []
        if paper.missing:
            reasons.append(f"{wording.number(len(paper.missing))} isian belum dijawab")
        if paper.undecided:
            reasons.append(f"{wording.number(paper.undecided)} indikator hanya diketahui dari skor resminya")
        why = " dan ".join(reasons)
        return f"Musyawarah menyepakati isian di bawah. {why}, sehingga nilai dan status belum dapat dihitung."
    return (
        f"Musyawarah menyepakati isian di bawah. Nilai {paper.index} hitungan sendiri "
        f"{wording.figure(paper.value, DECIMALS)}, status {paper.status}. "
        "Hasil resmi ialah yang ditetapkan kementerian."
    )


def _indicator(one: IndicatorLine) -> Printable:
    return {
        "number": wording.number(one.number),
        "name": one.name,
        "answers": one.answers or wording.MISSING,
        "score": f"{wording.number(one.score)} dari {wording.number(one.highest)}",
    }


def objection(paper: ObjectionPaper) -> Printable:
    count = wording.number(len(paper.lines))
    return {
        "title": paper.subject,
        "document": f"{paper.subject}, {paper.office.regency}",
        "subtitle": paper.office.regency,
        "letterhead": lines.letterhead(paper.letterhead),
        "place_date": f"{paper.signatures.place}, {wording.long_date(paper.signatures.date)}",
        "heading": [
            {"label": "Nomor", "value": paper.number},
            {"label": "Sifat", "value": "Penting"},
            {"label": "Lampiran", "value": f"1 berkas, {count} {paper.office.village_word.lower()}"},
            {"label": "Hal", "value": paper.subject},
        ],
        "recipient": list(paper.recipient),
        "paragraphs": list(paper.paragraphs),
        "copies": list(paper.copies),
        "attachment": f"Daftar {paper.office.village_word.lower()}, {paper.index} {paper.year}",
        "source": f"Hasil resmi: {paper.source}. Hitungan sendiri: dari isian dan skor yang tercatat di kantor ini.",
        "lines": [
            {
                "number": wording.number(number),
                "village": one.village,
                "place": f"{one.district}, {_dotted(one.code)}",
                "official": wording.figure(one.official, DECIMALS),
                "official_status": one.official_status,
                "own": wording.figure(one.own, DECIMALS),
                "own_status": one.own_status,
                "difference": wording.change(one.own - one.official, DECIMALS),
                "causes": one.causes,
            }
            for number, one in enumerate(paper.lines, start=1)
        ],
        "signatures": lines.signatures(paper.signatures),
    }


def _dotted(code: str) -> str:
    """
    >>> _dotted("6209042008")
    '62.09.04.2008'
    """
    return ".".join(filter(None, (code[:2], code[2:4], code[4:6], code[6:])))
