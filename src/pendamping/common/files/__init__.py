"""Photos and documents from outside: looked at before anything of them is kept, then stored once by their content."""
