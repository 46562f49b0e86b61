from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules._shared.hosts import is_allowed, is_local, use_https
from postlint.rules.embeds._frames import frames, shown
from postlint.rules.rule import Rule


class InsecureIframe(Rule):
    """An iframe loads its page over plain HTTP.

    On a page served over HTTPS, browsers block it: readers see an empty box.

    ```html bad
    <iframe src="http://maps.example/embed" title="Map"></iframe>
    ```

    ```html fixed
    <iframe src="https://maps.example/embed" title="Map"></iframe>
    ```

    The fix is unsafe: the host may not serve the same page over HTTPS. Local hosts are left alone.

    Source: W3C, "Mixed Content".
    """

    id = "insecure-iframe"
    fixes = ("unsafe",)
    needs_elements = ("iframe",)
    folds = "site"
    severity: Severity = Severity.WARNING
    help = "Use https://: on a page served over HTTPS, browsers block the frame."

    #: Hosts that may be framed over HTTP; those below them may as well.
    allowed_hosts: tuple[str, ...] = ()

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            host = url.hostname
            if url.scheme != "http" or not host or is_local(host):
                continue
            if not is_allowed(host, self.allowed_hosts):
                yield self.diagnostic(
                    iframe.value_span("src"),
                    f"{shown(url)} is loaded over plain HTTP",
                    fix=use_https(post, iframe, "src"),
                    cause=host,
                )
