"""What can be wrong with published results, and with the yearly round that measures each village."""

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


class RoundNotFound(NotFound):
    code = "index_round.not_found"


class SheetNotFound(NotFound):
    code = "index_sheet.not_found"


class EvidenceNotFound(NotFound):
    code = "index_evidence.not_found"


class RoundExists(Problem):
    code = "index_round.exists"
    field = "year"
    message = _("Pendataan %(index)s %(year)s untuk %(region)s sudah dibuka.")


class NotAKabupaten(Problem):
    code = "index_round.not_a_kabupaten"
    field = "region"
    message = _("Pendataan dibuka untuk satu kabupaten atau kota. %(region)s bukan kabupaten atau kota.")


class NothingToAsk(Problem):
    code = "index_round.nothing_to_ask"
    field = "index_id"
    message = _("Pertanyaan %(index)s belum ada di sini, jadi pendataannya belum dapat dibuka.")


class ClosesTooEarly(Problem):
    code = "index_round.closes_too_early"
    field = "closes_on"
    message = _("Hari penutupan %(closes_on)s sudah lewat. Isi paling awal %(today)s.")


class RoundClosed(Problem):
    code = "index_round.closed"
    message = _("Masa pengisian berakhir %(closes_on)s. Dinas PMD atau koordinator kabupaten dapat memperpanjangnya.")


class SheetLocked(Problem):
    code = "index_sheet.locked"
    message = _("Isian %(village)s sudah di tahap %(step)s, jadi jawabannya terkunci.")


class SheetElsewhere(Problem):
    code = "index_sheet.elsewhere"
    message = _("Lembar %(village)s sekarang di tahap %(step)s. Muat ulang halaman ini.")


class NotTheirStep(Problem):
    code = "index_sheet.not_their_step"
    message = _("Lembar %(village)s di tahap %(step)s. Tahap itu tidak diperiksa oleh peran Anda.")


class OwnSheet(Problem):
    code = "index_sheet.own"
    message = _("Anda sendiri yang menyerahkan lembar ini. Verifikasi dilakukan oleh orang lain.")


class AnswersMissing(Problem):
    code = "index_sheet.answers_missing"
    message = _("%(number)s pertanyaan belum dijawab: %(which)s. Jawab dahulu semuanya.")


class AnswersContradict(Problem):
    code = "index_sheet.answers_contradict"
    message = _("Ada jawaban yang bertentangan: %(which)s")


class TeamMissing(Problem):
    code = "index_sheet.team_missing"
    message = _("Isi dahulu nomor dan tanggal SK tim desa.")


class InTheFuture(Problem):
    code = "index_sheet.in_the_future"
    field = "date"
    message = _("Tanggal %(date)s belum terjadi. Isi paling lambat %(today)s.")


class NobodyAttended(Problem):
    code = "index_sheet.nobody_attended"
    field = "attended_f"
    message = _("Isi jumlah peserta musyawarah, perempuan dan laki-laki.")


class WhyMissing(Problem):
    code = "index_sheet.why_missing"
    field = "reason"
    message = _("Tulis apa yang perlu diperbaiki, agar tim desa tahu apa yang diubah.")


class AnswerNotTaken(Problem):
    """One answer of several; `fault` says what was read and what to write."""

    code = "index_answer.not_taken"
    message = _("%(label)s: %(sentence)s")


class TooMuchEvidence(Problem):
    code = "index_evidence.too_many"
    field = "file"
    message = _("Satu pertanyaan memuat paling banyak %(limit)s bukti.")


class NoAnswersInFile(Problem):
    code = "answer_upload.no_answers"
    field = "file"
    message = _(
        "Berkas %(file)s tidak berisi kolom isian. Judul yang dicari: Kode desa, Kode isian, dan Jawaban; "
        "atau Kode desa dan satu kolom per pertanyaan. Unduh buku kerja untuk contohnya."
    )


class TooManyAnswers(Problem):
    code = "answer_upload.too_many"
    field = "file"
    message = _("Berkas %(file)s berisi %(found)s jawaban, paling banyak %(limit)s. Bagi menurut kecamatan.")


class NoResultToExplain(Problem):
    code = "index.no_result_to_explain"
    status = 404
    message = _(
        "%(region)s tidak punya hasil %(index)s dengan skor indikator untuk tahun %(year)s. Tahun yang ada: %(years)s."
    )
