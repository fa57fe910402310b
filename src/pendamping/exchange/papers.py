"""Every paper and file that leaves the house, with the stored fields that it is made of."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from pendamping.briefing.facts import Facts
from pendamping.exchange.models import DataRequest
from pendamping.exchange.sources import SOURCES
from pendamping.reports.feeding import sources_of
from pendamping.reports.meetings.invitations import letters
from pendamping.reports.meetings.kinds import PaperKind
from pendamping.reports.meetings.writing import WRITERS
from pendamping.reports.models import IssuedDocument
from pendamping.reports.performance_data import file_data
from pendamping.reports.storing import PAPERS


def every_paper() -> Mapping[str, Iterable[str]]:
    """By its name: papers with a check code, the performance file, the papers of meetings, and data answers."""
    meetings = {
        _("Daftar hadir rapat"): PaperKind.ATTENDANCE,
        _("Notulen rapat"): PaperKind.MINUTES,
        _("Berita acara rapat"): PaperKind.RECORD,
        _("Rencana tindak lanjut rapat"): PaperKind.ACTIONS,
    }
    return {
        **{str(IssuedDocument.Kind(kind).label): sources_of(paper) for kind, paper in PAPERS.items()},
        _("Berkas kinerja"): sources_of(file_data),
        _("Bahan rakor"): sources_of(Facts),
        _("Undangan rapat"): sources_of(letters),
        **{name: sources_of(WRITERS[kind]) for name, kind in meetings.items()},
        **{_answers(dataset): _columns(dataset) for dataset in SOURCES},
    }


def _answers(dataset: str) -> str:
    return _("Jawaban data: %(dataset)s") % {"dataset": DataRequest.Dataset(dataset).label}


def _columns(dataset: str) -> list[str]:
    return [name for column in SOURCES[dataset].columns for name in column.fed_by]
