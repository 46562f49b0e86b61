import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.rule import Rule
from postlint.rules.text._reading import is_in_tag, mentions
from postlint.source import Span


class _Residue(NamedTuple):
    """What a program leaves behind, and the words of posts that speak of such things.

    In all that `pattern` finds stands `start` with one of `follow` right behind it. `was` says
    what became of it.
    """

    start: str
    pattern: re.Pattern[str]
    about: re.Pattern[str]
    is_fine_with_code: bool = True
    was: str = "was to be replaced by a value"
    follow: tuple[str, ...] = ("",)

    def may_be_in(self, text: str) -> bool:
        """Whether a text may hold some, asked in a fifth of the time that `pattern` takes."""
        return any(part.startswith(self.follow) for part in text.split(self.start)[1:])


_CODE = (
    r"javascript|typescript|\bjs\b|\bjson\b|\bphp\b|python|printf|regex|program(?:ming|mer)"
    r"|developer|placeholder|\bvim\b|\bbash\b|\bapi\b|toString"
    r"|undefined (?:is|behaviou?r|variable)"
)
_ABOUT_CODE = lazy(_CODE, re.IGNORECASE)
_ABOUT_FORMATS = lazy(
    rf"{_CODE}|\bSQL|\bstrf|\bdate \+|format (?:string|specifier)|格式"
    r"|(?<![\w%])%(?!s\b)[-\d.]*[a-zA-Z]\b",
    re.IGNORECASE,
)
"""Another directive such as `%i` says as well that formats are spoken of."""
_ABOUT_TEMPLATES = lazy(
    r"templat|shortcode|handlebars|mustache|jinja|\bliquid\b|\bhugo\b|jekyll|eleventy|nunjucks"
    r"|\bvue\b|angular|ansible|\bhelm\b|\btwig\b|merge (?:tag|field)|placeholder|\bvariables?\b"
    r"|curly brac|模板|模版|テンプレート|변수|шаблон|plantilla|vorlage",
    re.IGNORECASE,
)
_GO = lazy(r"\{\{-?\s*(?:[.$][A-Za-z][^{}\n]*|(?:if|with|range|partial|end|else)\b[^{}\n]*)\}\}")
_ABOUT_SHORTCODES = lazy(r"short-?code|bbcode", re.IGNORECASE)
_WORDPRESS = lazy(
    r"""(?<![\\!\]])\[(?:
      (?:youtube|vimeo|dailymotion|vine|instagram|tweet|twitter|soundcloud|spotify|ted|googlevideo
        |slideshare|polldaddy|flickr|gist|googlemaps|wpvideo|videopress)
        (?:=|[ ]+(?:https?:|//|["'\d]|[\w-]+=|[\w-]{11}\]))[^\]\n]*
      |(?:caption|gallery|audio|video|playlist|embed|wp_caption|contact-form(?:-7)?|sourcecode
        |slideshow|portfolio|recent_posts|column|one_half|one_third|button|dropcap
        |(?:su|vc|et_pb|fusion|av|nggallery|nextpage)_?\w*)
        [ ]+[\w-]+=[^\]\n]*
      |(?P<pair>embed|caption|sourcecode|su_\w+|vc_\w+|et_pb_\w+)(?=\][^\n]{0,2000}\[/(?P=pair)\])
      |/(?:caption|wp_caption|embed|sourcecode|audio|video|playlist|su_\w+|vc_\w+|et_pb_\w+)
      |(?:(?<=^\[)|(?<=>\[))gallery(?=\][ \t]*(?:<|$))
    )\](?![(:]|\[[^!/])""",
    re.VERBOSE | re.MULTILINE,
)
"""What WordPress writes into the posts that are taken from it."""
_WORDPRESS_NAMES = (
    *("/", "youtube", "vimeo", "dailymotion", "vine", "instagram", "tweet", "twitter"),
    *("soundcloud", "spotify", "ted ", "googlevideo", "slideshare", "polldaddy", "flickr"),
    *("gist", "googlemaps", "wp", "videopress", "caption", "gallery", "audio", "video"),
    *("playlist", "embed", "contact-form", "sourcecode", "slideshow", "portfolio"),
    *("recent_posts", "column", "one_", "button", "dropcap", "su_", "vc_", "et_pb_"),
    *("fusion_", "av_", "nggallery", "nextpage"),
)
_RESIDUES = (
    _Residue("{{", _GO, _ABOUT_TEMPLATES, is_fine_with_code=False),
    _Residue("[object Object]", lazy(r"\[object Object\]"), _ABOUT_CODE),
    _Residue("%s", lazy(r"""(?<![^\s>("'“‘«])(?<!\d )%s(?![\w%:/-])"""), _ABOUT_FORMATS),
    _Residue(
        "undefined",
        lazy(
            r"(?:^(?:#{1,6} |[-*+] )?|<(?:p|h[1-6]|li)>)undefined(?=\s*$|</(?:p|h[1-6]|li)>)"
            r"|\bundefined,? undefined\b",
            re.MULTILINE,
        ),
        _ABOUT_CODE,
    ),
    _Residue(
        "[",
        _WORDPRESS,
        _ABOUT_SHORTCODES,
        was="is a shortcode of WordPress, and shows as typed",
        follow=_WORDPRESS_NAMES,
    ),
)


