"""What an area's document is about: the versions of one document share it."""

from uuid import UUID


def minutes_subject(sheet_id: UUID) -> str:
    return f"sheet:{sheet_id}"


def objection_subject(regency: str, index_id: str, year: int) -> str:
    return f"objection:{regency}:{index_id}:{year}"


def recap_subject(area: str, month: str) -> str:
    return f"recap:{area}:{month}"


def district_subject(district: str, month: str) -> str:
    return f"district:{district}:{month}"


def program_subject(area: str, period: str) -> str:
    return f"program:{area}:{period}"


def summary_subject(area: str, period: str) -> str:
    return f"summary:{area}:{period}"


def certificate_subject(candidate_id: UUID) -> str:
    return f"certificate:{candidate_id}"


def meeting_letter(meeting_id: UUID) -> str:
    """How the numbers of letters know the invitation to a meeting."""
    return f"meeting:{meeting_id}"
