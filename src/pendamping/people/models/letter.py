"""How the letters of an office are numbered, who signs them, and which numbers were given."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pendamping.regions.models import Region


class LetterScheme(models.Model):
    """How one office numbers its letters, from a day on: the kabupaten's office for villages, or a camat's."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="letter_schemes")  # the area that it answers for
    since = models.DateField(_("berlaku sejak"))
    pattern = models.CharField(_("pola nomor"), max_length=80)  # people.letter_patterns
    # Numbers that were given by hand before: the first one of the year of `since` that is given here.
    first_number = models.PositiveIntegerField(_("mulai dari nomor"), default=1)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    class Meta:
        ordering = ["region_id", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["region", "since"], name="letter_scheme_once"),
            models.CheckConstraint(condition=Q(first_number__gte=1), name="letter_scheme_counts_from_one"),
        ]

    def __str__(self) -> str:
        return self.pattern


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    def in_office_on(self, day: date) -> "SignatoryQuerySet":
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)


class Signatory(models.Model):
    """Who signs the letters of an office, for how long; two of one office never overlap."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="signatories")
    role = models.CharField(_("jabatan"), max_length=160)  # "Kepala Dinas PMD Kabupaten Lamandau", "Plt. Camat Bulik"
    name = models.CharField(_("nama"), max_length=160)
    rank = models.CharField(_("pangkat"), max_length=80, blank=True)  # "Pembina Tingkat I (IV/b)"
    employee_number = models.CharField(_("NIP"), max_length=30, blank=True)  # as it is printed on every letter
    start = models.DateField(_("mulai menjabat"))
    end = models.DateField(_("sampai"), null=True, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "-start"]
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="signatory_ends_later")
        ]

    def __str__(self) -> str:
        return self.name

    def signs_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


class LetterNumber(models.Model):
    """One number that was given to one letter. It stays given, whatever becomes of the letter."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="letter_numbers")
    year = models.PositiveSmallIntegerField(_("tahun"))
    number = models.PositiveIntegerField(_("nomor urut"))
    text = models.CharField(_("nomor surat"), max_length=120)  # as the scheme of its day writes it
    letter = models.CharField(max_length=80)  # what asked for it, such as "meeting:<id>": asking again gives this one
    about = models.CharField(_("hal"), max_length=200)
    dated = models.DateField(_("tanggal surat"))
    taken_at = models.DateTimeField(_("diambil"))
    taken_by = models.CharField(_("oleh"), max_length=200)

    class Meta:
        ordering = ["region_id", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "number"], name="letter_number_once"),
            models.UniqueConstraint(fields=["region", "letter"], name="letter_number_of_letter"),
        ]

    def __str__(self) -> str:
        return self.text
