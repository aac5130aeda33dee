"""The pages of scarce staff: thin, each a translation of an address into one call of the domain."""
