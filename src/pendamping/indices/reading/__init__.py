"""Published results out of files: JSON documents, archives and folders of them, tables."""

from pendamping.indices.reading.files import read_path, read_upload

__all__ = ["read_path", "read_upload"]
