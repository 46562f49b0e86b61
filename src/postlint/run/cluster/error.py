"""What a cluster cannot do."""

from __future__ import annotations


class ClusterError(Exception):
    """A cluster, or a worker of it, that cannot be used. Its text says why, in one line."""
