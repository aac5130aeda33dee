"""What was recorded, read and written under the request's lock: ledger, reviews, decisions, versions, journal."""
