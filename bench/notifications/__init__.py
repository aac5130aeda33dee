"""Messages in bad weather: a storm through which nothing is lost, and how fast mail leaves. See docs/bench.md.

`python -m bench.notifications`, or `make bench-notifications`. It starts parts of its own (PostgreSQL, Redis, a mail
server, workers, beat) on free ports in a folder of its own, and touches nothing else on the machine.
"""
