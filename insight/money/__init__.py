"""What help costs and who pays, by territory and period: estimated beside actual, now or as it was known."""
