"""What a pack says, theme by theme: each makes a section from the same facts."""
