"""What is no error but needs a second look: shown, confirmed, and kept with the placement."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import Problem


class Concern(Problem):
    """Handed back instead of raised; some cannot be confirmed without a reason."""

    needs_reason: ClassVar[bool] = False


class SexDiffersFromNik(Concern):
    code = "person.sex_differs_from_nik"
    field = "sex"
    message = _("Menurut NIK: %(from_nik)s. Periksa jenis kelamin atau NIK.")


class AgeUnusual(Concern):
    code = "person.age_unusual"
    field = "nik"
    message = _("Menurut NIK lahir %(born)s, usia %(age)s tahun. Periksa NIK.")


class TooManyVillages(Concern):
    code = "assignment.too_many_villages"
    field = "regions"
    message = _("%(number)s desa dampingan, lebih dari batas %(cap)s desa untuk satu PLD.")


class FarFromHome(Concern):
    code = "assignment.far_from_home"
    field = "note"
    needs_reason = True
    message = _("Domisili %(home)s berjarak %(km)s km dari %(post)s, lebih dari %(limit)s km.")


class NoContract(Concern):
    code = "assignment.no_contract"
    field = "contract"
    message = _("Belum ada kontrak %(tier)s yang berlaku pada %(day)s.")


class AlreadyServed(Concern):
    code = "assignment.already_served"
    field = "regions"
    message = _("%(name)s juga definitif di %(villages)s pada masa itu.")


class CadreLivesElsewhere(Concern):
    code = "assignment.cadre_lives_elsewhere"
    field = "regions"
    message = _("Kader berkedudukan di desanya. Domisili tercatat: %(home)s.")


class CadreRoleTaken(Concern):
    code = "assignment.cadre_role_taken"
    field = "speciality"
    message = _("Peran %(role)s di desa ini sudah dipegang %(name)s.")


class CadreIsVillageOfficial(Concern):
    code = "assignment.cadre_is_village_official"
    field = "regions"
    message = _("KPM sebaiknya bukan %(post)s.")
