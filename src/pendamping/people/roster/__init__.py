"""A roster from a spreadsheet: its columns, what a row says, what it would change, and the file to fill in."""
