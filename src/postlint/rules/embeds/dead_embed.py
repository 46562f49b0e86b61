from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import is_hidden
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.dead_services import Service, service
from postlint.rules.embeds._plugins import plugin
from postlint.rules.rule import Rule

_SHOWN_INSTEAD = ("video", "audio", "iframe", "img", "picture")


class DeadEmbed(Rule):
    """What is embedded cannot be shown any more: Flash, applets, a service that has shut down.

    Readers see an empty box, or that of a company which bought the address.

    ```html bad
    <embed src="boil.swf" type="application/x-shockwave-flash" title="How it boils">
    ```

    ```html bad
    <iframe src="https://gfycat.com/ifr/CopperKettle" title="It boils"></iframe>
    ```

    ```html good
    <video src="boil.mp4" controls title="How it boils"></video>
    ```

    Browsers dropped plugins by 2021. What an `<object>` holds for browsers without the plugin is
    shown instead: with a video, a frame or an image in it, it is left alone. Links are, too.

    Source: Chrome and Firefox, end of support for NPAPI plugins and for Flash; each service's own
    announcement.
    """

    id = "dead-embed"
    needs_elements = ("embed", "object", "applet", "iframe")
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.elements("embed", "object", "applet", "iframe"):
            if element.has_dynamic_attributes or _has_another(element) or is_hidden(element):
                continue
            found = "a Java applet" if element.tag == "applet" else _plugin(element)
            if found is not None:
                yield self.diagnostic(
                    element.span,
                    f"this is {found}, which no browser shows"
                    if found[:2] == "a "
                    else f"this needs {found}, which no browser has any more",
                    help="Embed a video or an image in its place, or delete it: readers see an "
                    "empty box.",
                )
                continue
            url = element.url("data" if element.tag == "object" else "src")
            closed = service(url) if url is not None else None
            if closed is not None:
                yield self._closed(element, closed)

    def _closed(self, element: Element, closed: Service) -> Diagnostic:
        name = "data" if element.tag == "object" else "src"
        return self.diagnostic(
            element.value_span(name),
            f"{closed.name} shut down in {closed.end.year}: this shows nothing",
            help="Embed it from where it is now, or delete it: readers see an empty box.",
        )


def _plugin(element: Element) -> str | None:
    if element.tag == "object":
        found = plugin(element.attribute("type"), element.attribute("classid"), element.url("data"))
        return found or _plugin_of_parameters(element)
    if element.tag == "iframe":  # a site may send another page instead
        url = element.url("src")
        return plugin(None, None, url) if url and url.path.lower().endswith(".swf") else None
    return plugin(element.attribute("type"), None, element.url("src"))


def _plugin_of_parameters(element: Element) -> str | None:
    """The plugin that an object asks for in a `<param>` or in an `<embed>` for other browsers."""
    for held in element.child_elements:
        if held.tag == "param" and (held.attribute("name") or "").lower() in ("movie", "src"):
            found = plugin(None, None, held.url("value"))
        else:
            found = _plugin(held) if held.tag == "embed" else None
        if found:
            return found
    return None


def _has_another(element: Element) -> bool:
    """Whether something else is shown in its place, or the diagnostic stands at what holds it."""
    if next(element.elements(*_SHOWN_INSTEAD), None) is not None:
        return True
    return any(around.tag in ("object", "video", "audio") for around in element.ancestors)