class TemplateResidue(Rule):
    """What a template or program left behind where a value was meant to be.

    ```markdown bad
    Welcome to our test of {{ .Title }}!
    ```

    ```markdown bad
    Posted by [object Object] in Kettles.
    ```

    ```markdown bad
    [youtube https://www.youtube.com/watch?v=aBcDeFgHiJk]
    ```

    ```markdown good
    Welcome to our test of kettles!
    ```

    Looked for are `{{ .Title }}` (Go templates do not run in posts), `[object Object]`, `%s`,
    `undefined` where it is all that a paragraph, heading or item says, and shortcodes of WordPress,
    which no site generator runs. Each is told once a post. Posts that speak of
    templates or of programming are left alone, and so are code, attributes, and what the site's
    generator runs itself.
    """

    id = "template-residue"
    folds = "post"
    severity: Severity = Severity.WARNING
    help = "Write the value that is meant: readers see this as it stands."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        for residue in _RESIDUES:
            if residue.start not in text or not residue.may_be_in(text):
                continue
            left = list(_found(post, residue))
            if left and not _speaks_of(post, residue):
                for found in left:
                    yield self._of(found, residue)

    def _of(self, found: re.Match[str], residue: _Residue) -> Diagnostic:
        shown = found[0].lstrip("#*+-<>ph123456li ")
        return self.diagnostic(
            Span(found.end() - len(shown), found.end()),
            f"`{shortened(shown)}` {residue.was}",
            help="Embed it as this site does: readers see what stands here."
            if residue.pattern is _WORDPRESS
            else None,
            cause=residue.was if residue.pattern is _WORDPRESS else shown,
        )


def _found(post: Post, residue: _Residue) -> Iterator[re.Match[str]]:
    """Where readers see a residue. What starts with `$` may be Vue's, which runs in posts."""
    for found in residue.pattern.finditer(post.source.text, post.body.start):
        if found[0].lstrip("{- ").startswith("$") and not post.profile.has_generator:
            continue
        span = Span(*found.span())
        if post.is_prose(span) and not is_in_tag(post, span):
            yield found


def _speaks_of(post: Post, residue: _Residue) -> bool:
    """Whether a post is about what looks like residue in it."""
    if mentions(post, residue.about):
        return True
    if residue.pattern is _WORDPRESS:
        return False
    if residue.is_fine_with_code:
        return bool(post.code) or next(post.elements("code", "pre"), None) is not None
    code = (post.source.slice(span) for span in post.code)
    raw = (element.text for element in post.elements("code", "pre"))
    return any("{{" in text for text in (*code, *raw))
