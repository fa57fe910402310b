"""What an installation sets of a scheme, because the decree leaves it open."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchemeSetting(models.Model):
    """Points, scale and grades of one scheme in one area, from the first day of a period on; never changed after."""

    scheme = models.CharField(_("skema"), max_length=40)  # id of a file of law/evaluasi_kinerja
    area = models.CharField(_("wilayah"), max_length=4, blank=True)  # the code it holds for; "": the whole country
    since = models.DateField(_("mulai"))  # the first day of a quarter
    setting = models.JSONField()  # engine.evaluation.Setting
    basis = models.CharField(_("dasar"), max_length=200)
    set_by = models.CharField(_("ditetapkan oleh"), max_length=200)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["scheme", "-since", "area"]
        constraints = [models.UniqueConstraint(fields=["scheme", "area", "since"], name="scheme_setting_once")]
