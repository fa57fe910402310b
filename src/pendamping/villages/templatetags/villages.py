"""How pages write works: percent with a bar and the word, why one is stuck, what a change changed."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pendamping.villages.models import Work, WorkRevision, WorkState, column
from pendamping.villages.standing import Reason, Stuck

register = template.Library()

DERIVED = "name_key"  # follows from the name


@register.simple_tag
def work_progress(work: Work) -> SafeString:
    """Percent, its bar and the state's word."""
    return format_html(
        '{percent}% <span class="{tone}">{word}</span>'
        '<progress class="filled" max="100" value="{percent}" aria-hidden="true"></progress>',
        percent=work.percent,
        word=work.get_state_display(),
        tone="late" if work.state == WorkState.STOPPED else "beside",
    )


@register.filter
def days_over(work: Work, today: date) -> int:
    """Days since its planned end; 0 while there is time, or when it is done."""
    return 0 if work.state == WorkState.DONE else max(0, (today - work.planned_end).days)


@register.filter
def amount(number: Decimal) -> str:
    """A volume without the zeros that say nothing: 1.250,5."""
    text = f"{number.normalize():f}"
    return number_format(number, len(text.partition(".")[2]), force_grouping=True)


@register.filter
def unlocalized(number: float) -> str:
    """A number as SVG reads it, in every language with a point."""
    return f"{number:g}"


@register.simple_tag
def stuck_words(stuck: Stuck) -> str:
    """Tersendat 41 hari: lewat rencana selesai, serapan 20% saat 80% waktunya berlalu."""
    return _("Tersendat %(days)s hari: %(reasons)s.") % {
        "days": number_format(stuck.days, force_grouping=True),
        "reasons": reason_words(stuck),
    }


@register.simple_tag
def reason_words(stuck: Stuck) -> str:
    """Only why: lewat rencana selesai, serapan 20% saat 80% waktunya berlalu."""
    shares = {"money": stuck.money_share, "time": stuck.time_share}
    said = [
        _("serapan %(money)s%% saat %(time)s%% waktunya berlalu") % shares
        if one is Reason.MONEY_BEHIND
        else str(one.label).lower()
        for one in stuck.reasons
    ]
    return ", ".join(said)


@register.simple_tag
def revision_words(revision: WorkRevision) -> str:
    """What stood there before: Anggaran semula Rp150.000.000."""
    said = []
    for name, before in revision.before.items():
        if name == DERIVED:
            continue
        label = column(name).verbose_name
        said.append(_("%(label)s semula %(before)s") % {"label": label, "before": _written(name, before)})
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def _written(name: str, before: object) -> str:
    if before in (None, ""):
        return _("kosong")
    if name == "budget" and isinstance(before, int):
        return f"Rp{number_format(before, force_grouping=True)}"
    if name in {"planned_start", "planned_end"}:
        return date_format(date.fromisoformat(str(before)), "SHORT_DATE_FORMAT")
    if name == "volume":
        return amount(Decimal(str(before)))
    if name == "method":
        return str(Work.Method(str(before)).label)
    return str(before)
