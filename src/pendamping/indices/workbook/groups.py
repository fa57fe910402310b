"""The questions in the order in which people fill them in."""

from pendamping.engine.law.entries import Group
from pendamping.engine.law.index_model import Answer, IndexDefinition


def grouped_answers(index: IndexDefinition) -> list[tuple[Group, list[Answer]]]:
    """Every question once, in the group of the first indicator that it decides."""
    groups: dict[str, list[Answer]] = {one.id: [] for one in index.groups}
    placed: set[str] = set()
    for indicator in index.indicators:
        for id_ in indicator.inputs:
            if id_ not in placed:
                placed.add(id_)
                groups[indicator.group].append(index.answers[id_])
    return [(one, groups[one.id]) for one in index.groups if groups[one.id]]
