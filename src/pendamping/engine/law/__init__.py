"""Loads and validates the files of `pendamping/law`."""
