"""What can be wrong with a region."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class RegionNotFound(NotFound):
    code = "region.not_found"
    field = "region"
    message = _("Wilayah %(code)s tidak ada atau di luar wilayah Anda.")


class ListMissing(Problem):
    code = "region.list_missing"
    message = _("Daftar wilayah nasional belum ada dalam paket ini. Jalankan: make build")


class ListAlreadyLoaded(Problem):
    code = "region.list_already_loaded"
    message = _("Daftar wilayah sudah berisi %(count)s wilayah. Untuk daftar yang lebih baru, impor berkasnya.")


class SourceMissing(Problem):
    code = "region_import.source_missing"
    field = "source"
    message = _("Dasar hukum daftar belum diisi. Tulis nomor keputusannya, misalnya Kepmendagri 300.2.2-2138/2025.")


class CoverageTooWide(Problem):
    code = "region_import.coverage_too_wide"
    field = "coverage"
    message = _("Daftar untuk seluruh Indonesia hanya dapat diimpor oleh admin nasional. Pilih wilayah Anda sendiri.")


class DateNotYet(Problem):
    code = "region_import.date_not_yet"
    field = "date"
    message = _("Daftar baru berlaku %(date)s. Impor pada atau sesudah tanggal itu.")


class NothingStored(Problem):
    code = "region_import.nothing_stored"
    message = _("Belum ada wilayah. Isi dulu daftar nasional dari paket, lalu impor daftar yang lebih baru.")


class ImportNotPending(Problem):
    code = "region_import.not_pending"
    message = _("Impor ini sudah %(state)s. Unggah daftarnya lagi untuk membandingkan dengan keadaan sekarang.")


class ImportOutdated(Problem):
    code = "region_import.outdated"
    message = _("Daftar wilayah berubah sesudah pratinjau ini dibuat. Unggah daftarnya lagi.")


class ConflictsOpen(Problem):
    code = "region_import.conflicts_open"
    message = _("Masih ada %(count)s baris yang perlu keputusan. Pilih satu untuk setiap baris, lalu terapkan.")


class CodeInUse(Problem):
    code = "region_import.code_in_use"
    message = _(
        "Kode %(code)s masih dipakai catatan %(name)s, jadi tidak dapat diberikan kepada %(new_name)s. "
        "Pilih “Biarkan seperti sekarang” untuk baris ini."
    )


class DecisionUnknown(Problem):
    code = "region_import.decision_unknown"
    message = _("Keputusan “%(decision)s” tidak dikenal untuk kode %(code)s.")


class BoundarySourceMissing(Problem):
    code = "boundary.source_missing"
    field = "source"
    message = _("Sumber batas belum diisi. Tulis dari mana bentuk ini, misalnya “Batas: Badan Informasi Geospasial”.")


class NotARegency(Problem):
    code = "boundary.not_a_regency"
    field = "regency"
    message = _("%(code)s bukan kabupaten atau kota. Batas diimpor per kabupaten.")


class NoFeatureCollection(Problem):
    code = "boundary.no_feature_collection"
    field = "file"
    message = _(
        "Berkas %(file)s bukan GeoJSON FeatureCollection (%(found)s). Ekspor lagi dari aplikasi peta sebagai GeoJSON."
    )


class TooManyShapes(Problem):
    code = "boundary.too_many_shapes"
    field = "file"
    message = _("Berkas %(file)s berisi %(count)s bentuk, paling banyak %(limit)s. Impor satu kabupaten setiap kali.")


class NoShapeFits(Problem):
    code = "boundary.no_shape_fits"
    field = "file"
    message = _("Tidak satu pun bentuk dalam %(file)s cocok dengan wilayah %(regency)s. Yang pertama: %(first)s")


class BoundaryImportNotPending(Problem):
    code = "boundary.import_not_pending"
    message = _("Batas ini sudah %(state)s. Unggah berkasnya lagi bila perlu.")


class LogoUnreadable(Problem):
    code = "regency.logo_unreadable"
    field = "logo"
    message = _("Gambar lambang tidak dapat dibaca. Pakai PNG, JPEG, atau WebP.")


class LogoTooLarge(Problem):
    code = "regency.logo_too_large"
    field = "logo"
    message = _("Gambar lambang terlalu besar (%(found)s), paling besar %(limit)s. Kecilkan gambarnya.")


class GroupNameTaken(Problem):
    code = "region_group.name_taken"
    field = "name"
    message = _("Sudah ada %(kind)s bernama %(name)s di %(regency)s. Pakai nama lain, atau ubah kelompok itu.")


class GroupWithoutMembers(Problem):
    code = "region_group.without_members"
    field = "members"
    message = _("Kelompok belum berisi wilayah. Pilih paling sedikit satu.")


class MembersElsewhere(Problem):
    code = "region_group.members_elsewhere"
    field = "members"
    message = _("%(codes)s bukan anggota yang dapat dipilih di %(regency)s untuk jenis kelompok ini.")


class GroupEndsBeforeStart(Problem):
    code = "region_group.ends_before_start"
    field = "valid_until"
    message = _("Kelompok ini berlaku sejak %(start)s; hari terakhirnya tidak dapat lebih awal.")


class SuccessorUnfit(Problem):
    code = "region.successor_unfit"
    field = "successor"
    message = _(
        "%(successor)s tidak dapat menjadi penerus %(region)s: pilih wilayah lain yang setingkat dan masih berlaku."
    )
