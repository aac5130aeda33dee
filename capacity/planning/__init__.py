"""The planner's proposal as pure code: a problem in, a plan out, nothing read from or written to the database.

`problem` and `plan` say what goes in and comes out, `options` what is possible, `worth` what it is worth; `greedy` and
`model` look for the best, `prices` proves without a search, `reasons` tells why. `capacity.planner` is the door.
"""
