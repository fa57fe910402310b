"""What the index stores: official results as published; the yearly round that measures each village; own results."""

from pendamping.indices.models.official import (
    Family,
    Finding,
    Match,
    OfficialResult,
    OfficialResultQuerySet,
    PublishedCount,
    PublishedDocument,
    ResultImport,
    ResultSource,
    Status,
    UnmatchedResult,
)
from pendamping.indices.models.own import OwnResult, OwnResultQuerySet
from pendamping.indices.models.round import (
    Round,
    RoundQuerySet,
    SheetStep,
    TeamSeat,
    VillageSheet,
    VillageSheetQuerySet,
)
from pendamping.indices.models.sheet import AnswerEvidence, VillageAnswer
from pendamping.indices.models.upload import AnswerUpload, UploadedAnswer

__all__ = [
    "AnswerEvidence",
    "AnswerUpload",
    "Family",
    "Finding",
    "Match",
    "OfficialResult",
    "OfficialResultQuerySet",
    "OwnResult",
    "OwnResultQuerySet",
    "PublishedCount",
    "PublishedDocument",
    "ResultImport",
    "ResultSource",
    "Round",
    "RoundQuerySet",
    "SheetStep",
    "Status",
    "TeamSeat",
    "UnmatchedResult",
    "UploadedAnswer",
    "VillageAnswer",
    "VillageSheet",
    "VillageSheetQuerySet",
]
