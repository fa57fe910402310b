"""All monthly papers of 90 facilitators in one file: `python -m bench.office.month_papers`.

Over an empty, migrated database: 90 facilitators in eight kecamatan of a kabupaten, one month of twenty verified daily
reports each, eight of them visits with a photo, all handed in. The bundle is made by the command that the page starts,
in a process of its own, which is what is measured. Prints one JSON object; `python -m bench` makes a table of it.
"""

import io
import json
import random
import resource
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from pendamping.access.models import Account, Membership
from pendamping.access.roles import Role
from pendamping.access.scopes import command_scope
from pendamping.common.bulk import insert_rows
from pendamping.common.ids import new_id
from pendamping.common.models import StoredFile
from pendamping.common.periods import Month
from pendamping.fieldwork.models import DailyReport, ReportAttachment
from pendamping.people.models import Assignment, AssignmentArea, Person, Tier
from pendamping.regions.models import Region
from pendamping.reports.models import BundlePart, PaperBundle
from pendamping.reports.services.handing_in import submit_monthly_report

PEOPLE, DISTRICTS, VILLAGES_EACH, DAYS, VISIT_EVERY = 90, 8, 4, 20, 3
MONTH = Month(2025, 10)
ZONE = ZoneInfo("Asia/Jakarta")
KABUPATEN = "9801"
PICTURE = (1200, 900)


