"""The real generators as judges."""
