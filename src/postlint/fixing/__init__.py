"""From fixes to a new text that says the same elsewhere."""
