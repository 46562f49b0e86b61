from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules._shared.hosts import is_allowed
from postlint.rules.rule import Rule


class ExternalImage(Rule):
    """An image is loaded from another site.

    It can change or go away without notice, and its host learns who reads the post.

    ```markdown bad
    ![A copper kettle](https://photos.example/kettle.jpg)
    ```

    ```markdown good
    ![A copper kettle](kettle.jpg)
    ```
    """

    id = "external-image"
    default = False
    presets = ("strict",)
    needs_elements = ("img",)
    folds = "post"
    severity: Severity = Severity.INFO
    help = "Keep a copy beside the post, or add the host to `allowed-hosts`."

    #: Hosts that images may come from, such as the site's own; those below them are allowed too.
    allowed_hosts: tuple[str, ...] = ()

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img"):
            url = image.url()
            if url and url.hostname and not is_allowed(url.hostname, self.allowed_hosts):
                span = image.value_span("src")
                yield self.diagnostic(span, f"this image is loaded from {url.hostname}")