def main() -> None:
    checker, account = _office()
    people = [_facilitator(number) for number in range(PEOPLE)]
    photos = [_photo(seed) for seed in range(DAYS // VISIT_EVERY + 1)]
    for number, person in enumerate(people):
        _month(person, number, checker, photos)
    today = MONTH.next().first
    scope = command_scope("bench", today)
    for person in people:
        submit_monthly_report(replace(scope, person_id=person.pk, name=person.name), person.pk, MONTH)
    bundle = PaperBundle(region_id=KABUPATEN, since=MONTH.first, account_id=account.pk, role=Role.TAPM_KAB)
    bundle.made_at, bundle.made_by = timezone.now(), account.name
    run = bundle.begin(timezone.now())
    bundle.save()
    begun = perf_counter()
    command = [sys.executable, "-m", "pendamping", "make_bundle", str(bundle.pk), str(run)]
    subprocess.run(command, check=True, stdout=sys.stderr)
    seconds = perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    bundle.refresh_from_db()
    if bundle.state != PaperBundle.State.DONE:
        sys.exit(f"not made: {bundle.state} {bundle.failure}")
    with bundle.file.open() as file, zipfile.ZipFile(file) as packed:
        papers = [name for name in packed.namelist() if name.endswith(".pdf")]
        pages = sum(len(PdfReader(io.BytesIO(packed.read(name))).pages) for name in papers)
    figures = {
        "people": PEOPLE,
        "papers": len(papers),
        "pages": pages,
        "left_out": bundle.parts.filter(state=BundlePart.State.LEFT_OUT).count(),
        "seconds": seconds,
        "cpu_s": used.ru_utime + used.ru_stime,
        "memory_mb": used.ru_maxrss / 1024,
        "size_mb": bundle.file.size / 1e6,
    }
    print(json.dumps(figures))


def _office() -> tuple[Person, Account]:
    """The places, and who checks and asks."""
    Region.objects.bulk_create(
        [Region(code="98", name="Provinsi contoh", level=2, kind=Region.Kind.PROVINCE)]
        + [Region(code=KABUPATEN, name="Contoh", level=4, kind=Region.Kind.KABUPATEN)]
        + [_region(_district(number), f"Kecamatan contoh {number + 1}") for number in range(DISTRICTS)]
        + [_region(_village(number), f"Desa contoh {number + 1}") for number in range(PEOPLE * VILLAGES_EACH)]
    )
    checker = _person("Pemeriksa contoh", Tier.TAPM_KAB, KABUPATEN)
    account = Account.objects.create_account("pemeriksa", checker.name, must_set_password=False)
    Membership.objects.create(account=account, role=Role.TAPM_KAB, region_code=KABUPATEN, since=date(2025, 1, 1))
    return checker, account


def _district(number: int) -> str:
    return f"{KABUPATEN}{number % DISTRICTS + 1:02}"


def _village(number: int) -> str:
    """Those of one facilitator lie in one kecamatan."""
    return f"{_district(number // VILLAGES_EACH)}2{number + 1:03}"


def _region(code: str, name: str) -> Region:
    kinds = {Region.Level.DISTRICT: Region.Kind.DISTRICT, Region.Level.VILLAGE: Region.Kind.DESA}
    return Region(code=code, name=name, level=len(code), kind=kinds[Region.Level(len(code))])


def _person(name: str, tier: Tier, *codes: str) -> Person:
    person = Person.objects.create(name=name, is_sample=True)
    placement = Assignment.objects.create(person=person, tier=tier, start=date(2025, 1, 1))
    AssignmentArea.objects.bulk_create(AssignmentArea(assignment=placement, region_id=code) for code in codes)
    return person


def _facilitator(number: int) -> Person:
    codes = [_village(number * VILLAGES_EACH + place) for place in range(VILLAGES_EACH)]
    return _person(f"Pendamping contoh {number + 1:02}", Tier.PLD, *codes)


def _photo(seed: int) -> StoredFile:
    """Noise, which compresses as badly as leaves and gravel do."""
    out = io.BytesIO()
    noise = random.Random(seed).randbytes(PICTURE[0] // 4 * (PICTURE[1] // 4) * 3)
    small = Image.frombytes("RGB", (PICTURE[0] // 4, PICTURE[1] // 4), noise)
    small.resize(PICTURE).save(out, "JPEG", quality=80)
    stored = StoredFile(sha256=f"{seed:064}", media_type="image/jpeg", size=out.tell(), width=PICTURE[0], height=900)
    stored.file.save(f"bench-{seed}.jpg", ContentFile(out.getvalue()), save=False)
    stored.save()
    return stored


def _month(person: Person, number: int, checker: Person, photos: list[StoredFile]) -> None:
    reports = [_report(person, number, checker, place) for place in range(DAYS)]
    insert_rows(reports)
    visits = [one for one in reports if one.kind == DailyReport.Kind.FIELD_VISIT]
    ReportAttachment.objects.bulk_create(
        ReportAttachment(
            id=new_id(), report=report, kind=ReportAttachment.Kind.PHOTO, stored=photo, order=0, caption="Data contoh."
        )
        for report, photo in zip(visits, photos, strict=False)
    )


def _report(person: Person, number: int, checker: Person, place: int) -> DailyReport:
    day = MONTH.days[place]
    written = datetime.combine(day, time(18), ZONE)
    is_visit = place % VISIT_EVERY == 0
    village = _village(number * VILLAGES_EACH + place % VILLAGES_EACH)
    return DailyReport(
        id=new_id(),
        author=person,
        author_tier=Tier.PLD,
        author_post=village[:6],
        region_id=village,
        kind=DailyReport.Kind.FIELD_VISIT if is_visit else DailyReport.Kind.ACTIVITY,
        state=DailyReport.State.VERIFIED,
        date=day,
        start=time(9),
        end=time(11, 30),
        category="apb_desa",
        description="Mendampingi pembahasan rancangan APB Desa bersama BPD dan tim penyusun (data contoh).",
        result="Kegiatan dibahas satu per satu; tiga diminta dihitung ulang (data contoh)." if is_visit else "",
        problem="Papan kegiatan belum dipasang (data contoh)." if place == 0 else "",
        follow_up="Dipasang sebelum pencairan berikut (data contoh)." if place == 0 else "",
        participants_m=8,
        participants_f=6,
        created_at_device=written,
        received_at_server=written,
        submitted_at=written,
        checked_at=written + timedelta(hours=2),
        checked_by=checker,
        is_sample=True,
    )


if __name__ == "__main__":
    main()
