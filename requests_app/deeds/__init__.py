"""A function for each deed with data; each ends in `perform`."""
