"""The questionnaire as an XLSForm, for teams that collect with ODK or Kobo; their exports come back as an upload."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pendamping.common.tables import Value, write_xlsx
from pendamping.engine.law.index_model import Answer, IndexDefinition
from pendamping.indices.models import Round
from pendamping.indices.workbook.groups import grouped_answers
from pendamping.indices.workbook.versions import version_of
from pendamping.indices.workbook.writing import allowed
from pendamping.regions.models import Region

LANGUAGES: Final = {"id": "Indonesia (id)", "en": "English (en)"}
NO_KIND: Final = "tidak_ada"  # of several choices, none holds
YES_NO: Final = "ya_tidak"
VILLAGES: Final = "daftar_desa"
SAID = Callable[[], str]


def xlsform(opened: Round, index: IndexDefinition, villages: Sequence[Region]) -> bytes:
    """The form of a round, in which one of `villages` is chosen; ids are those of the definition."""
    return write_xlsx(
        {
            "survey": [_survey_heads(), *_survey(opened, index)],
            "choices": [["list_name", "name", *_in_each("label")], *_choices(index, villages)],
            "settings": [
                ["form_title", "form_id", "version", "default_language"],
                [
                    f"{index.label} {opened.year}, {opened.region.full_name}",
                    f"{index.id}_{opened.year}_{opened.region_id}".replace("-", "_"),
                    version_of(index),
                    LANGUAGES["id"],
                ],
            ],
        }
    )


def _survey_heads() -> list[Value]:
    texts = [*_in_each("label"), *_in_each("hint"), *_in_each("constraint_message")]
    return ["type", "name", *texts, "required", "constraint", "calculation"]


def _survey(opened: Round, index: IndexDefinition) -> Iterator[list[Value]]:
    yield _row("start", "start")
    yield _row("end", "end")
    yield _row("begin_group", "tempat", label=lambda: _("Desa"))
    yield _row(f"select_one {VILLAGES}", "kode_desa", label=lambda: _("Desa"), required=True)
    yield _row("calculate", "tahun", calculation=str(opened.year))
    yield _row("end_group", "")
    for group, answers in grouped_answers(index):
        yield _row("begin_group", group.id, label=partial(_, group.name))
        for answer in answers:
            yield _question(answer)
        yield _row("end_group", "")


def _question(answer: Answer) -> list[Value]:
    return _row(
        _type_of(answer),
        answer.id,
        label=lambda: _(answer.label),
        hint=lambda: _hint(answer),
        refusal=lambda: allowed(answer),
        constraint=_constraint(answer),
    )


def _type_of(answer: Answer) -> str:
    match answer.type:
        case "boolean":
            return f"select_one {YES_NO}"
        case "choice":
            return f"select_one {answer.id}"
        case "choices":
            return f"select_multiple {answer.id}"
    return answer.type


def _hint(answer: Answer) -> str:
    unit = _("Dalam %(unit)s.") % {"unit": answer.unit_label} if answer.unit_label else ""
    return " ".join(filter(None, (unit, _(answer.note) if answer.note else "")))


def _constraint(answer: Answer) -> str:
    """What a phone can watch over; an empty answer never breaks it."""
    if answer.type == "choices":
        return f"not(selected(., '{NO_KIND}') and count-selected(.) > 1)"
    bounds = []
    if answer.min is not None:
        bounds.append(f". >= {answer.min}")
    if answer.max is not None:
        bounds.append(f". <= {answer.max}")
    if answer.at_most:
        bounds.append(f"(${{{answer.at_most}}} = '' or . <= ${{{answer.at_most}}})")
    return " and ".join(bounds)


def _choices(index: IndexDefinition, villages: Sequence[Region]) -> Iterator[list[Value]]:
    yield _choice(YES_NO, "ya", lambda: _("Ya"))
    yield _choice(YES_NO, "tidak", lambda: _("Tidak"))
    for answer in index.answers.values():
        for one in answer.options:
            yield _choice(answer.id, one.id, partial(_, one.label))
        if answer.type == "choices":
            yield _choice(answer.id, NO_KIND, lambda: _("Tidak ada"))
    for village in villages:
        yield _choice(VILLAGES, village.code, partial(str, f"{village.name} ({village.dotted})"))


def _row(
    kind: str,
    name: str,
    *,
    label: SAID | None = None,
    hint: SAID | None = None,
    refusal: SAID | None = None,
    required: bool = False,
    constraint: str = "",
    calculation: str = "",
) -> list[Value]:
    texts = [*_said(label), *_said(hint), *_said(refusal if constraint else None)]
    return [kind, name, *texts, "yes" if required else "", constraint, calculation]


def _choice(list_name: str, name: str, label: SAID) -> list[Value]:
    return [list_name, name, *_said(label)]


def _in_each(column: str) -> list[str]:
    return [f"{column}::{LANGUAGES[code]}" for code, _name in settings.LANGUAGES]


def _said(text: SAID | None) -> list[str]:
    """The text in each language; the Indonesian one where a language has none of its own."""
    said = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            said.append(text() if text else "")
    return said
