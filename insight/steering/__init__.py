"""For whoever steers: which home first, whom to call, who is late, what is offered and ends, what changed."""
