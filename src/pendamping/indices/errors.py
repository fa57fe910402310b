"""What can be wrong with published results and with what people say about them."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class NothingToRead(Problem):
    code = "index.nothing_to_read"
    field = "file"
    message = _(
        "%(file)s tidak berisi hasil IDM. Pilih JSON hasil rumusan, arsip ZIP atau TAR berisi JSON itu, "
        "atau tabel CSV/XLSX."
    )


class ArchiveRefused(Problem):
    code = "index.archive_refused"
    field = "file"
    message = _("Arsip %(file)s tidak dapat dipakai: %(reason)s. Buat arsip baru yang hanya berisi berkas hasil.")


class YearMissing(Problem):
    code = "index.year_missing"
    field = "year"
    message = _("Tabel %(file)s tidak mempunyai kolom tahun. Isi tahun hasilnya.")


class VillageNotChoosable(Problem):
    code = "index.village_not_choosable"
    field = "village"
    message = _("%(village)s tidak dapat dipilih: %(reason)s.")


class ReasonMissing(Problem):
    code = "index.reason_missing"
    field = "reason"
    message = _("Tulis alasan mengapa hasil ini dikesampingkan.")


class AlreadyDecided(Problem):
    code = "index.already_decided"
    message = _("Hasil %(name)s tahun %(year)s sudah diputuskan oleh %(by)s.")


class NotPreview(Problem):
    code = "index.not_preview"
    message = _("Impor ini sudah tercatat pada %(at)s. Unggah berkasnya lagi bila ada hasil baru.")


class SourceReachesFurther(Problem):
    code = "index.source_reaches_further"
    message = _("Sumber ini juga berisi hasil di luar wilayah Anda. Urutannya ditetapkan oleh tingkat di atas Anda.")


class CountsMissing(Problem):
    code = "index.counts_missing"
    message = _("Isi paling sedikit satu jumlah.")


class ResultNotFound(NotFound):
    code = "index.result_not_found"


class ImportNotFound(NotFound):
    code = "index.import_not_found"
