"""Read-only questions over every app."""
