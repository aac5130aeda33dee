"""How good and how fast the planner is: `python -m bench.planner`, or `make bench-planner` (docs/planner.md)."""
