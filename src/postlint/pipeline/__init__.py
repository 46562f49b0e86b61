"""The way of one post: from its source to its diagnostics, and what it tells its site."""
