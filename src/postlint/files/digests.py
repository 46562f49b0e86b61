"""Digests that tell one content from another.

By BLAKE2 as Python is built with it: importing `hashlib` loads OpenSSL, 2 ms of each start.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # built otherwise
    from hashlib import blake2b

_BYTES = 16


def hasher() -> blake2b:
    """What digests bytes that come in parts."""
    return blake2b(digest_size=_BYTES)


def of(data: bytes) -> str:
    """The digest of some bytes, in hex."""
    return blake2b(data, digest_size=_BYTES).hexdigest()
