"""What can be wrong when somebody objects, complains, or decides on it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem

CONFLICT = 409


class CaseNotFound(NotFound):
    code = "case.not_found"


class NothingToObjectTo(NotFound):
    code = "case.nothing_to_object_to"


class TooLateToObject(Problem):
    code = "case.too_late"
    message = _("Keberatan diajukan paling lambat %(until)s. Untuk hal lain, hubungi kantor yang memutuskan.")


class AlreadyRaised(Problem):
    code = "case.already_raised"
    status = CONFLICT
    message = _("Perkara tentang hal ini sudah Anda ajukan dan belum diputuskan. Tambahkan keterangan di sana.")


class ViolationMissing(Problem):
    code = "case.violation_missing"
    field = "violation"
    message = _("Pilih larangan yang diduga dilanggar.")


class OwnConduct(Problem):
    code = "case.own_conduct"
    message = _("Dugaan pelanggaran diajukan tentang orang lain.")


class NotTheStep(Problem):
    code = "case.not_the_step"
    status = CONFLICT
    message = _("Langkah ini tidak mungkin selagi perkara %(state)s.")


class NotTheirStep(Problem):
    code = "case.not_their_step"
    message = _("Langkah ini dilakukan kantor yang memutuskan atau pemeriksanya.")


class OwnCase(Problem):
    code = "case.own"
    message = _("Perkara tentang diri sendiri diputuskan orang lain.")


class NotHeardYet(Problem):
    code = "case.not_heard_yet"
    status = CONFLICT
    message = _("%(name)s belum didengar. Minta klarifikasi dulu; tanpa jawaban, putuskan sesudah %(until)s.")


class CaseBasisMissing(Problem):
    code = "case.basis_missing"
    field = "legal_basis"
    message = _("Sebut dasar hukumnya: peraturan dan pasal, atau pasal kontrak.")


class CaseWithoutWords(Problem):
    code = "case.without_words"
    field = "text"
    message = _("Tulis uraiannya, supaya yang membaca mengerti tanpa bertanya.")
