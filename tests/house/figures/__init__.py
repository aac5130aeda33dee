"""Every figure of the demo's pages beside a loop over its rows: who reads it, of what, and what stands there.

The scene is that of `January` (tests/house/test_deployed.py), which holds these questions. What is counted by hand is
counted once for each territory; then many read its page. Of those who read the same (national roles) chance picks one
for each territory, so that each role reads many and each territory is read; `make prove` lets each read all.
"""
