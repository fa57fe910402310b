"""Pages of a kabupaten's goals."""
