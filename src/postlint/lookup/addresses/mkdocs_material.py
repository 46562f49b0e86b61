"""Material for MkDocs: the addresses are MkDocs' own."""

from postlint.lookup.addresses.mkdocs import KEYS, output

__all__ = ["KEYS", "output"]
