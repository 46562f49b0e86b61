"""What tells who builds a site: names of files, and of packages that it depends on.

Adding a generator's name here is all that it takes to be known as somebody else's; what postlint
knows of one beyond its name stands in `generator`, and which files it makes pages of in `builders`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from postlint.dialect.fences import ANY_FENCES, YAML_ONLY, Fences
from postlint.files.reading import head, text_of
from postlint.pattern import lazy
from postlint.profile.config_files import LARGEST
from postlint.record import NamedTuple
from postlint.source import UnreadableError


class Signs(NamedTuple):
    """What tells a generator: config files at a site's root, and packages.

    `title` is how people call it, None for one in `generators`, which has its own. `folders` are
    those that its pages lie in where nothing says otherwise: a package alone tells a generator only
    where one of them is there. `together` are names that tell it where all of them are there.
    `fences` are what it is known to read front matter between, if it has no file in `generators`,
    and `takes_html` whether it makes pages of HTML. `names_folders`: its config says where.
    """

    configs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    title: str | None = None
    folders: tuple[str, ...] = (".",)
    together: tuple[str, ...] = ()
    fences: Fences = ANY_FENCES
    takes_html: bool = False
    names_folders: bool = False


def _files(stem: str, *suffixes: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{suffix}" for suffix in suffixes)


_SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
_DATA = ("toml", "yaml", "yml", "json")
_FRANKLIN_FENCES = ANY_FENCES._replace(formats=YAML_ONLY, around_code=frozenset({"+++"}))
"""Source: Franklin 0.10, "Page variables": what stands between `+++` is run as Julia."""

_OF_CODE = ANY_FENCES._replace(may_be_lines=True)
"""Frameworks of applications, in which code of the site reads its posts."""

SIGNS: dict[str, Signs] = {
    "docusaurus": Signs(
        _files("docusaurus.config", *_SCRIPTS), ("@docusaurus/core",), None, ("docs", "blog")
    ),
    "astro": Signs(
        _files("astro.config", *_SCRIPTS), ("astro",), None, ("src/content", "src/pages")
    ),
    "eleventy": Signs(
        (".eleventy.js", ".eleventy.cjs", *_files("eleventy.config", *_SCRIPTS)),
        ("@11ty/eleventy",),
    ),
    "hugo": Signs(
        _files("hugo", *_DATA),
        ("hugo-bin", "hugo-extended", "hugo-installer", "hugo-bin-extended"),
        None,
        ("content",),
    ),
    "vitepress": Signs((".vitepress",), ("vitepress",), "VitePress"),
    "vuepress": Signs((".vuepress",), ("vuepress", "@vuepress/core"), "VuePress"),
    "nextra": Signs((), ("nextra", "nextra-theme-docs", "nextra-theme-blog"), "Nextra"),
    "next": Signs(_files("next.config", *_SCRIPTS), ("next",), "Next.js", fences=_OF_CODE),
    "gatsby": Signs(_files("gatsby-config", *_SCRIPTS), ("gatsby",), "Gatsby", names_folders=True),
    "nuxt": Signs(_files("nuxt.config", *_SCRIPTS), ("nuxt", "nuxt3"), "Nuxt"),
    "sveltekit": Signs(
        _files("svelte.config", *_SCRIPTS), ("@sveltejs/kit",), "SvelteKit", fences=_OF_CODE
    ),
    "quarto": Signs(_files("_quarto", "yml", "yaml")),
    "mkdocs": Signs(_files("mkdocs", "yml", "yaml")),
    "pelican": Signs(("pelicanconf.py",), ("pelican",), None, ("content",)),
    "zola": Signs(("zola.toml",)),
    "jupyter-book": Signs(("_toc.yml", "myst.yml"), ("jupyter-book",), "Jupyter Book"),
    "hexo": Signs((), ("hexo",), None, ("source",)),
    "bridgetown": Signs(("bridgetown.config.yml",), ("bridgetown",), "Bridgetown", takes_html=True),
    "jekyll": Signs(
        ("_config.yml", "_config.yaml", "_config.toml"), ("jekyll", "github-pages"), None
    ),
    "middleman": Signs((), ("middleman",), "Middleman", takes_html=True),
    "nanoc": Signs(("nanoc.yaml",), ("nanoc",), "Nanoc", takes_html=True),
    "mdbook": Signs(("book.toml",), (), "mdBook"),
    "gitbook": Signs((".gitbook.yaml", "book.json"), ("honkit", "gitbook-cli"), "GitBook"),
    "mintlify": Signs(("mint.json",), ("mintlify",), "Mintlify"),
    "antora": Signs(("antora.yml",), ("@antora/cli",), "Antora"),
    "docfx": Signs(("docfx.json",), (), "DocFX"),
    "zensical": Signs(("zensical.toml",), ("zensical",), "Zensical"),
    "gridsome": Signs(_files("gridsome.config", "js", "ts"), ("gridsome",), "Gridsome"),
    "metalsmith": Signs(("metalsmith.json",), ("metalsmith",), "Metalsmith", takes_html=True),
    "rspress": Signs(_files("rspress.config", *_SCRIPTS), ("rspress", "@rspress/core"), "Rspress"),
    "fumadocs": Signs(_files("source.config", "ts"), ("fumadocs-core", "fumadocs-ui"), "Fumadocs"),
    "remix": Signs((), ("@remix-run/react", "@react-router/dev"), "Remix", fences=_OF_CODE),
    "sphinx": Signs((), ("sphinx", "myst-parser"), "Sphinx"),
    "nikola": Signs((), ("nikola",), "Nikola", takes_html=True),
    "franklin": Signs(
        ("utils.jl",),
        (),
        "Franklin",
        together=("config.md", "_layout", "_css"),
        fences=_FRANKLIN_FENCES,
        takes_html=True,
    ),
}
"""By what each generator is known. Where a folder has signs of several, the first holds."""


def takes_html(title: str) -> bool:
    """Whether a generator that has no file in `generators` makes pages of HTML, by its title."""
    return any(signs.takes_html for signs in SIGNS.values() if signs.title == title)


_TITLES = frozenset((signs.title or "").lower() for signs in SIGNS.values())
ALL_CONFIGS = frozenset(
    name for signs in SIGNS.values() for name in (*signs.configs, *signs.together)
)
"""What is looked at to tell the generator: a folder with none of these is no site's root."""
PACKAGE_FILES = ("package.json", "Gemfile", "requirements.txt", "pyproject.toml")
_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies")
_GEM = lazy(r"""(?m)^[ \t]*gem[ \t(]+["']([\w-]+)["']""")
_REQUIREMENT = lazy(r"""(?m)(?:^[ \t]*|["'])([A-Za-z][\w.-]*)(?=[ \t]*(?:[\[<>=~!;"']|$))""")


