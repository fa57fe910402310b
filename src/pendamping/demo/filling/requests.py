"""Sample data requests in the register of the kabupaten's office, one of them answered and sent before."""

from datetime import timedelta

from pendamping.common.scope import Scope
from pendamping.demo.filling.evaluations import acting_office
from pendamping.demo.world import REGENCY, World
from pendamping.exchange.models import DataRequest
from pendamping.exchange.schemas import NewDataRequest
from pendamping.exchange.services.requests import answer_request, record_request
from pendamping.exchange.services.sending import take_answer
from pendamping.exchange.sources import SOURCES

Dataset, Rhythm = DataRequest.Dataset, DataRequest.Rhythm
# Who asks (contoh), what for, which data, how often, and in how many days the next answer is due.
ASKED = (
    ("Bappeda Kabupaten Lamandau (contoh)", "Bahan RKPD", Dataset.INDEX, Rhythm.YEARLY, 12),
    ("Inspektorat (contoh)", "Pemantauan pendampingan", Dataset.VILLAGES, Rhythm.QUARTERLY, 0),
    ("Dinas PMD Provinsi (contoh)", "Laporan rapat koordinasi", Dataset.ATTENDANCE, Rhythm.MONTHLY, 8),
)
ANSWERED = 2  # the place of the one that had an answer already


def fill_requests(scope: Scope, world: World) -> None:
    """Through the services, a month ago; what came due since is answered or waits."""
    before = acting_office(scope, world, days=30)
    today = acting_office(scope, world, days=0)
    for place, (asker, purpose, dataset, rhythm, days) in enumerate(ASKED):
        due = world.today + timedelta(days=days)
        made = record_request(
            before,
            NewDataRequest(
                asker=asker,
                purpose=purpose,
                letter="000/CONTOH",
                region=REGENCY,
                dataset=dataset,
                columns=[one.id for one in SOURCES[dataset].columns],
                form=DataRequest.Form.XLSX,
                period=DataRequest.Period.LAST_YEAR if dataset == Dataset.INDEX else DataRequest.Period.LAST_MONTH,
                rhythm=rhythm,
                due_on=due - timedelta(days=28) if place == ANSWERED else due,
                is_sample=True,
            ),
        )
        if place == ANSWERED:
            take_answer(today, answer_request(today, made.pk).pk)
