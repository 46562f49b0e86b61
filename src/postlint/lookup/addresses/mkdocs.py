"""The addresses of MkDocs' pages: they follow from the files' paths.

Plugins may put pages elsewhere: those of a blog, and all where the site has several languages.

Source: MkDocs, "use_directory_urls", "Index pages".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath

from postlint.lookup.addresses.output import Output, Told
from postlint.profile.config_files import Settings, setting, text_setting

KEYS = frozenset({"draft"})
_INDEXES = ("index", "README")
_MOVING = frozenset({"i18n", "monorepo", "multirepo", "same-dir"})
_BLOG = "blog"


def output(told: Told) -> Output:
    path, settings = told.place.path, told.place.site.settings
    folder = f"{normpath(text_setting(settings, 'docs_dir') or 'docs')}/"
    if not path.startswith(folder) or told.values.get("draft") is True:
        return Output()
    inner, plugins = path[len(folder) :], frozenset(_plugins(settings))
    if plugins & _MOVING or (_BLOG in plugins and "/posts/" in f"/{inner}"):
        return Output()
    stem, above = basename(inner).rpartition(".")[0], dirname(inner)
    if stem in _INDEXES:
        return Output(f"/{above}/" if above else "/")
    if setting(settings, "use_directory_urls") is False:
        return Output(f"/{join(above, stem)}.html")
    return Output(f"/{join(above, stem)}/")


def _plugins(settings: Settings) -> Iterator[str]:
    """The names of a site's plugins, without the package that they come from."""
    named = setting(settings, "plugins")
    listed = named if isinstance(named, list) else []
    names = [name for one in listed for name in (one if isinstance(one, Mapping) else (one,))]
    names += named if isinstance(named, Mapping) else ()
    yield from (str(name).rpartition("/")[2] for name in names)
