"""The pages about requests; each translates an address to objects, one call into the domain, the outcome to a page."""
