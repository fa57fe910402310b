"""What is wrong with a person, a contract or a placement, and how to mend it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class PersonNotFound(NotFound):
    code = "person.not_found"
    message = _("Pendamping ini tidak ada atau di luar wilayah Anda.")


class AssignmentNotFound(NotFound):
    code = "assignment.not_found"
    message = _("Penempatan ini tidak ada atau di luar wilayah Anda.")


class RegionUnknown(Problem):
    code = "people.region_unknown"
    field = "regions"
    message = _("Wilayah %(codes)s tidak ada pada %(day)s atau di luar wilayah Anda. Periksa kodenya.")


class DomicileUnknown(Problem):
    code = "person.domicile_unknown"
    field = "domicile"
    message = _("Wilayah domisili %(code)s tidak dikenal. Isi kode desa atau kelurahan, misalnya 62.09.04.2008.")


class NikInvalid(Problem):
    code = "person.nik_invalid"
    field = "nik"
    message = _("NIK harus 16 angka: kode wilayah, tanggal lahir (perempuan ditambah 40), dan nomor urut. Periksa KTP.")


class NikTaken(Problem):
    code = "person.nik_taken"
    field = "nik"
    message = _(
        "NIK ini sudah terdaftar. Cari orangnya dalam daftar dan tambahkan penempatannya. "
        "Bila tidak tampak, ia tercatat di wilayah lain: hubungi kantor tingkat provinsi."
    )


class EmailInvalid(Problem):
    code = "person.email_invalid"
    field = "email"
    message = _("Alamat surel tidak terbaca. Tulis seperti nama@contoh.id.")


class NpwpInvalid(Problem):
    code = "person.npwp_invalid"
    field = "npwp"
    message = _("NPWP harus 15 atau 16 angka.")


class PhoneInvalid(Problem):
    code = "person.phone_invalid"
    field = "phone"
    message = _("Nomor HP tidak terbaca. Tulis seperti 0812 3456 7890.")


class ReasonMissing(Problem):
    code = "person.reason_missing"
    field = "reason"
    message = _("Tulis alasan membuka data pribadi ini. Alasan tercatat bersama nama Anda.")


class RosterTooLong(Problem):
    code = "roster.too_long"
    field = "file"
    message = _(
        "Berkas ini berisi lebih dari %(limit)s baris, terlalu banyak untuk satu unggahan. "
        "Bagi menjadi beberapa berkas, atau minta admin menjalankan perintah import_roster."
    )


class NikRounded(Problem):
    code = "roster.nik_rounded"
    field = "file"
    message = _(
        "Semua NIK dalam %(file)s berakhir dengan 0: Excel membulatkan angka panjang. "
        "Ubah kolom NIK menjadi Teks, isi ulang NIK-nya, lalu unggah lagi."
    )


class ContractAcrossYears(Problem):
    code = "contract.across_years"
    field = "end"
    message = _("Kontrak %(start)s sampai %(end)s melewati tahun. Buat satu kontrak untuk setiap tahun.")


class ContractEndsBeforeStart(Problem):
    code = "contract.ends_before_start"
    field = "end"
    message = _("Tanggal selesai %(end)s lebih awal daripada tanggal mulai %(start)s.")


class ContractOverlaps(Problem):
    code = "contract.overlaps"
    field = "start"
    message = _("Masa kontrak bertumpuk dengan SPK %(number)s (%(start)s sampai %(end)s).")


class ContractNumberTaken(Problem):
    code = "contract.number_taken"
    field = "number"
    message = _("SPK %(number)s sudah tercatat untuk orang ini.")


class NotContracted(Problem):
    code = "contract.tier_without_contract"
    field = "tier"
    message = _("%(tier)s tidak memakai kontrak SPK.")


class IncompatiblePost(Problem):
    code = "contract.incompatible_post"
    field = "tier"
    message = _("Tercatat memegang jabatan lain: %(post)s. Jabatan itu tidak dapat dirangkap dengan %(tier)s.")


class ContractMissing(Problem):
    code = "assignment.contract_unknown"
    field = "contract"
    message = _("Kontrak itu bukan milik orang ini.")


class ContractOfOtherTier(Problem):
    code = "assignment.contract_of_other_tier"
    field = "contract"
    message = _("SPK %(number)s adalah kontrak %(contract_tier)s, bukan %(tier)s.")


class OutsideContract(Problem):
    code = "assignment.outside_contract"
    field = "start"
    message = _(
        "Penempatan %(start)s sampai %(end)s keluar dari masa kontrak %(contract_start)s sampai %(contract_end)s."
    )


class StartImplausible(Problem):
    code = "assignment.start_implausible"
    field = "start"
    message = _("Tanggal mulai %(start)s tidak mungkin. Periksa tahunnya, paling awal %(first)s.")


class AssignmentEndsBeforeStart(Problem):
    code = "assignment.ends_before_start"
    field = "end"
    message = _("Tanggal selesai %(end)s lebih awal daripada tanggal mulai %(start)s.")


class WrongAreaLevel(Problem):
    code = "assignment.wrong_area_level"
    field = "regions"
    message = _("%(tier)s ditempatkan di %(level)s. Ganti %(names)s.")


class WrongVillageKind(Problem):
    code = "assignment.wrong_village_kind"
    field = "regions"
    message = _("%(tier)s hanya bertugas di %(kind)s. Keluarkan %(names)s.")


class AreasMissing(Problem):
    code = "assignment.areas_missing"
    field = "regions"
    message = _("Pilih wilayah tugas: %(level)s.")


class OneAreaOnly(Problem):
    code = "assignment.one_area_only"
    field = "regions"
    message = _("%(tier)s berkedudukan di satu desa. Pilih satu desa saja.")


class AreasInSeveralDistricts(Problem):
    code = "assignment.areas_in_several_districts"
    field = "regions"
    message = _("Desa dampingan satu PLD harus dalam satu kecamatan. Yang dipilih ada di %(names)s.")


class DefinitiveOverlaps(Problem):
    code = "assignment.definitive_overlaps"
    field = "start"
    message = _(
        "Sudah ada penempatan definitif sebagai %(tier)s sejak %(start)s sampai %(end)s. "
        "Akhiri dahulu, atau catat sebagai pengampu sementara."
    )


class LetterMissing(Problem):
    code = "assignment.letter_missing"
    field = "letter_number"
    message = _("%(tier)s memerlukan nomor SK pengangkatan.")


class CadreRoleUnknown(Problem):
    code = "assignment.cadre_role_unknown"
    field = "speciality"
    message = _("Pilih peran KPMD: %(roles)s.")


class PublicFunding(Problem):
    code = "assignment.public_funding"
    field = "funding"
    message = _("Pihak ketiga bekerja dengan dana sendiri, tidak dengan APBN atau APBD.")


class RelocationWithoutOrigin(Problem):
    code = "assignment.relocation_without_origin"
    field = "replaces"
    message = _("Relokasi memerlukan penempatan yang ditinggalkan, milik orang yang sama.")


class ConcernNeedsReason(Problem):
    code = "assignment.concern_needs_reason"
    field = "note"
    message = _("Tulis alasannya. %(concern)s")


class EndBeforeStart(Problem):
    code = "assignment.end_before_start"
    field = "end"
    message = _("Tugas ini mulai %(start)s. Tanggal berakhir tidak dapat lebih awal.")


class AlreadyEnded(Problem):
    code = "assignment.already_ended"
    field = "end"
    message = _("Tugas ini sudah berakhir %(end)s.")


class ObjectionTooLate(Problem):
    code = "assignment.objection_too_late"
    field = "objection"
    message = _("Masa keberatan %(days)s hari sejak %(start)s sudah lewat.")


class NotRelocated(Problem):
    code = "assignment.not_relocated"
    field = "objection"
    message = _("Keberatan hanya dicatat untuk relokasi.")


class CoordinatorWithoutPost(Problem):
    code = "coordinator.without_post"
    field = "start"
    message = _("%(name)s tidak bertugas di wilayah itu pada %(day)s. Catat penempatannya dahulu.")


class CoordinatorSeatTaken(Problem):
    code = "coordinator.seat_taken"
    field = "start"
    message = _("%(name)s masih menjadi %(role)s di sana. Akhiri dahulu masa tugasnya.")


class WrongCoordinatorArea(Problem):
    code = "coordinator.wrong_area"
    field = "region"
    message = _("%(role)s memimpin %(level)s. Pilih wilayah yang sesuai.")


class AccountUnknown(Problem):
    code = "person.account_unknown"
    field = "account"
    message = _("Akun itu tidak ada, atau sudah milik orang lain.")


class OrganisationNotFound(NotFound):
    code = "organisation.not_found"
    message = _("Perangkat daerah ini tidak ada atau di luar wilayah Anda.")


class OrganisationTaken(Problem):
    code = "organisation.taken"
    field = "name"
    message = _("%(name)s sudah ada dalam daftar wilayah itu.")


class NotAnOffice(Problem):
    code = "letter.not_an_office"
    message = _("Surat dinas bernomor milik provinsi, kabupaten, atau kecamatan; %(area)s bukan salah satunya.")


class LetterPatternUnclear(Problem):
    code = "letter.pattern_unclear"
    field = "pattern"
    message = _("Pola ini memuat %(unknown)s yang tidak dikenal. Yang dapat dipakai: %(known)s.")


class LetterPatternIncomplete(Problem):
    code = "letter.pattern_incomplete"
    field = "pattern"
    message = _("Pola ini belum memuat %(missing)s. Tanpa itu dua surat dapat bernomor sama.")


class NoLetterScheme(Problem):
    code = "letter.no_scheme"
    message = _("Penomoran surat %(area)s untuk %(day)s belum diatur. Atur dahulu, atau tulis nomornya sendiri.")


class LetterDatedAhead(Problem):
    code = "letter.dated_ahead"
    field = "dated"
    message = _("Surat bertanggal %(day)s belum dapat bernomor; hari ini %(today)s. Nomornya diambil pada harinya.")


class SignatoryNotFound(NotFound):
    code = "signatory.not_found"
    message = _("Penanda tangan ini tidak ada atau di luar wilayah Anda.")


class SignatoryEndsBeforeStart(Problem):
    code = "signatory.ends_before_start"
    field = "end"
    message = _("Jabatan ini mulai %(start)s. Hari terakhirnya tidak dapat lebih awal.")


class SignatoriesOverlap(Problem):
    code = "signatory.overlap"
    field = "start"
    message = _("%(name)s menjabat %(start)s sampai %(end)s. Akhiri dahulu, atau pilih hari sesudahnya.")


class SignatoryNotInOffice(Problem):
    code = "signatory.not_in_office"
    field = "signer"
    message = _(
        "%(name)s menjabat %(start)s sampai %(end)s, jadi tidak dapat menandatangani surat bertanggal %(day)s. "
        "Pejabat pada hari itu: %(other)s."
    )
