"""Scaling care up: the plan in force, in which phase each region is, and when the next would be reached."""
