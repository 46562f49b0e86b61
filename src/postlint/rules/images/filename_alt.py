import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.images._alts import alts
from postlint.rules.rule import Rule

_EXTENSION = r"\.(?:apng|avif|bmp|gif|heic|jfif|jpe?g|png|svg|tiff?|webp)"
_FILE = lazy(rf"\S*[\w)\]]{_EXTENSION}", re.IGNORECASE)
_UUID = lazy(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HASH = lazy(r"(?=\D*\d)(?=[^a-f]*[a-f])[0-9a-f]{20,}", re.IGNORECASE)
_CAMERA = lazy(
    r"(?:IMG[_-]?|_?DSC[FN]?[_-]?|(?:PXL|MVIMG|PANO|DJI|GOPR|WIN)_|Pasted image |image-(?=\d{8}))"
    r"\d{3,}[\d_A-Z().-]*",
    re.IGNORECASE,
)
_SCREENSHOT = lazy(
    r"(?:screen[ -]?shot|bildschirmfoto|capture d['’]écran|captura de (?:pantalla|tela|ecrã)"
    r"|schermata|schermafbeelding|skärmavbild|skjermbilde|skærmbillede|zrzut ekranu"
    r"|снимок экрана|ekran resmi|スクリーンショット"
    r"|截屏|屏幕快照|屏幕截图|截圖|스크린샷)"
    r"[\s_-]*(?:from |du |de |van |от )?\d{4}[-.]?\d{2}[-.]?\d{2}"
    r"(?:[\W\d_]|at|um|om|à|às|a las|alle|kl|o|в|AM|PM|h|上午|下午|午前|午後|오전|오후)*",
    re.IGNORECASE,
)
_MADE = (_FILE, _UUID, _HASH, _CAMERA, _SCREENSHOT)
_JOINTS = lazy(r"_|-[^-]+-")


class FilenameAlt(Rule):
    """The alt text of an image is the name of a file.

    Screen readers spell it out, and nobody learns what the image shows.

    ```markdown bad
    ![IMG_2041.jpg](images/IMG_2041.jpg)
    ```

    ```markdown good
    ![A copper kettle with a dented spout](images/IMG_2041.jpg)
    ```

    Names that cameras, screenshots and upload forms make count without their extension as well,
    and so does the image's own file name where underscores or hyphens join its words. A shortcode
    or component that is given `src` and `alt` is an image.

    ```markdown bad
    The first of them:

    {{< zoom src="images/IMG_2041.jpg" alt="IMG_2041" >}}
    ```

    Source: ACT rule 9eb3f6; WCAG 1.1.1, failure F30.
    """

    id = "filename-alt"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.WARNING
    help = "Say what the image shows: screen readers spell a file's name out, and it tells nothing."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for alt in alts(post):
            if _is_made(alt.text) or _is_own_name(alt.text, alt.source):
                yield self.diagnostic(alt.span, f"the alt text `{alt.text}` is the name of a file")


def _is_made(alt: str) -> bool:
    return any(pattern.fullmatch(alt) for pattern in _MADE)


def _is_own_name(alt: str, source: str) -> bool:
    """Whether an alt text is the name of its image's file, as only a file would be named."""
    path = PurePosixPath(unquote(source.partition("?")[0].partition("#")[0]))
    if re.fullmatch(_EXTENSION, path.suffix, re.IGNORECASE) is None:
        return False
    return alt == path.name or (
        alt == path.stem and " " not in alt and _JOINTS.search(alt) is not None
    )
