"""Pages of acceleration plans."""
