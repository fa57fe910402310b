"""The days of the reporting calendar that an installation sets for its own areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.law.reporting import Step


class ReportingDay(models.Model):
    """Until which day of the next month a step lasts, in one area, from a month on; earlier months keep theirs."""

    STEPS = (
        (Step.SUPERVISOR_RECAP, _("Rekap supervisor")),
        (Step.REGENCY_RECAP, _("Rekap kabupaten")),
        (Step.EVALUATION_CLOSES, _("Penilaian triwulan ditutup")),
    )

    area = models.CharField(_("wilayah"), max_length=4, blank=True)  # the code it holds for; "": the whole country
    step = models.CharField(_("langkah"), max_length=20, choices=STEPS)
    since = models.DateField(_("mulai bulan"))  # the first day of the first month that it holds for
    day = models.PositiveSmallIntegerField(_("sampai tanggal"))  # of the month after the period
    basis = models.CharField(_("dasar"), max_length=200)

    class Meta:
        ordering = ["step", "-since", "area"]
        constraints = [
            models.UniqueConstraint(fields=["area", "step", "since"], name="reporting_day_once"),
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=28), name="reporting_day_in_every_month"),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.day}"
