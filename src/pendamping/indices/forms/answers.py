"""What a person typed or ticked for one question, before anybody reads it as an answer."""

from django.http import QueryDict

from pendamping.engine.law.index_model import Answer

SEEN = "seen:"


def seen_stamps(data: QueryDict) -> dict[str, str]:
    """The stamps of the answers that the page showed, by question."""
    return {name.removeprefix(SEEN): data.get(name, "") for name in data if name.startswith(SEEN)}


def raw_answer(answer: Answer, data: QueryDict) -> object:
    """The text of a field, the value of a radio button, or the list of what is ticked; None: nothing."""
    if answer.type == "choices":
        return data.getlist(answer.id) or None
    return data.get(answer.id, "").replace("\0", "")
