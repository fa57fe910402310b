"""What can be wrong with goals, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class GoalNotFound(NotFound):
    code = "goal.not_found"


class GoalExists(Problem):
    code = "goal.exists"
    field = "name"
    message = _("Sasaran %(name)s sudah ada di tempat itu.")


class PartOfPart(Problem):
    code = "goal.part_of_part"
    field = "parent"
    message = _("Pohon sasaran dua tingkat saja. Pilih sasaran utama sebagai induknya.")


class NotTheirs(Problem):
    code = "goal.not_theirs"
    message = _("Yang dapat menandai laporan ini penulisnya, atau yang memeriksa laporan di wilayahnya.")
