"""How the sample offices number their letters, and who signs them; every name and number is invented."""

from datetime import date

from pendamping.common.scope import Scope
from pendamping.demo.team import SHOWN_DISTRICT
from pendamping.demo.world import REGENCY
from pendamping.people.schemas import LetterSchemeContent, SignatoryContent
from pendamping.people.services import record_signatory, set_letter_scheme

OFFICES = (
    (REGENCY, "400.10.2/{nomor:3}/DPMD/{bulan}/{tahun}", "Kepala Dinas PMD Kabupaten Lamandau", "Sutrisno Meranti"),
    (SHOWN_DISTRICT, "400.10/{nomor:3}/Kec-BT/{bulan}/{tahun}", "Camat Bulik Timur", "Yuliana Keruing"),
)


def fill_letters(scope: Scope) -> None:
    since = date(scope.today.year - 1, 1, 1)
    for code, pattern, role, name in OFFICES:
        set_letter_scheme(scope, code, LetterSchemeContent(since=since, pattern=pattern), is_sample=True)
        content = SignatoryContent(role=role, name=name, rank="Pembina (contoh)", start=since)
        record_signatory(scope, code, content, is_sample=True)
