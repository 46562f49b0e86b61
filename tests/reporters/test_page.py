"""The report page, in a real browser. What it looks like is kept in `build/screenshots`."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from linting import ROOT, lint_text
from playwright.sync_api import Browser, Page, sync_playwright

from postlint.diagnostic import Diagnostic, Edit, Fix, Severity
from postlint.report import PostReport
from postlint.reporters.excerpt import diff
from postlint.reporters.formats.html import Html
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.source import Source, Span

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
SCREENSHOTS = ROOT / "build" / "screenshots"
MARKUP = (
    "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
)
POSTS = {
    "content/posts/kettles.md": "---\ntitle: Kettles\ndraft: true\ndraft: false\n---\n\n![](kettle.png)\n\n## A Kettle'S Lid\n",
    "content/posts/faq/index.md": (
        "---\ntitle: Questions\n---\n\n## FAQ\n\n### How hot is steam?\n\n100 degrees.\n\n"
        "### How hot is steam?\n\n90 degrees.\n"
    ),
    "content/posts/steam.md": (
        "---\ntitle: Steam\nfaq:\n  - question: How hot is steam?\n    answer: Steam is 100 degrees hot.\n"
        "---\n\n## FAQ\n\n### How hot is steam?\n\nSteam is 90 degrees hot.\n"
    ),
    f"content/{MARKUP}.md": f"---\ntitle: a\n---\n\n# {MARKUP}\n\n![]({MARKUP}.png)\n\n<b>{MARKUP}\n",
}
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


def page_of(*reports: PostReport, summary: Summary | None = None) -> str:
    summary = summary or Summary()
    reporter = Html(Style())
    made = [*reporter.begin()]
    for report in summary.counting(reports):
        made += reporter.post(report)
    return "".join([*made, *reporter.end(summary)])


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """The page in a browser, with what it said in the console and asked of the network."""

    def __init__(self, browser: Browser, path: Path, **context: Any) -> None:
        self.page: Page = browser.new_context(offline=True, **context).new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def shown(self) -> list[str]:
        return self.page.locator(".diagnostic h3").all_inner_texts()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    reports = [lint_text(text, path=name, rules=("all",)) for name, text in POSTS.items()]
    path.write_text(page_of(*reports), "utf-8")
    return path


def test_the_data_ends_no_element(file: Path) -> None:
    html = file.read_text("utf-8")
    assert html.count("</script") == 2
    assert "onerror" not in html.replace(json.dumps(MARKUP)[1:-1], "").partition('id="data">')[0]
    assert len(data_of(html)["posts"]) == len(POSTS)


def test_posts_without_problems_are_counted() -> None:
    data = data_of(page_of(lint_text("Water boils.\n", rules=("images",))))
    assert (data["count"], data["posts"]) == (1, [])


def test_a_fix_is_shown_around_what_it_changes() -> None:
    text = "one\n" + "x" * 500 + " Kettle'S " + "y" * 500 + "\n"
    at = text.index("S")
    source = Source("a.md", text)
    fix = Fix("Write it", "safe", (Edit(Span(at, at + 1), "s"),))  # type: ignore[arg-type]
    ((line, (before, after)),) = diff(fix, source)
    assert line == 2
    assert before.startswith("-…x")
    assert after.startswith("+…x")
    assert "Kettle'S" in before
    assert "Kettle's" in after
    assert max(map(len, (before, after))) < 250


@needs_browser
def test_a_hostile_post_is_text(browser: Browser, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.fill("#search", "onerror")
    assert any(MARKUP[:40] in text for text in opened.page.locator(".where").all_inner_texts())
    assert opened.page.title() == "postlint report"
    assert opened.page.locator("#diagnostics img, #diagnostics script").count() == 0
    assert opened.said == []
    assert opened.asked == [file.as_uri()]


@needs_browser
def test_the_policy_forbids_other_scripts(browser: Browser, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title=1'}))"
    )
    assert opened.page.title() == "postlint report"
    assert any("Content Security Policy" in text for text in opened.said)


@needs_browser
def test_filtering(browser: Browser, file: Path) -> None:
    opened = Opened(browser, file)
    page = opened.page
    total = len(opened.shown())
    assert page.locator("#shown").inner_text() == f"{total} diagnostics"
    assert opened.shown()[0].startswith("error: ")

    page.select_option("#rule", "duplicate-key")
    assert opened.shown() == [
        "error: `draft` is set twice, at lines 3 and 4: Hugo 0.152 and later refuse to build the "
        "post, older ones use the last value"
    ]
    assert page.locator("#about").inner_text().startswith("duplicate-key: ")
    assert page.locator(".sides dt").all_inner_texts() == ["Line 4", "Line 3: first set here"]
    assert page.locator(".sides dd").all_inner_texts() == ["draft: false", "draft: true"]

    page.click("text=Clear")
    assert len(opened.shown()) == total
    page.get_by_role("checkbox", name="errors").uncheck()
    assert not any(text.startswith("error") for text in opened.shown())
    page.click("text=Clear")
    page.select_option("#kind", "fix")
    assert page.locator(".diff").count() == page.locator(".diagnostic").count() > 0
    page.click("text=Clear")
    page.select_option("#kind", "faq")
    assert page.locator(".diagnostic").count() == page.locator(".sides").count() > 0
    assert opened.said == []


@needs_browser
def test_faq_disagreements_stand_side_by_side(browser: Browser, file: Path) -> None:
    page = Opened(browser, file).page
    page.select_option("#kind", "faq")
    page.fill("#search", "faq-front-matter-differs")
    assert page.locator(".sides dd").all_inner_texts() == [
        "Steam is 100 degrees hot.",
        "Steam is 90 degrees hot.",
    ]
    assert page.locator(".sides mark").all_inner_texts() == ["100", "90"]


@needs_browser
def test_filters_that_fit_nothing_say_so(browser: Browser, file: Path) -> None:
    page = Opened(browser, file).page
    page.fill("#search", "no such words")
    assert page.locator("#diagnostics").inner_text().startswith("Nothing fits these filters.")


@needs_browser
def test_the_trend_since_the_baseline(browser: Browser, tmp_path: Path) -> None:
    found = lint_text("![](a.png)\n\n![](b.png)\n", rules=("missing-image-alt",))
    new, known = found.diagnostics
    summary = Summary()
    summary.gone["body-h1"] = 3
    path = tmp_path / "report.html"
    path.write_text(page_of(PostReport(found.source, (new,), (known,)), summary=summary), "utf-8")
    page = Opened(browser, path).page
    assert page.locator("#trend-sentence").inner_text() == "1 new, 1 known, 3 gone."
    rows = page.locator("#trend-rules li").all_inner_texts()
    assert [row.split("\n") for row in rows] == [
        ["body-h1", "0 new, 3 gone"],
        ["missing-image-alt", "1 new, 0 gone"],
    ]
    page.select_option("#kind", "new")
    assert page.locator("#shown").inner_text() == "1 diagnostic of 2"


@needs_browser
def test_without_a_baseline_there_is_no_trend(browser: Browser, file: Path) -> None:
    page = Opened(browser, file).page
    assert page.locator("#trend").is_hidden()
    assert page.locator("#kind [value=new]").count() == 0


@needs_browser
def test_plots_filter_by_keyboard(browser: Browser, file: Path) -> None:
    opened = Opened(browser, file)
    button = opened.page.locator("#groups button", has_text="images")
    button.focus()
    opened.page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert opened.page.locator("#group").input_value() == "images"
    assert 0 < len(opened.shown()) < 10
    opened.page.locator("#posts button").first.click()
    assert "in content/" in opened.page.locator("#shown").inner_text()


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "width"), [("desktop", 1280), ("phone", 390)])
def test_it_looks_right_and_axe_finds_nothing(
    browser: Browser, file: Path, scheme: str, name: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    opened = Opened(browser, file, color_scheme=scheme, viewport=viewport, bypass_csp=True)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    opened.page.screenshot(path=SCREENSHOTS / f"report-{name}-{scheme}.png", full_page=True)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/node")
    opened.page.evaluate(AXE.read_text("utf-8"))
    found = opened.page.evaluate("axe.run()")
    assert [(fault["id"], fault["help"]) for fault in found["violations"]] == []


@needs_browser
def test_of_20_000_diagnostics_one_page_is_drawn(browser: Browser, tmp_path: Path) -> None:
    source = Source("content/a.md", "![](a.png)\n" * 20)
    found = tuple(
        Diagnostic("missing-image-alt", "images", severity, f"image {n} has no text", Span(n * 11, n * 11 + 10))
        for n in range(20)
        for severity in (Severity.ERROR, Severity.INFO)
    )  # fmt: skip
    path = tmp_path / "report.html"
    path.write_text(page_of(*[PostReport(source, found)] * 500), "utf-8")
    opened = Opened(browser, path)
    page = opened.page
    assert page.locator("#shown").inner_text() == "20,000 diagnostics"
    assert page.locator("#page").inner_text() == "Page 1 of 400"
    assert page.locator("#diagnostics > li").count() == 50
    page.evaluate("() => { chosen.search = 'image 7'; show(0); }")
    assert page.locator("#shown").inner_text() == "2,000 diagnostics of 20,000"
    page.click("text=Next")
    assert page.locator("#page").inner_text() == "Page 2 of 40"
    assert page.evaluate("document.activeElement.id") == "list"
