"""One module per kind of reader."""
