"""Pendamping: village facilitation in Indonesia, from the daily report to the monthly paper."""

__version__ = "0.1.0"
