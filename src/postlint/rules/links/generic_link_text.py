from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, is_hidden
from postlint.document.post import Post
from postlint.rules.rule import Rule

_BY_LANGUAGE = """
en: click here, click, here, click this, click this link, this link, link, more, read more,
    learn more, find out more, see more, more info, more information, details, this, go, this page,
    this article, continue, continue reading, download, website, visit, read this, check it out
de: hier, hier klicken, klicken sie hier, klick hier, klicke hier, mehr, weiterlesen, mehr lesen,
    mehr erfahren, mehr dazu, weiter, link, dieser link
fr: ici, cliquez ici, cliquer ici, lire la suite, en savoir plus, plus, suite, lien, ce lien
es: aquí, aqui, haz clic aquí, haga clic aquí, clic aquí, pincha aquí, leer más, ver más,
    más información, saber más, más, enlace, este enlace
pt: aqui, clique aqui, leia mais, saiba mais, ver mais, mais, este link
it: qui, clicca qui, leggi di più, scopri di più, leggi tutto, continua
nl: klik hier, lees meer, lees verder, meer, meer informatie, deze link
sv: här, klicka här, läs mer
da: her, klik her, læs mere
no: klikk her, les mer
pl: tutaj, tu, kliknij tutaj, kliknij, czytaj więcej, więcej
ru: здесь, тут, нажмите здесь, читать далее, подробнее, ссылка
uk: тут, натисніть тут, читати далі, детальніше
tr: buraya tıklayın, tıklayın, devamını oku, daha fazla
ja: こちら, ここ, ここをクリック, 続きを読む, 詳細, もっと見る
zh: 点击这里, 这里, 點擊這裡, 這裡, 阅读更多, 閱讀更多, 更多, 链接, 連結, 点此, 详情
ko: 여기, 여기를 클릭, 더 보기, 자세히 보기, 링크
"""
_GENERIC = frozenset(
    phrase.strip()
    for line in _BY_LANGUAGE.replace("\n    ", " ").strip().splitlines()
    for phrase in line.partition(": ")[2].split(",")
)
_DECORATION = " .:…!»›>→⟶-–—[](){}\"“”'，。：！"


class GenericLinkText(Rule):
    """A link's text says nothing of where it leads: "click here", "read more".

    Screen reader users go from link to link and hear nothing else; search engines take the text
    for what the page linked to is about.

    ```markdown bad
    For the test of all nine kettles, [click here](/kettles/).
    ```

    ```markdown good
    We have [tested all nine kettles](/kettles/).
    ```

    Only a whole text is looked at, in some seventeen languages. `aria-label` is read in its place.

    Source: WCAG 2.4.4 and 2.4.9; Lighthouse's link-text.
    """

    id = "generic-link-text"
    markdownlint = ("MD059", "descriptive-link-text")
    default = False
    presets = ("accessibility", "seo", "strict")
    needs_elements = ("a",)
    severity: Severity = Severity.INFO
    help = (
        "Say where it leads in the link's own words: those who go from link to link hear no others."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for link in post.elements("a"):
            if link.attribute("href") is None or is_hidden(link):
                continue
            name = accessible_name(link)
            if name.casefold().strip(_DECORATION) in _GENERIC:
                yield self.diagnostic(
                    link.span, f"the link text “{name}” says nothing of where it leads"
                )
