"""What words, quantities and sentences are."""
