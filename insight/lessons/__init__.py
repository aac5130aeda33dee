"""What was learned: proposed by whoever takes part, published by whoever steers, taken over by others (0060)."""
