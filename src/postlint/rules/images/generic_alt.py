from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.images._alts import alts
from postlint.rules.rule import Rule

_WORDS = (
    "image, img, picture, pic, photo, photograph, photography, graphic, screenshot, thumbnail, "
    "alt, alt text, image alt, image alt text, image description, enter image description here, "
    "description of image, describe image, insert image description, untitled, undefined, null, "
    "Bild, Foto, Grafik, Bildschirmfoto, Bildbeschreibung, Alternativtext, ohne Titel, "
    "capture d'écran, texte alternatif, sans titre, imagen, fotografía, captura de pantalla, "
    "texto alternativo, sin título, imagem, fotografia, captura de tela, immagine, "
    "testo alternativo, afbeelding, plaatje, schermafbeelding, obraz, obrazek, zdjęcie, obrázek, "
    "kép, imagine, slika, billede, bilde, kuva, resim, görsel, fotoğraf, gambar, hình ảnh, ảnh, "
    "εικόνα, φωτογραφία, изображение, картинка, рисунок, фото, фотография, скриншот, зображення, "
    "снимка, 画像, 写真, イメージ, スクリーンショット, スクショ, 代替テキスト, 图片, 图像, 照片, "
    "截图, 图片描述, 圖片, 截圖, 在这里插入图片描述, 输入图片说明, 请输入图片描述, 이미지, 사진, "
    "스크린샷, صورة, تصویر, عکس, תמונה, छवि, चित्र, ภาพ, รูปภาพ"
)
_GENERIC = frozenset(folded(word) for word in _WORDS.split(","))
_LONGEST = 60
_NUMBER = lazy(r"[\s#_()-]*\d{1,3}[\s()]*$")


class GenericAlt(Rule):
    """The alt text of an image says no more than that it is an image.

    Screen readers announce the image by themselves; what it shows stays unsaid.

    ```markdown bad
    ![screenshot](settings.png)
    ```

    ```markdown good
    ![The settings page, with "Lint on save" ticked](settings.png)
    ```

    Only the whole text counts, with or without a number ("image 2"), in some thirty languages.
    Placeholders that editors leave, such as "enter image description here", are among them.

    Source: WCAG 1.1.1, failure F30.
    """

    id = "generic-alt"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.WARNING
    help = 'Say what the image shows, or write `<img … alt="">` where it only decorates.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for alt in alts(post):
            if len(alt.text) <= _LONGEST and folded(_NUMBER.sub("", alt.text)) in _GENERIC:
                yield self.diagnostic(alt.span, f"the alt text says only “{alt.text}”")
