"""What config files are refused with."""


class ConfigError(Exception):
    """A setting that cannot be used. Its text names file and line, and suggests what is meant."""
