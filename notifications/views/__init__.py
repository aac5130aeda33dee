"""Pages: one's messages and how one is reached; delivery for administrators."""
