"""Settings: read from config files, checked, and turned into the rules to run."""

from __future__ import annotations

from postlint.config.files import defaults, find, load
from postlint.config.model import Config, Layer
from postlint.config.place import ConfigError

__all__ = ["Config", "ConfigError", "Layer", "defaults", "find", "load"]
