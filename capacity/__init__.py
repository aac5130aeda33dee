"""What Defence can spare, where it is sent, and when it comes back: a ledger per staff type and day."""
