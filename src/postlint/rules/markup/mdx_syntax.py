from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.mdx_format import CONFIGS, config_says
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.rules.rule import Rule

if TYPE_CHECKING:
    from postlint.document.markdown.mdx_scan import MdxFault

_FIRST_MDX = lazy(r'"@docusaurus/core"\s*:\s*"[\^~]?[012]\.')
"""Before 3, Docusaurus has the first MDX, which takes braces for text, and `<https://…>`."""
_NO_COMMENTS = lazy(r"\bcomments\s*:\s*false")


class MdxSyntax(Rule):
    """MDX that does not compile, so that the build stops.

    In MDX every tag is closed, a `<` opens one, and braces hold JavaScript. Docusaurus reads its
    `.md` files so, too.

    ```markdown bad generator=docusaurus
    Fill the kettle.<br>Boil it.
    ```

    ```markdown good generator=docusaurus
    Fill the kettle.<br />Boil it.
    ```

    ```markdown bad generator=docusaurus
    It takes <5 minutes.
    ```

    ```markdown good generator=docusaurus
    It takes \\<5 minutes, and `{a, b}` is code.
    ```

    The compiler stops at the first fault, and so does this rule. It is silent where the site's
    config or `mdx: {format: md}` in the post says that files are plain Markdown, and where
    `package.json` asks for Docusaurus 2, which has the first MDX.

    Source: MDX, "What is MDX?"; Docusaurus' loader, run with 3.10.
    """

    id = "mdx-syntax"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        fault = compile_fault(post)
        if fault is not None:
            yield self.diagnostic(fault.span, f"{fault.message}: the build stops", help=fault.help)


@derived
def compile_fault(post: Post) -> "MdxFault | None":
    """Where a post does not compile as MDX; None where it does, or is none."""
    if not post.is_mdx or not post.profile.has_generator or _is_plain(post):
        return None
    if config_says(post.place, ("package.json",), _FIRST_MDX):
        return None
    from postlint.document.markdown.mdx_faults import mdx_fault  # brings readers that few need

    is_docusaurus = post.profile.generator.reads_mdx
    has_comments = is_docusaurus and not config_says(post.place, CONFIGS, _NO_COMMENTS)
    return mdx_fault(
        post.source.text, post.body.start, has_comments=has_comments, is_react=is_docusaurus
    )


def _is_plain(post: Post) -> bool:
    """Whether an `.mdx` file says of itself that it is plain Markdown."""
    matter = post.front_matter
    return matter is not None and matter.value("mdx", "format") == "md"
