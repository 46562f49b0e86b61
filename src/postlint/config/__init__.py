"""Settings: read from config files, checked, and turned into the rules to run."""
