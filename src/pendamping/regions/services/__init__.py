"""What happens to regions."""

from pendamping.regions.services.national_list import load_national_list

__all__ = ["load_national_list"]
