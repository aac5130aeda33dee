"""API v1 of requests: the same doors as the pages, told in JSON. No rule stands here."""
