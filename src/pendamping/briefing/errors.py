"""What can be wrong with a briefing pack, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from pendamping.common.problems import NotFound, Problem


class PackNotFound(NotFound):
    code = "briefing.not_found"


class DayToCome(Problem):
    code = "briefing.day_to_come"
    field = "as_of"
    message = _("%(date)s belum tiba. Pilih hari ini atau hari sebelumnya.")
