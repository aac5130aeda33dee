"""What anybody may know: counts of need and support by day and safety region, in brackets (decision 0063)."""
