"""Which wording of the questions a file was made from: noted in it, and compared when it comes back."""

import hashlib
from typing import Final

from pendamping.engine.law.index_model import IndexDefinition

LENGTH: Final = 12


def version_of(index: IndexDefinition) -> str:
    """The beginning of the SHA-256 of all questions: it changes with any of them."""
    text = "\n".join(answer.model_dump_json() for answer in index.answers.values())
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
