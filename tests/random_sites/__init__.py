"""Small sites with addresses that may collide: one file a generator, each with `random_site(random)`."""
