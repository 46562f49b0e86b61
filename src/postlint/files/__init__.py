"""What lies on the disk and in git: read with limits, written whole or not at all."""
