"""Pages of the village index."""
