from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules._shared.hosts import is_allowed
from postlint.rules.embeds._frames import frames
from postlint.rules.rule import Rule


class DisallowedEmbedHost(Rule):
    """An iframe comes from a host that the config does not allow.

    What a frame may hold is the decision of the site, for its readers' privacy and its own safety.

    ```html bad
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"></iframe>
    ```

    ```html good
    <iframe src="/embed/4711/" title="How to descale a kettle"></iframe>
    ```

    No other site is allowed as long as `allowed-hosts` is empty.
    """

    id = "disallowed-embed-host"
    default = False
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = "Link to it instead, or add the host to `allowed-hosts`."

    #: Hosts that iframes may come from; those below them are allowed too.
    allowed_hosts: tuple[str, ...] = ()

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            if url.hostname and not is_allowed(url.hostname, self.allowed_hosts):
                span = iframe.value_span("src")
                yield self.diagnostic(span, f"{url.hostname} is no host that may be framed here")
