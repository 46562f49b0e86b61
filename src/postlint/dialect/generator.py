"""What a site generator is to postlint: all in which one differs from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from postlint.dialect.fences import ANY_FENCES, Fences
from postlint.dialect.folders import Folders
from postlint.dialect.markdown import COMMON, Markdown
from postlint.dialect.packages import UNPINNED, Packages
from postlint.dialect.template import NO_TEMPLATES, Templates
from postlint.dialect.terms import Terms
from postlint.dialect.version import Version, Versions
from postlint.dialect.yaml import LIBYAML, YamlReader
from postlint.record import NamedTuple

Resolve = Callable[[str], object]


class Generator(NamedTuple):
    """A site generator: how it finds posts, reads front matter, runs templates, reads Markdown.

    Nothing but these fields tells generators apart; what is not told here holds for all.
    """

    #: What settings and files call it.
    name: str
    #: What people call it.
    title: str
    #: Which stretches of a post are template code.
    templates: Templates = NO_TEMPLATES

    # Which site it builds, and which files are posts
    #: What it is called where a site pins its version.
    packages: Packages = UNPINNED

    # Front matter
    #: Newest first, the version from which a reading of plain YAML scalars holds.
    resolvers: tuple[tuple[Version, Resolve], ...] = ()
    #: What its reader of YAML does differently.
    yaml: YamlReader = LIBYAML
    #: Keys are compared without case.
    folds_key_case: bool = False
    #: What opens and closes front matter, and in which formats it is.
    fences: Fences = ANY_FENCES
    #: From which version on a key that stands twice stops the build.
    refuses_duplicate_keys_since: Version | None = None
    #: Where it does not, the first value counts, and not the last.
    uses_first_of_duplicates: bool = False
    #: The schemas of folders whose posts are of another kind; the generator's own elsewhere.
    schemas: tuple[tuple[str, str | None], ...] = ()
    #: What plugins ask for, where the site's config names them: their schemas, by their names.
    plugin_schemas: Mapping[str, str] = MappingProxyType({})
    #: The folders in which a post without front matter stops the build, or is left out.
    needs_front_matter: tuple[str, ...] = ()
    #: It is left out there.
    skips_without_front_matter: bool = False
    #: Which of the readers in `dates/` reads its dates.
    date_format: str = "date-like"
    #: Dates without a zone are in the site's, and not in UTC.
    has_site_zone: bool = False
    #: The schema of a section's own page, `_index.md`, where that is another.
    section_schema: str | None = None
    #: The keys, in lower case, that say when a post is published.
    publish_keys: tuple[str, ...] = ("date",)
    #: Words of other generators for keys that this one has.
    reworded_keys: Mapping[str, str] = MappingProxyType({})
    #: Keys of the post that stand below a TOML table are still read: as that table's.
    toml_tables_take_keys: bool = False
    #: The second files in which names of the front matter have to stand.
    second_files: tuple[Literal["docusaurus", "material", "zola"], ...] = ()
    #: Files of posts are named by their date.
    names_hold_date: bool = False
    #: A date at the start of a file's name stands for one in the front matter.
    names_give_date: bool = False

    #: It knows drafts by itself, and not only where its config is code that does.
    has_drafts: bool = True
    #: The setting with patterns of files that are drafts.
    drafts_setting: str = ""
    #: What posts are filed under, where each term has a page of its own.
    terms: Terms | None = None

    # The page around a post
    #: Only a key `layout` puts a page around the post.
    needs_layout_key: bool = False
    #: Whether `&` in a value of the front matter becomes `&amp;`; empty where that varies.
    escapes_values: Literal["", "always", "unless told", "if told"] = ""

    # Markdown and HTML
    #: What its Markdown engine reads otherwise than CommonMark.
    markdown: Markdown = COMMON
    #: The same, as a site's settings have it.
    set_markdown: Callable[[Markdown, Mapping[str, object]], Markdown] | None = None
    #: Its Markdown may hold code of JavaScript.
    reads_mdx: bool = False
    #: A `<head>` in a post adds to the page's.
    has_head_tag: bool = False
    #: Tags that HTML does not know are components of the site.
    has_components: bool = False
    #: HTML in Markdown is left out, unless the site's config says otherwise.
    drops_raw_html_since: Version | None = None
    #: Posts in HTML are refused, unless the site's config says otherwise.
    denies_html_since: Version | None = None
    #: A shortcode without its closer stops the build.
    stops_at_unclosed_shortcodes: bool = False

    # Addresses and files
    #: A folder with an `index` is a page and its files; addresses follow from the folders.
    has_bundles: bool = False
    #: Its folders are laid over each other, and tell the address of each page, as Hugo's do.
    has_mounts: bool = False
    #: Its own doctor warns of addresses that differ in case alone.
    tells_apart_by_case_alone: bool = False
    #: Where the files of other addresses lie; None where that is not known.
    folders: Folders | None = None
    #: The settings that name a site's address, and the path on its host.
    address_keys: tuple[str, str] | None = None
    #: The key of a config that is code which says the path on the host.
    base_in_code: str = ""
    #: Its template calls that name a post's source file, and stop the build without it.
    references: frozenset[str] = frozenset()
    #: How it finds the source file of a post that a link names; empty where it does not look.
    source_links: Literal["", "hugo", "zola", "beside", "quarto", "docusaurus"] = ""
    #: Which engine of `lookup/anchors` makes ids of headings; empty where that is not known.
    heading_ids: str = ""
    #: Where code lies whose paths are addresses, and that may make pages of its own.
    folders_of_routes: tuple[str, ...] = ()
    #: Where code of the site's own lies that its build runs.
    plugin_folders: tuple[str, ...] = ()
    #: Where the templates of a site lie, its themes' among them.
    layout_folders: tuple[str, ...] = ()

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
