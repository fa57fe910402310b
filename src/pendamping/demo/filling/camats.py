"""Sample camat's reports of the month before: received, returned with a reason, waiting; the others are missing."""

from pendamping.access.roles import Role
from pendamping.common.periods import Month
from pendamping.common.scope import Scope
from pendamping.demo.filling.actors import official
from pendamping.demo.team import SHOWN_DISTRICT
from pendamping.demo.world import REGENCY, World
from pendamping.reports.models import IssuedDocument, PaperEdit
from pendamping.reports.selectors.district import DistrictDetails
from pendamping.reports.services.area_documents import issue_district_report
from pendamping.reports.services.district_steps import receive_district_reports, return_district_report
from pendamping.reports.services.editing import edit_area_paper
from pendamping.reports.typesetting import missing_fonts

# The kecamatan that the demo shows is the one that mends; the next two are received, and then one waits.
RECEIVED, WAITING = ("620901", "620902"), ("620903",)
REASON = "Sebutkan desa mana yang menunggu alat berat, lalu serahkan lagi (contoh)."
RECIPIENT = ("Bupati Lamandau", "melalui Kepala Dinas PMD")
NOTE = "Dua desa menunggu alat berat untuk jalan usaha tani (contoh)."
OWN_WORDS = "Mohon jadwal alat berat disampaikan kepada kecamatan sebelum musim hujan (contoh)."


def fill_camat_reports(scope: Scope, world: World) -> None:
    """Through the services, today; without the fonts of `make build` no paper can be drawn, and none is issued."""
    if missing_fonts():
        return
    month = Month.of(world.today).previous()
    codes = [code for code in (SHOWN_DISTRICT, *RECEIVED, *WAITING) if world.holds(code)]
    issued = {code: _issued(scope, world, code, month) for code in codes}
    office = official(scope, Role.DPMD, REGENCY, world.today)
    receive_district_reports(office, [issued[code] for code in RECEIVED if code in issued])
    if SHOWN_DISTRICT in issued:
        return_district_report(office, issued[SHOWN_DISTRICT], REASON)


def _issued(scope: Scope, world: World, code: str, month: Month) -> str:
    camat = official(scope, Role.CAMAT, code, world.today)
    if code == SHOWN_DISTRICT:
        texts = {PaperEdit.Part.RECOMMENDATION.value: OWN_WORDS}
        edit_area_paper(camat, IssuedDocument.Kind.DISTRICT, code, month, texts)
    details = DistrictDetails(f"400.10/{code}/CONTOH", RECIPIENT, (NOTE,), "")
    document, _is_new = issue_district_report(camat, code, month, details)
    return document.code
