"""Pages about regions."""
