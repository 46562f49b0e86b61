"""What is kept of a run, and when it still holds."""
