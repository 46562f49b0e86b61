from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.html.tokens import Tag
from postlint.document.misread import is_in_sentence
from postlint.document.post import Post
from postlint.document.tags import has_lost_tags, has_raw_tags, span, written
from postlint.rules.rule import Rule
from postlint.source import Span, Spans

_BY_TAG = frozenset({"!doctype", "html", "head", "body"})
_BY_ELEMENT = ("title", "meta", "base")
_NO_LAYOUT = (None, False, "", "none", "null", "nil")
_DATA = ("itemprop", "property")
_HELP = (
    "Keep what stands in <body>, and say the rest in the front matter: the site's theme writes the "
    "page around the post."
)
_HELP_ON_NAMES = (
    "Write `&lt;` for `<`, or put it in backticks where Markdown is read: browsers take it for a "
    "part of the page around the post."
)


class DocumentElement(Rule):
    """A post holds an element of the page around it, such as `html`, `head`, `body` or `title`.

    A post is a part of a page. The site's theme writes these elements, `meta` and `base` among
    them; browsers ignore a second `<body>`, search engines may take the wrong `<title>`, and a
    `<base>` leads the links of the whole page elsewhere.

    ```html bad
    ---
    title: Kettles
    ---
    <html><head><title>Kettles</title></head>
    <body><p>Water boils.</p></body></html>
    ```

    ```html good
    ---
    title: Kettles
    ---
    <p>Water boils.</p>
    ```

    Told once a post, and once a site where many have the same: an import or a template wrote it.
    Docusaurus moves what a post holds in `<head>` to the page's. A `<meta>`
    with `itemprop` or `property` may stand in a body, and a `<title>` in an SVG drawing. An `.html`
    file without front matter that is a whole page is left alone, and so is one whose front matter
    names no layout where Jekyll and Eleventy would take one: generators publish it as it is.

    Source: HTML, "The document element" and the sections after it.
    """

    id = "document-element"
    folds = "site"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        tags = list(_tags(post))
        if post.profile.generator.has_head_tag and any(tag.name == "head" for tag in tags):
            return
        if tags and _is_without_layout(post) and _opens(post, tags[0]):
            return
        found = [(span(post, tag), _shown(tag.name)) for tag in tags]
        found += [
            (e.span, _shown(e.tag)) for e in post.elements(*_BY_ELEMENT) if _is_misplaced(e, post)
        ]
        if found:
            is_text = _are_names(post, {place for place, _ in found})
            yield self._of(sorted(found), is_text=is_text)

    def _of(self, found: list[tuple[Span, str]], *, is_text: bool) -> Diagnostic:
        names = list(dict.fromkeys(name for _, name in found))
        listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        are_many = len(names) > 1
        read = "are read as tags" if are_many else "is read as a tag"
        belong = "belong" if are_many else "belongs"
        return self.diagnostic(
            found[0][0],
            f"{listed} {read}, and readers do not see {'them' if are_many else 'it'}"
            if is_text
            else f"{listed} {belong} to the page, not to a post",
            help=_HELP_ON_NAMES if is_text else _HELP,
            related=[Related(place, name) for place, name in found[1 : len(names)]],
        )


def _are_names(post: Post, places: set[Span]) -> bool:
    """Whether all tags at these places stand in sentences or samples, as their own names."""
    samples = Spans(e.full_span for e in post.elements("pre", "code", "blockquote"))
    return all(place.start in samples or is_in_sentence(post, place) for place in places)


def _tags(post: Post) -> Iterator[Tag]:
    if has_raw_tags(post) and has_lost_tags(post):
        starts = (tag for tag in post.tree.tags if tag.name in _BY_TAG and not tag.is_end)
        yield from (
            tag for tag in written(post, starts) if not _is_component(post, span(post, tag))
        )


def _shown(name: str) -> str:
    return f"<{name}>"


def _is_without_layout(post: Post) -> bool:
    """Whether the generator puts no page around a file."""
    matter = post.front_matter
    if matter is None:
        return True
    return post.profile.generator.needs_layout_key and matter.value("layout") in _NO_LAYOUT


def _opens(post: Post, first: Tag) -> bool:
    """Whether a file opens with a tag, as a page of its own does."""
    return post.is_html and not post.tree.html[: first.start].strip()


def _is_component(post: Post, place: Span) -> bool:
    """Whether it is a component with the name of an element, such as MDX's `<Title>`."""
    is_named_so = post.source.text[place.start + 1 : place.start + 2].isupper()
    return is_named_so and (post.is_mdx or post.profile.generator.has_components)


def _is_misplaced(element: Element, post: Post) -> bool:
    if element.is_svg or element.is_markdown or _is_component(post, element.span):
        return False
    if element.tag == "title":
        return element.content_offsets is not None  # else `unclosed-element` speaks
    return all(element.attribute(name) is None for name in _DATA)
