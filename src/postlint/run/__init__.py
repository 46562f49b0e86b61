"""Many posts: found, the settings of each, linted by processes."""
