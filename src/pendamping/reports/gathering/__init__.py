"""The parts of a paper, read for a person whom a selector has already found inside the asker's scope."""
