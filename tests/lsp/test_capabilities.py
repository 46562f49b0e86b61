"""What the server says of a post, asked without an editor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from site_folder import put

from postlint.files import unsaved
from postlint.lsp.actions import Chosen, actions, forgive, resolved
from postlint.lsp.completion import completion
from postlint.lsp.definition import definition
from postlint.lsp.desk import Desk
from postlint.lsp.document import Document, Handle
from postlint.lsp.hover import hover
from postlint.lsp.symbols import symbols

HEAD = "---\ntitle: Dogs\ndate: 2026-01-02\n---\n\n"
CONFIG = """
baseURL = "https://example.org/"
[markup.goldmark.renderer]
unsafe = true
"""
HERE = "¦"
"""Where the cursor stands."""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put("hugo.toml", CONFIG)
    put(
        "content/posts/cat.md",
        "---\ntitle: Cats\ntags: [pets, purring]\n---\n\n## What they eat\n\nFish.\n",
    )
    put(
        "content/posts/owl.md",
        "---\ntitle: Owls\ntags: [birds, pets]\n---\n\nOwls hunt at night.\n",
    )
    yield tmp_path
    for path in unsaved.all_held():
        unsaved.release(path)


def opened(text: str, name: str = "content/posts/dog.md") -> tuple[Document, lsp.Position]:
    """A post as it is typed, and where the cursor stands in it."""
    before, _, after = text.partition(HERE)
    path = str(Path(name).absolute())
    unsaved.hold(path, (before + after).encode())
    document = Document(path, Handle(Path(path).as_uri(), 1), Desk(), "utf-16")
    lines = before.split("\n")
    units = len(lines[-1].encode("utf-16-le")) // 2
    return document, lsp.Position(len(lines) - 1, units)


def completed(text: str, name: str = "content/posts/dog.md") -> dict[str, str]:
    """What may stand at the cursor, by its label."""
    document, position = opened(text, name)
    params = lsp.CompletionParams(lsp.TextDocumentIdentifier(document.handle.uri), position)
    made = {}
    for item in completion(document, params).items:
        assert isinstance(item.text_edit, lsp.TextEdit)
        assert item.text_edit.range.end == position
        made[item.label] = item.text_edit.new_text
    return made


@pytest.mark.parametrize(
    ("front_matter", "label", "text"),
    [
        ("---\ntitle: Dogs\ndesc¦\n---\n", "description", "description: "),
        ("---\n¦\n---\n", "title", "title: "),
        ("---\ntitle: Dogs\n¦: x\n---\n", "description", "description"),
        ('+++\ntitle = "Dogs"\ndesc¦\n+++\n', "description", "description = "),
        ("---\ntitle: Dogs\ndraft: ¦\n---\n", "true", "true"),
        ("---\ntitle: Dogs\ntags: [pets, p¦\n---\n", "purring", "purring"),
        ("---\ntitle: Dogs\ntags:\n  - ¦\n---\n", "birds", "birds"),
        ("---\ntitle: Dogs\ntags:\n- pets\n- b¦\n---\n", "birds", "birds"),
        ('+++\ntitle = "Dogs"\ntags = ["¦\n+++\n', "birds", "birds"),
        ("+++\ntags = [¦\n+++\n", "birds", '"birds"'),
    ],
)
def test_front_matter_is_completed(front_matter: str, label: str, text: str) -> None:
    assert completed(front_matter)[label] == text


def test_keys_that_are_there_are_not_offered_again() -> None:
    assert "title" not in completed("---\ntitle: Dogs\n¦\n---\n")


def test_terms_that_are_there_are_not_offered_again() -> None:
    assert "pets" not in completed("---\ntags: [pets]\nkeywords: []\ntags:\n- pets\n- ¦\n---\n")


def test_most_used_terms_come_first() -> None:
    assert next(iter(completed("---\ntags: [¦\n---\n"))) == "pets"


@pytest.mark.parametrize(
    ("body", "label", "text"),
    [
        ("See [cats](¦", "/posts/cat/", "/posts/cat/"),
        ("See [cats](/posts/c¦).", "/posts/cat/", "/posts/cat/"),
        ("## Food\n\nSee [food](#¦)", "food", "food"),
        ("{{< fig¦", "figure", "figure"),
        ("🐕 {{< fig¦", "figure", "figure"),
    ],
)
def test_the_body_is_completed(body: str, label: str, text: str) -> None:
    assert completed(HEAD + body)[label] == text


def test_shortcodes_of_the_site_are_offered() -> None:
    put("layouts/shortcodes/gallery.html", "{{ .Get 0 }}")
    assert "gallery" in completed(f"{HEAD}{{{{< ¦ >}}}}")


def test_posts_are_offered_as_files_where_the_generator_links_these() -> None:
    Path("hugo.toml").unlink()
    put("mkdocs.yml", "site_name: Pets\n")
    put("docs/guide/cat.md", "# Cats\n")
    put("docs/dog.md", "# Dogs\n")
    assert "guide/cat.md" in completed("# Dogs\n\n[cats](¦", "docs/dog.md")


def test_text_is_not_completed() -> None:
    assert completed(f"{HEAD}Dogs ¦bark.") == {}


def hovered(text: str) -> str:
    document, position = opened(text)
    params = lsp.HoverParams(lsp.TextDocumentIdentifier(document.handle.uri), position)
    found = hover(document, params)
    if found is None:
        return ""
    assert isinstance(found.contents, lsp.MarkupContent)
    return found.contents.value


def test_a_key_says_what_it_means() -> None:
    assert hovered("---\ntitle: Dogs\nwei¦ght: 3\n---\n").startswith("**weight**")


def test_a_problem_shows_the_page_of_its_rule() -> None:
    assert hovered(f'{HEAD}<iframe src="ht¦tp://a.example/" title="x"></iframe>').startswith(
        "# insecure-iframe"
    )


def test_text_says_nothing() -> None:
    assert hovered(f"{HEAD}Dogs ¦bark.") == ""


def led_to(text: str) -> list[tuple[str, int]]:
    """The files and lines that the cursor leads to."""
    document, position = opened(text)
    params = lsp.DefinitionParams(lsp.TextDocumentIdentifier(document.handle.uri), position)
    found = definition(document, params)
    return [(one.uri.rpartition("/")[2], one.range.start.line) for one in found]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[cats](/posts/c¦at/)", ("cat.md", 0)),
        ("[cats](/posts/c¦at/#what-they-eat)", ("cat.md", 5)),
        ('[cats]({{< ref "c¦at" >}})', ("cat.md", 0)),
        ("[food](#fo¦od)\n\n## Food", ("dog.md", 7)),
    ],
)
def test_a_link_leads_to_its_post(body: str, place: tuple[str, int]) -> None:
    assert led_to(HEAD + body) == [place]


def test_a_problem_leads_to_its_other_places() -> None:
    assert led_to("---\ntitle: Dogs\nti¦tle: Cats\n---\n") == [("dog.md", 1)]


def test_headings_and_questions_are_symbols() -> None:
    document, _ = opened(
        f"{HEAD}## Food\n\n### Dry\n\nText.\n\n## FAQ\n\n**Do dogs bark?**\n\nYes, they do, all day.\n"
        "\n**Do dogs purr?**\n\nNo, they do not at all.\n"
    )
    params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(document.handle.uri))
    food, questions = symbols(document, params)
    assert (food.name, [child.name for child in food.children or ()]) == ("Food", ["Dry"])
    assert [child.name for child in questions.children or ()] == ["Do dogs bark?", "Do dogs purr?"]
    assert food.range.end == questions.range.start
    for symbol in (food, questions, *(food.children or ()), *(questions.children or ())):
        assert _key(symbol.range.start) <= _key(symbol.selection_range.start)
        assert _key(symbol.selection_range.end) <= _key(symbol.range.end)


def _key(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


def offered(text: str) -> tuple[Document, dict[str, lsp.CodeAction]]:
    document, position = opened(text)
    where = lsp.Range(position, position)
    identifier = lsp.TextDocumentIdentifier(document.handle.uri)
    params = lsp.CodeActionParams(identifier, where, lsp.CodeActionContext([]))
    return document, {action.title: action for action in actions(document, params)}


FRAME = f'{HEAD}🐕 <iframe src="¦http://a.example/" title="x"></iframe>'


def test_a_diagnostic_can_be_added_to_the_baseline() -> None:
    put("postlint.toml", 'baseline = "lint/base.json"\n')
    put("lint/base.json", {"version": 1, "diagnostics": []})
    document, found = offered(FRAME)
    action = found["Add this insecure-iframe to the baseline"]
    assert action.command is not None
    uri, rule, start = action.command.arguments or ()
    forgive(document, Chosen(str(uri), str(rule), int(str(start))))
    again, found = offered(FRAME)
    assert "insecure-iframe" not in [one.rule for one in again.report.diagnostics]
    (kept,) = json.loads(Path("lint/base.json").read_text("utf-8"))["diagnostics"]
    assert kept["rule"] == "insecure-iframe"


def test_nothing_is_added_where_no_config_names_a_baseline() -> None:
    _, found = offered(FRAME)
    assert not any("baseline" in title for title in found)


def test_a_fix_that_may_change_the_meaning_says_so_and_is_not_preferred() -> None:
    _, found = offered(FRAME)
    (action,) = (one for title, one in found.items() if title.endswith("(may change the meaning)"))
    assert action.is_preferred is False


def test_a_fold_has_one_fix_for_all_its_places() -> None:
    frames = '<iframe frameborder="0" src="https://a.example/" title="x"></iframe>\n\n' * 3
    _, found = offered(HEAD + frames.replace("frameborder", "frame¦border", 1))
    (fix,) = (one for title, one in found.items() if title.startswith("Delete `frameborder`"))
    assert fix.edit is not None
    (change,) = fix.edit.document_changes or ()
    assert isinstance(change, lsp.TextDocumentEdit)
    assert len(change.edits) == 3


def test_a_comment_of_the_front_matter_silences_there() -> None:
    document, found = offered("---\ntitle: Dogs\n¦title: Cats\n---\n")
    action = resolved(document, found["Silence duplicate-key here, with a reason"])
    assert action.edit is not None
    assert "postlint-disable" in str(action.edit)
