"""What a site generator is to postlint: all in which one differs from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from postlint.dialect.fences import ANY_FENCES, Fences
from postlint.dialect.folders import Folders
from postlint.dialect.markdown import COMMON, Markdown
from postlint.dialect.packages import UNPINNED, Packages
from postlint.dialect.template import NO_TEMPLATES, Templates
from postlint.dialect.terms import Terms
from postlint.dialect.version import Version, Versions
from postlint.dialect.yaml import LIBYAML, YamlReader

Resolve = Callable[[str], object]


class Generator(NamedTuple):
    """A site generator: how it finds posts, reads front matter, runs templates, reads Markdown.

    Nothing but these fields tells generators apart; what is not told here holds for all.
    """

    name: str
    title: str
    templates: Templates = NO_TEMPLATES
    """Which stretches of a post are template code."""

    # Which site it builds, and which files are posts
    packages: Packages = UNPINNED
    """What it is called where a site pins its version."""

    # Front matter
    resolvers: tuple[tuple[Version, Resolve], ...] = ()
    """Newest first, the version from which a reading of plain YAML scalars holds."""
    yaml: YamlReader = LIBYAML
    """What its reader of YAML does differently."""
    folds_key_case: bool = False
    """Keys are compared without case."""
    fences: Fences = ANY_FENCES
    """What opens and closes front matter, and in which formats it is."""
    refuses_duplicate_keys_since: Version | None = None
    """From which version on a key that stands twice stops the build."""
    uses_first_of_duplicates: bool = False
    """Where it does not, the first value counts, and not the last."""
    schemas: tuple[tuple[str, str | None], ...] = ()
    """The schemas of folders whose posts are of another kind; the generator's own elsewhere."""
    plugin_schemas: Mapping[str, str] = MappingProxyType({})
    """What plugins ask for, where the site's config names them: their schemas, by their names."""
    needs_front_matter: tuple[str, ...] = ()
    """The folders in which a post without front matter stops the build."""
    date_format: str = "date-like"
    """Which of the readers in `dates/` reads its dates."""
    has_site_zone: bool = False
    """Dates without a zone are in the site's, and not in UTC."""
    section_schema: str | None = None
    """The schema of a section's own page, `_index.md`, where that is another."""
    publish_keys: tuple[str, ...] = ("date",)
    """The keys, in lower case, that say when a post is published."""
    reworded_keys: Mapping[str, str] = MappingProxyType({})
    """Words of other generators for keys that this one has."""
    toml_tables_take_keys: bool = False
    """Keys of the post that stand below a TOML table are still read: as that table's."""
    second_files: tuple[Literal["docusaurus", "material", "zola"], ...] = ()
    """The second files in which names of the front matter have to stand."""
    names_hold_date: bool = False
    """Files of posts are named by their date."""
    names_give_date: bool = False
    """A date at the start of a file's name stands for one in the front matter."""

    has_drafts: bool = True
    """It knows drafts by itself, and not only where its config is code that does."""

    terms: Terms | None = None
    """What posts are filed under, where each term has a page of its own."""

    drafts_setting: str = ""
    """The setting with patterns of files that are drafts."""

    # The page around a post
    """Nearly all themes show the title as the page's h1; else the layout or the body decides."""
    needs_layout_key: bool = False
    """Only a key `layout` puts a page around the post."""

    escapes_values: Literal["", "always", "unless told", "if told"] = ""
    """Whether `&` in a value of the front matter becomes `&amp;`; empty where that varies."""

    # Markdown and HTML
    markdown: Markdown = COMMON
    """What its Markdown engine reads otherwise than CommonMark."""
    set_markdown: Callable[[Markdown, Mapping[str, object]], Markdown] | None = None
    """The same, as a site's settings have it."""
    reads_mdx: bool = False
    """Its Markdown may hold code of JavaScript."""
    has_head_tag: bool = False
    """A `<head>` in a post adds to the page's."""
    has_components: bool = False
    """Tags that HTML does not know are components of the site."""
    drops_raw_html_since: Version | None = None
    """HTML in Markdown is left out, unless the site's config says otherwise."""
    denies_html_since: Version | None = None
    """Posts in HTML are refused, unless the site's config says otherwise."""
    stops_at_unclosed_shortcodes: bool = False

    # Addresses and files
    has_bundles: bool = False
    """A folder with an `index` is a page and its files; addresses follow from the folders."""
    has_mounts: bool = False
    """Its folders are laid over each other, and tell the address of each page, as Hugo's do."""
    tells_apart_by_case_alone: bool = False
    """Its own doctor warns of addresses that differ in case alone."""
    folders: Folders | None = None
    """Where the files of other addresses lie; None where that is not known."""
    address_keys: tuple[str, str] | None = None
    """The settings that name a site's address, and the path on its host."""
    base_in_code: str = ""
    """The key of a config that is code which says the path on the host."""
    references: frozenset[str] = frozenset()
    """Its template calls that name a post's source file, and stop the build without it."""
    source_links: Literal["", "hugo", "zola", "beside", "quarto", "docusaurus"] = ""
    """How it finds the source file of a post that a link names; empty where it does not look."""
    heading_ids: str = ""
    """Which engine of `lookup/anchors` makes ids of headings; empty where that is not known."""

    folders_of_routes: tuple[str, ...] = ()
    """Where code lies whose paths are addresses, and that may make pages of its own."""
    plugin_folders: tuple[str, ...] = ()
    """Where code of the site's own lies that its build runs."""
    layout_folders: tuple[str, ...] = ()
    """Where the templates of a site lie, its themes' among them."""

    def schema(self, path: str) -> str | None:
        """The name of the schema for the post at a path; None where there is none."""
        if self.section_schema and path.rpartition("/")[2].startswith("_index."):
            return self.section_schema
        for folder, name in self.schemas:
            if not folder or f"/{folder}/" in f"/{path}":
                return name
        return self.name

    def resolver(self, versions: Versions) -> Resolve:
        """How plain scalars are read by the newest of some versions."""
        for since, resolve in self.resolvers:
            if versions.meets(Versions(since)):
                return resolve
        return self.resolvers[-1][1]
