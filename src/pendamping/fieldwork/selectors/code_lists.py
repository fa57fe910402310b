"""The lists that forms offer and that records are read with."""

from dataclasses import dataclass

from django.utils.translation import get_language

from pendamping.common.scope import Scope
from pendamping.fieldwork.models import CodeListEntry


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: every label, and the choices that are offered today."""

    labels: dict[str, str]
    offered: list[tuple[str, str]]

    def label(self, code: str) -> str:
        """The label of a code; a code that no list knows speaks for itself."""
        return self.labels.get(code, code)


def code_lists(scope: Scope) -> dict[str, CodeList]:
    """Every list by its name, in the reader's language, in one query; what is retired today is not offered."""
    lists = {name: CodeList({}, []) for name in CodeListEntry.List.values}
    in_english = (get_language() or "").startswith("en")
    for entry in CodeListEntry.objects.all():
        label = entry.label_en if in_english and entry.label_en else entry.label
        lists[entry.list].labels[entry.code] = label
        if entry.retired_on is None or entry.retired_on > scope.today:
            lists[entry.list].offered.append((entry.code, label))
    return lists
