"""How regions and the country stand, now and at any moment before: figures kept in the deed that changed them."""
