"""A month of reports as a table to take away, written row by row."""

import tempfile
from collections.abc import Iterator
from datetime import timedelta

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pendamping.common.tables import Value, stream_csv, write_long_xlsx
from pendamping.fieldwork.forms import FilterForm
from pendamping.fieldwork.models import DailyReportQuerySet
from pendamping.fieldwork.rules import duration
from pendamping.fieldwork.selectors import code_lists, daily_reports_in
from pendamping.fieldwork.services import note_report_export
from pendamping.web.needs import PersonRequest, needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = 2000
HOUR = timedelta(hours=1)


@needs("daily_report.read")
@require_POST
def export_daily_reports(request: PersonRequest) -> HttpResponseBase:
    """What the list shows, every page of it. POST, because taking it along is an act of the audit trail."""
    scope = request.scope
    form = FilterForm(request.GET, scope, code_lists(scope))
    month = form.shown_month
    kind = "csv" if request.POST.get("format") == "csv" else "xlsx"
    note_report_export(scope, month.first, month.last, form.filters, kind)
    reports = daily_reports_in(scope, since=month.first, until=month.last, filters=form.filters)
    lines = _lines(request, reports)
    name = f"laporan-harian-{month.iso}.{kind}"
    answer: HttpResponseBase
    if kind == "csv":
        answer = StreamingHttpResponse(stream_csv(lines), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it after sending
    write_long_xlsx(file, _("Laporan harian %(month)s") % {"month": month}, lines)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _lines(request: PersonRequest, reports: DailyReportQuerySet) -> Iterator[list[Value]]:
    lists = code_lists(request.scope)
    yield [
        _("Nomor"),
        _("Tanggal"),
        _("Mulai"),
        _("Selesai"),
        _("Jam"),
        _("Nama"),
        _("Jenjang"),
        _("Jenis"),
        _("Kegiatan"),
        _("Tema"),
        _("Kode wilayah"),
        _("Wilayah"),
        _("Tempat"),
        _("Lintang"),
        _("Bujur"),
        _("Judul"),
        _("Uraian"),
        _("Hasil"),
        _("Masalah"),
        _("Tindak lanjut"),
        _("Rekomendasi"),
        _("Peserta laki-laki"),
        _("Peserta perempuan"),
        _("Pihak yang ditemui"),
        _("Keadaan"),
        _("Ditulis"),
        _("Diterima kantor"),
        _("Data contoh"),
    ]
    for one in reports.iterator(chunk_size=AT_ONCE):
        yield [
            str(one.pk),
            one.date,
            f"{one.start:%H:%M}",
            f"{one.end:%H:%M}",
            round(duration(one.start, one.end) / HOUR, 2),
            one.author.name,
            one.get_author_tier_display(),
            one.get_kind_display(),
            lists["category"].label(one.category),
            ", ".join(lists["theme"].label(code) for code in one.themes),
            one.region_id,
            one.region.name,
            one.place,
            one.latitude,
            one.longitude,
            one.title,
            one.description,
            one.result,
            one.problem,
            one.follow_up,
            one.recommendation,
            one.participants_m,
            one.participants_f,
            one.parties_met,
            one.get_state_display(),
            timezone.localtime(one.created_at_device).isoformat(timespec="minutes"),
            timezone.localtime(one.received_at_server).isoformat(timespec="minutes"),
            _("ya") if one.is_sample else "",
        ]
