from collections.abc import Iterator, Mapping

from postlint.diagnostic import Diagnostic, Severity
from postlint.dialect.tags import Tags
from postlint.document.post import Post
from postlint.document.template_tags import Tag, read
from postlint.lookup.template_files import may_bring_tags, missing_include
from postlint.profile.config_files import setting
from postlint.rules.rule import Rule


class TemplateSyntax(Rule):
    """A template tag in a post at which the build stops.

    Jekyll runs Liquid in posts, Hexo and Eleventy run Nunjucks or Liquid: a tag that is never
    closed, one that nobody knows and braces without an end stop the build. Jekyll runs what
    stands in code as well.

    ```markdown bad generator=jekyll
    {% if page.tea %}
    There is tea.
    ```

    ```markdown good generator=jekyll
    {% if page.tea %}
    There is tea.
    {% endif %}
    ```

    ````markdown bad generator=jekyll
    A table in C:

    ```c
    int t[2][2] = {{1,2},{3,4}};
    ```
    ````

    ````markdown good generator=jekyll
    A table in C:

    ```c
    {% raw %}int t[2][2] = {{1,2},{3,4}};{% endraw %}
    ```
    ````

    Tags that plugins may bring, and includes that a theme may have, are left alone.

    Source: Liquid, "Tags"; Nunjucks, "Tags"; each run with Jekyll 4.3, Hexo 8 and Eleventy 3.
    """

    id = "template-syntax"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        tags = post.profile.generator.templates.tags
        text = post.source.text
        if tags is None or "{" not in text or not post.profile.has_generator or _is_off(post, tags):
            return
        code = post.code if not tags.run_in_code else ()
        found = read(text, post.body.start, tags, code)
        title = post.profile.generator.title
        for tag in found.tags:
            if message := _missing(tag, tags, post):
                yield self.diagnostic(
                    tag.span,
                    f"{message}: {title} stops the build",
                    help="Mend the name, or add what is missing.",
                )
                return
        if found.fault is not None:
            fault = found.fault
            message = f"{fault.message}: {title} stops the build"
            yield self.diagnostic(fault.span, message, help=fault.help)


def _missing(tag: Tag, tags: Tags, post: Post) -> str | None:
    """What a tag lacks that the site has to have."""
    known = tags.blocks | tags.verbatim | tags.others | tags.branches.keys()
    is_known = tag.name in known or tag.name.removeprefix("end") in tags.blocks | tags.verbatim
    if tag.name == "end":
        return "there is no tag `end`"
    if post.place is None or not tags.knows_all:
        return None
    if not is_known and tag.name not in post.profile.shortcodes:
        return None if may_bring_tags(post.place) else f"nothing here has a tag `{tag.name}`"
    file = missing_include(tag, post.source.text, post.place)
    return f"there is no file `{file}` to include" if file else None


def _is_off(post: Post, tags: Tags) -> bool:
    """Whether the post, or the site's defaults, say that templates are not run in it."""
    matter = post.front_matter
    for key, value in tags.off.items():
        if matter is not None and matter.entry(key) is not None:
            held = matter.value(key)
            return held == value or value is None
    defaults = setting(post.place.site.settings, "defaults") if post.place else None
    for one in defaults if isinstance(defaults, list) else ():
        values = setting(one, "values")
        if isinstance(values, Mapping) and any(
            values.get(key) == value for key, value in tags.off.items()
        ):
            return True
    return False
