"""Material for MkDocs: as MkDocs."""

from postlint.profile.builders.mkdocs import pages

__all__ = ["pages"]
