"""What can go wrong with accounts, roles and ways in."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem


class UsernameTaken(Problem):
    code = "account.username_taken"
    field = "username"
    message = _("Nama akun %(username)s sudah dipakai. Pilih nama lain.")


class UsernameUnusable(Problem):
    code = "account.username_unusable"
    field = "username"
    message = _("Nama akun %(username)s tidak dapat dipakai. Pakai huruf kecil, angka, titik, atau garis bawah.")


class EmailTaken(Problem):
    code = "account.email_taken"
    field = "email"
    message = _("Surel %(email)s sudah dipakai akun lain.")


class EmailUnusable(Problem):
    code = "account.email_unusable"
    field = "email"
    message = _("Surel %(email)s tidak lengkap. Contoh: nama@contoh.id")


class PhoneUnusable(Problem):
    code = "account.phone_unusable"
    field = "phone"
    message = _("Nomor HP itu tidak dikenali. Tulis seperti 0812 3456 7890.")


class PhoneTaken(Problem):
    code = "account.phone_taken"
    field = "phone"
    message = _("Nomor HP itu sudah dipakai akun lain.")


class PersonHasAccount(Problem):
    code = "account.person_has_account"
    message = _("%(name)s sudah punya akun.")


class RoleNotYours(Problem):
    code = "account.role_not_yours"
    field = "role"
    message = _("Peran %(role)s diatur oleh tingkat lain, bukan oleh peran Anda.")


class AreaNotYours(Problem):
    code = "account.area_not_yours"
    field = "region_code"
    message = _("Wilayah %(region)s tidak ada atau di luar wilayah Anda.")


class AreaDoesNotFit(Problem):
    code = "account.area_does_not_fit"
    field = "region_code"
    message = _("Peran %(role)s bertugas di tingkat %(level)s; %(region)s bukan wilayah setingkat itu.")


class RoleHeldAlready(Problem):
    code = "account.role_held_already"
    field = "since"
    message = _("%(name)s sudah memegang peran itu di wilayah itu sejak %(since)s.")


class RoleEndsTooEarly(Problem):
    code = "account.role_ends_too_early"
    field = "until"
    message = _("Peran mulai %(since)s; hari terakhirnya tidak dapat %(until)s.")


class RoleEndedAlready(Problem):
    code = "account.role_ended_already"
    field = "until"
    message = _("Peran itu sudah berakhir %(until)s.")


class NothingToHandOver(Problem):
    code = "account.nothing_to_hand_over"
    field = "roles"
    message = _("Pilih sekurangnya satu peran yang masih berlaku untuk diserahterimakan.")


class SameAccount(Problem):
    code = "account.same_account"
    field = "to_account"
    message = _("Penerima harus akun lain.")


class OwnAccount(Problem):
    code = "account.own_account"
    message = _("Akun Anda sendiri diatur oleh tingkat di atas Anda.")


class TakerUnknown(Problem):
    code = "account.taker_unknown"
    field = "to_account"
    message = _("Tidak ada akun %(username)s di wilayah Anda.")


class TooManyEntries(Problem):
    code = "audit.too_many"
    field = "until"
    message = _("Ada %(count)s catatan, paling banyak %(limit)s untuk XLSX. Persempit tanggalnya, atau unduh CSV.")


class ReasonMissing(Problem):
    code = "account.reason_missing"
    field = "reason"
    message = _("Tulis alasannya, agar dapat dijelaskan kepada pemilik akun.")


class AccountSuspended(Problem):
    code = "account.suspended"
    message = _("Akun %(name)s sedang ditangguhkan. Aktifkan lagi lebih dulu.")


class TooManyAccounts(Problem):
    code = "account.too_many"
    field = "file"
    message = _("Berkas berisi %(count)s baris, paling banyak %(limit)s. Bagi menjadi beberapa berkas.")


class LinkUnusable(Problem):
    code = "sign_in_link.unusable"
    status = 410
    message = _("Tautan ini sudah dipakai, diganti yang baru, atau lewat waktunya. Minta yang baru kepada admin Anda.")


class NotSample(Problem):
    code = "account.not_sample"
    message = _("Kata sandi bawaan hanya untuk akun contoh pada pemasangan demo.")


class DeviceUnknown(Problem):
    code = "device.unknown"
    status = 401
    message = _("HP ini belum terdaftar. Minta tautan pendaftaran kepada pemeriksa Anda. Isian di HP tetap ada.")


class DeviceRevoked(Problem):
    code = "device.revoked"
    status = 401
    message = _("HP ini tidak lagi terdaftar. Isian di HP tetap ada dan dapat diserahkan sesudah didaftarkan lagi.")


class DeviceTaken(Problem):
    code = "device.taken"
    status = 409
    message = _("Nomor HP aplikasi ini sudah dipakai akun lain. Tutup aplikasi, buka lagi, lalu daftarkan ulang.")
