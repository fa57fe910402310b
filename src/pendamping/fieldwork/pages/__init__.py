"""The office pages of daily work."""
