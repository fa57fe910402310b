"""Pages of the obstacle ladder."""
