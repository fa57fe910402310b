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
