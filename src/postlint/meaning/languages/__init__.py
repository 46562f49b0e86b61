"""What languages other than English write numbers with: a file each in `data/`."""
