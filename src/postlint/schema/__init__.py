"""JSON Schemas of front matter: found, layered, and run over posts."""

from postlint.schema.library import SchemaError, applicable, load, names
from postlint.schema.validation import Failure, failures

__all__ = ["Failure", "SchemaError", "applicable", "failures", "load", "names"]
