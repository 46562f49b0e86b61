"""JSON Schemas of front matter: found, layered, and run over posts."""

from postlint.schema.library import SchemaError, applicable, known_anywhere, load, names, told
from postlint.schema.validation import Failure, failures

__all__ = [
    "Failure",
    "SchemaError",
    "applicable",
    "failures",
    "known_anywhere",
    "load",
    "names",
    "told",
]
