from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.embeds._frames import frames, shown
from postlint.rules.rule import Rule


class UnsandboxedIframe(Rule):
    """An iframe of another site has no `sandbox`.

    Its page may open windows, start downloads and lead readers away from the post.

    ```html bad
    <iframe src="https://quiz.example/kettles" title="Kettle quiz"></iframe>
    ```

    ```html good
    <iframe src="https://quiz.example/kettles" title="Kettle quiz"
      sandbox="allow-scripts allow-same-origin"></iframe>
    ```

    Source: HTML, "The iframe element"; OWASP, "HTML5 Security Cheat Sheet".
    """

    id = "unsandboxed-iframe"
    default = False
    presets = ("strict",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = 'Add sandbox="…" with what it needs, such as allow-scripts and allow-same-origin.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            if url.hostname and not iframe.is_markdown and iframe.attribute("sandbox") is None:
                yield self.diagnostic(iframe.span, f"{shown(url)} has no `sandbox`")
