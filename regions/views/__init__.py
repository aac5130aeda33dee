"""The pages of this app: an address becomes an object, one call goes into the domain, the outcome becomes a page."""
