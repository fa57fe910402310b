"""What the office knows and passes on: good practices, regulations, circulars."""

from pendamping.library.models.circular import Circular, CircularQuestion, CircularReceipt, CircularRole
from pendamping.library.models.practice import Practice, PracticePhoto, PracticeRequest
from pendamping.library.models.regulation import Regulation
from pendamping.library.models.search import SearchEntry

__all__ = [
    "Circular",
    "CircularQuestion",
    "CircularReceipt",
    "CircularRole",
    "Practice",
    "PracticePhoto",
    "PracticeRequest",
    "Regulation",
    "SearchEntry",
]
