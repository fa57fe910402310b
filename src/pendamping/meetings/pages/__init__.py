"""Pages of meetings and what follows from them."""
