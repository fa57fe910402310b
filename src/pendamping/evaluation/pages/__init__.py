"""Pages of evaluation and of the personal performance file."""
