"""What a phone can ask for: one module per record, one function per kind of command."""
