"""JSON Schemas of front matter: found, layered, and run over posts."""

from postlint.schema.failure import Failure
from postlint.schema.layers import applicable, told
from postlint.schema.library import Schema, SchemaError, known_anywhere, load, names
from postlint.schema.validation import failures

__all__ = [
    "Failure",
    "Schema",
    "SchemaError",
    "applicable",
    "failures",
    "known_anywhere",
    "load",
    "names",
    "told",
]
