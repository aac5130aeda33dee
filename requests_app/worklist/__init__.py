"""What somebody has before her: her work, the list, whose turn it is, what will follow."""
