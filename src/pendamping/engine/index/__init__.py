"""The index of villages from their answers or scores: pure calculation, any definition of law/."""
