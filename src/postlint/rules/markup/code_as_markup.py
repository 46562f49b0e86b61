from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.pasted_code import pasted_code
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.rule import Rule


class CodeAsMarkup(Rule):
    """Program code stands in the post as HTML, and browsers take its tags for the post's own.

    Readers do not see them, and lose the code; links and images lead to names of variables.

    ```html bad
    <p>row += '<a href="' + kettle.url + '"></a>'</p>
    ```

    ```html good
    <p><code>row += '&lt;a href="' + kettle.url + '">&lt;/a>'</code></p>
    ```

    Code shows by tags in strings and by tags that are put together of strings, by values in braces
    as JSX has them, by `<?php`, and by here-documents:

    ```markdown bad
    Run cat <<END > kettle.conf and go on.
    ```

    Told once a post. What is odd in these lines besides is not told. MDX, and sites whose posts
    may hold components, are left alone.
    """

    id = "code-as-markup"
    tells_causes = True
    folds = "post"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for place in pasted_code(post):
            shown = shortened(" ".join(post.source.slice(place).split()))
            yield self.diagnostic(
                place,
                f"`{shown}` is program code, and is read as HTML",
                help="Write `&lt;` for each `<` of the code."
                if post.is_html
                else "Put ``` in a line before the code and in one after it, or write `&lt;` for "
                "each `<`.",
                cause="program code is read as HTML",
            )
