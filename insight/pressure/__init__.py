"""Care pressure beside the need: what homes, regions and the country say of a day, now and as it was known."""
