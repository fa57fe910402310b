"""What can be wrong with an obstacle, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class ObstacleNotFound(NotFound):
    code = "obstacle.not_found"


class StoredDiffers(Problem):
    code = "stored_differs"
    status = CONFLICT
    message = _("Isian dengan nomor %(id)s sudah tersimpan dengan isi lain. Yang tersimpan tidak berubah.")


class EditConflict(Problem):
    """`facts["fields"]` holds, per field, what is stored and what came."""

    code = "obstacle.edit_conflict"
    status = CONFLICT
    message = _("Dua isian berbeda. Pilih yang benar. Keduanya tetap tersimpan.")


class UnknownTheme(Problem):
    code = "obstacle.unknown_theme"
    field = "theme"
    message = _("Tema %(theme)s tidak dikenal. Pilih salah satu dari daftar.")


class MetInFuture(Problem):
    code = "obstacle.met_in_future"
    field = "date"
    message = _("Tanggal %(date)s belum terjadi. Isi tanggal kendala ditemui, paling lambat %(today)s.")


class LevelTooLow(Problem):
    code = "obstacle.level_too_low"
    field = "level"
    message = _("%(region)s lebih luas daripada tingkat %(level)s. Pilih tingkat yang lebih tinggi.")


class NotHigher(Problem):
    code = "obstacle.not_higher"
    field = "level"
    message = _("Kendala ini sudah di tingkat %(level)s. Pilih tingkat di atasnya.")


class OwnerElsewhere(Problem):
    code = "obstacle.owner_elsewhere"
    field = "owner"
    message = _("%(owner)s tidak bertugas untuk %(region)s. Pilih penanggung jawab lain.")


class AlreadySolved(Problem):
    code = "obstacle.already_solved"
    status = CONFLICT
    message = _("Kendala ini sudah selesai. Buka lagi bila masih ada yang perlu dikerjakan.")


class NotSolved(Problem):
    code = "obstacle.not_solved"
    status = CONFLICT
    message = _("Kendala ini belum selesai, jadi tidak perlu dibuka lagi.")


class NothingSaid(Problem):
    code = "obstacle.nothing_said"
    field = "note"
    message = _("Tulis dulu keterangannya. Satu atau dua kalimat sudah cukup.")


class NotYours(Problem):
    code = "obstacle.not_yours"
    message = _("Yang dapat melakukan ini pelapornya, atau yang menangani kendala di wilayah ini.")


class IsPartOfGroup(Problem):
    code = "obstacle.part_of_group"
    status = CONFLICT
    message = _("Kendala ini digabung dengan %(title)s. Tindak lanjuti yang itu, atau lepaskan dulu dari gabungan.")


class GroupReachesFurther(Problem):
    code = "obstacle.group_reaches_further"
    message = _(
        "Gabungan ini memuat kendala dari luar wilayah Anda. Serahkan kepada kantor yang wilayahnya lebih luas."
    )


class NothingToGroup(Problem):
    code = "obstacle.nothing_to_group"
    field = "members"
    message = _("Pilih paling sedikit satu kendala serupa yang masih terbuka.")
