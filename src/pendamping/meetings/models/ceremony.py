"""What is handed over and signed at a meeting, for its minutes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pendamping.common.ids import new_id
from pendamping.meetings.models.attendance import Attendance
from pendamping.people.models import Contract


class GivenAward(models.Model):
    """A certificate handed over, in the words of that day: whoever decided it, and whether or not we keep the award."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="given_awards")
    name = models.CharField(_("piagam"), max_length=160)
    recipient = models.CharField(_("penerima"), max_length=200)
    giver = models.CharField(_("diserahkan oleh"), max_length=160)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "recipient", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "name", "recipient"], name="given_award_once")]


class SignedContractQuerySet(models.QuerySet["SignedContract"]):
    def with_people(self) -> "SignedContractQuerySet":
        """Whose contract it is and who saw it, with no further query per line."""
        return self.select_related("contract__person").prefetch_related("witnesses")


class SignedContract(models.Model):
    """A contract (SPK) that was signed at a meeting, before witnesses who were there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="signed_contracts")
    contract = models.OneToOneField(Contract, models.PROTECT, related_name="signing")
    witnesses = models.ManyToManyField(Attendance, verbose_name=_("saksi"), related_name="witnessed")
    # The contract itself said nothing of its signing before: taken back, it says nothing again.
    is_told_to_contract = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    objects = SignedContractQuerySet.as_manager()

    class Meta:
        ordering = ["contract__person__name", "pk"]