_MADE_BY = lazy(
    r"<meta\s(?:[^>]*?\s)?name=[\"']?generator[\"']?\s+content=[\"']?([a-z][a-z.]*)", re.IGNORECASE
)
_FEEDS = ("atom.xml", "feed.xml", "index.xml", "rss.xml")
_GENERATOR = lazy(r"<generator\b[^<>]*>\s*([A-Za-z][a-z.]*)")
_LISTS = ("archives.html", "categories.html", "tags.html")
_FOLDERS_OF_LISTS = ("author", "category", "tag")
"""What Pelican makes beside an index, and no other generator: the ones or the others."""
_SECOND_PAGES = ("page2", "page/2")
"""The second page of a list of posts, which nobody writes."""
_HEAD = 32 * 1024
"""Bytes: many themes put their styles before what names the generator."""


class Evidence(NamedTuple):
    """Who builds a site, and the name of the file, folder or package that told it."""

    generator: str
    told_by: str


def of_configs(names: Iterable[str]) -> Evidence | None:
    """Who builds the site at a folder that holds these names."""
    held = ALL_CONFIGS.intersection(names)
    if held:
        for generator, signs in SIGNS.items():
            for name in signs.configs:
                if name in held:
                    return Evidence(generator, name)
            if signs.together and held.issuperset(signs.together):
                return Evidence(generator, signs.together[0])
    return None


def of_packages(folder: Path, names: Iterable[str]) -> Evidence | None:
    """Who builds the site at a folder, as the packages say that it depends on."""
    for file in PACKAGE_FILES:
        if file in names:
            packages = packages_of(folder / file)
            for generator, signs in SIGNS.items():
                found = next((package for package in signs.packages if package in packages), None)
                if found and any((folder / below).is_dir() for below in signs.folders):
                    return Evidence(generator, f"{found} in {file}")
    return None


def made_by(page: Path) -> str | None:
    """The name, for people, of the generator that a page says made it; None for a written one."""
    try:
        start = head(str(page), _HEAD).data.decode("utf-8", "replace")
    except UnreadableError:
        return None
    if start.startswith("---"):
        return None
    found = _MADE_BY.search(start)
    if found is None:
        if any((page.parent / name / "index.html").exists() for name in _SECOND_PAGES):
            return "a generator"
        has = {name for name in (*_LISTS, *_FOLDERS_OF_LISTS) if (page.parent / name).exists()}
        has_lists = has.issuperset(_LISTS) or has.issuperset(_FOLDERS_OF_LISTS)
        return "Pelican" if has_lists and "theme/css/" in start else _feed_made_by(page.parent)
    return _known(found[1])


def _feed_made_by(folder: Path) -> str | None:
    """What a feed beside an index says that it was made by: its pages were, too."""
    for name in _FEEDS:
        try:
            start = head(str(folder / name), _HEAD).data.decode("utf-8", "replace")
        except UnreadableError:
            continue
        found = None if start.startswith("---") else _GENERATOR.search(start)
        if found is not None and (known := _known(found[1])) is not None:
            return known
    return None


def _known(name: str) -> str | None:
    return name if name.lower() in SIGNS or name.lower() in _TITLES else None


def packages_of(file: Path) -> frozenset[str]:
    """The packages that a file of dependencies names; none where it cannot be read."""
    text = text_of(file, LARGEST)
    if text is None:
        return frozenset()
    if file.name == "package.json":
        return frozenset(_of_node(text))
    pattern = _GEM if file.name == "Gemfile" else _REQUIREMENT
    return frozenset(found[1].lower() for found in pattern.finditer(text))


def _of_node(text: str) -> Iterable[str]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    lists = (held.get(key) for key in _DEPENDENCIES) if isinstance(held, dict) else ()
    return [str(name) for packages in lists if isinstance(packages, Mapping) for name in packages]
