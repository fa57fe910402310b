"""Files that came from outside, looked at before anything of them is kept. No database here."""
