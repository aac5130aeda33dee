"""The information picture at size (docs/bench.md)."""
