"""Which images of the front matter nothing shows: neither the site's templates, nor its theme."""

from __future__ import annotations

from postlint.document.front_matter.nodes import Path
from postlint.document.post import Post
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.layouts.names import is_read, own_templates
from postlint.profile.config_files import setting
from postlint.profile.site import Place
from postlint.schema.layers import applicable

_READ_ANYWAY = {"hugo": "images", "jekyll": "image"}
"""What a generator's own templates for previews read, or those of a plugin that most sites have."""


def is_unread(post: Post, place: Place, path: Path) -> bool:
    """Whether what stands at a path of the front matter is certainly shown nowhere."""
    key, generator = str(path[0]).lower(), place.site.generator.name
    if generator not in _READ_ANYWAY or key == _READ_ANYWAY[generator] or is_read(post, *path):
        return False
    if post.profile.theme is not None:
        return not any(key in schema.keys for schema in applicable(post))
    return _has_all_templates(place) and bool(own_templates(place))


def _has_all_templates(place: Place) -> bool:
    if place.site.generator.has_mounts:
        return hugo_folders(place).is_whole
    return not any(setting(place.site.settings, key) for key in ("theme", "remote_theme"))
