"""`postlint lsp`, spoken to as editors do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from editing import Editor, editing
from site_folder import put, said

CONFIG = (
    'baseURL = "https://example.org/"\ntitle = "A site"\nmarkup.goldmark.renderer.unsafe = true\n'
)
FRAME = '<iframe src="http://maps.example/embed" title="Map" width="1" height="1"></iframe>\n'
POST = "---\ntitle: {title}\ndate: 2026-01-02\ndescription: What {title} is about, in a line of words.\n---\n\n{body}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put("hugo.toml", CONFIG)
    return tmp_path


def post(title: str, body: str) -> str:
    return POST.format(title=title, body=body)


def test_what_is_typed_is_linted_before_it_is_saved(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", "Dogs bark."))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        assert "missing-image-alt" not in editor.rules(uri)
        editor.change(uri, post("Dogs", 'Dogs bark.\n\n<img src="https://example.net/a.png">'))
        assert "missing-image-alt" in editor.rules(uri)


def test_diagnostics_are_those_of_the_command_line(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", 'Dogs. 🐕🐕 <img src="/a.png">\n\n## \n\n### x\n'))
    put("content/posts/cat.md", post("Dogs", "Cats purr. [home](/nowhere/)"))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        expected = said("content/posts/dog.md")
        assert "duplicate-title" in [found["rule"] for found in expected]
        editor.wait(lambda: _tells(editor, uri, "duplicate-title"))

        shown = editor.published[uri]
        assert [found["code"] for found in shown] == [found["rule"] for found in expected]
        for one, other in zip(shown, expected, strict=True):
            assert one["message"].partition("\n")[0] == other["message"]
            assert one["range"]["start"]["line"] == other["start"]["line"] - 1
            wide = (
                2 if "img" in other["message"] or other["rule"].startswith("missing-image") else 0
            )
            assert one["range"]["start"]["character"] == other["start"]["column"] - 1 + wide


def test_posts_that_are_not_open_are_shown_as_well(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", "Dogs bark."))
    put("content/posts/cat.md", post("Cats", 'Cats purr. <img src="https://example.net/a.png">'))

    with editing(site) as editor:
        editor.open(site / "content/posts/dog.md")
        other = (site / "content/posts/cat.md").as_uri()
        assert "missing-image-alt" in editor.rules(other)


def test_a_title_of_another_post_is_told_from_unsaved_text(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", "Dogs bark."))
    put("content/posts/cat.md", post("Cats", "Cats purr."))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        editor.change(uri, post("Cats", "Dogs bark."))
        editor.wait(lambda: _tells(editor, uri, "duplicate-title"))
        found = next(one for one in editor.published[uri] if one["code"] == "duplicate-title")
        (related,) = found["relatedInformation"]
        assert related["location"]["uri"] == (site / "content/posts/cat.md").as_uri()
        assert related["location"]["range"]["start"] == {"line": 1, "character": 7}


def test_a_fix_is_a_code_action(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", FRAME))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        line = next(f for f in editor.diagnostics(uri) if f["code"] == "insecure-iframe")["range"]
        start = line["start"]
        actions = editor.actions(uri, start["line"], start["character"], "quickfix")
        fix = next(action for action in actions if "https" in action["title"])
        assert {action["kind"] for action in actions} == {"quickfix"}
        (change,) = fix["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 1}
        assert [edit["newText"] for edit in change["edits"]] == ["s"]


def test_a_comment_silences_here(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", FRAME))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        line = next(f for f in editor.diagnostics(uri) if f["code"] == "insecure-iframe")["range"]
        actions = editor.actions(uri, **line["start"])
        silence = next(a for a in actions if a["title"].startswith("Silence insecure-iframe"))
        resolved = editor.request("codeAction/resolve", silence)
        (change,) = resolved["edit"]["documentChanges"]
        (edit,) = change["edits"]
        assert edit["newText"] == (
            "<!-- postlint-disable-next-line insecure-iframe -- TODO: say why -->\n"
        )
        assert edit["range"]["start"] == {"line": line["start"]["line"], "character": 0}


def test_editors_that_choose_first_get_whole_actions(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", FRAME))

    with editing(site, textDocument={"codeAction": {}}) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        found = next(one for one in editor.diagnostics(uri) if one["code"] == "insecure-iframe")
        start = found["range"]["start"]
        actions = editor.actions(uri, start["line"], start["character"])
        assert len(actions) > 1
        assert all("edit" in action for action in actions)


def test_all_safe_fixes_are_one_action(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", "Dogs bark.\n\n##No space\n\nText."))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        editor.diagnostics(uri)
        (action,) = editor.actions(uri, 0, 0, "source.fixAll")
        resolved = editor.request("codeAction/resolve", action)
        (change,) = resolved["edit"]["documentChanges"]
        texts = [edit["newText"] for edit in change["edits"]]
        assert texts == ["## No space\n"]


def test_broken_settings_are_told_once(site: Path) -> None:
    put("postlint.toml", "preset = 3\n")
    put("content/posts/dog.md", post("Dogs", FRAME))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        assert editor.diagnostics(uri) == []
        editor.wait(lambda: bool(editor.shown))
        assert "postlint.toml" in editor.shown[0]


def test_files_that_come_and_go_are_seen(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", "Dogs bark.\n\n![A dog](/dog.png)"))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        editor.wait(lambda: _tells(editor, uri, "missing-image-file"))
        put("static/dog.png", "")
        changed = {"uri": (site / "static/dog.png").as_uri(), "type": 1}
        editor.notify("workspace/didChangeWatchedFiles", {"changes": [changed]})
        editor.wait(lambda: "missing-image-file" not in _rules(editor.published[uri]))


def test_settings_that_change_are_seen(site: Path) -> None:
    put("content/posts/dog.md", post("Dogs", FRAME))

    with editing(site) as editor:
        uri = editor.open(site / "content/posts/dog.md")
        assert "insecure-iframe" in editor.rules(uri)
        put("postlint.toml", 'ignore = ["insecure-iframe"]\n')
        editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        editor.wait(lambda: "insecure-iframe" not in _rules(editor.published[uri]))


def test_a_workspace_may_hold_several_sites(site: Path) -> None:
    folders = [site / "one", site / "two"]
    for folder, title in zip(folders, ("Dogs", "Cats"), strict=True):
        put(f"{folder}/hugo.toml", 'baseURL = "https://example.org/"\n')
        put(f"{folder}/content/posts/a.md", post(title, "Text."))
        put(f"{folder}/content/posts/b.md", post(title, "Other text."))

    with editing(*folders) as editor:
        for folder in folders:
            uri = editor.open(folder / "content/posts/a.md")
            editor.wait(partial(_tells, editor, uri, "duplicate-title"))
            found = next(one for one in editor.published[uri] if one["code"] == "duplicate-title")
            (related,) = found["relatedInformation"]
            assert related["location"]["uri"] == (folder / "content/posts/b.md").as_uri()


def test_a_workspace_may_be_a_link(site: Path) -> None:
    put("real/hugo.toml", 'baseURL = "https://example.org/"\n')
    put("real/content/a.md", post("Dogs", "Text."))
    put("real/content/b.md", post("Dogs", "Other text."))
    (site / "link").symlink_to(site / "real")

    with editing(site / "link") as editor:
        uri = editor.open(site / "link/content/a.md")
        editor.wait(lambda: _tells(editor, uri, "duplicate-title"))


def test_what_is_no_post_has_no_problems(site: Path) -> None:
    put("layouts/index.html", FRAME)

    with editing(site) as editor:
        assert editor.rules(editor.open(site / "layouts/index.html")) == []


def test_editors_are_asked_to_watch(site: Path) -> None:
    watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}

    with editing(site, workspace=watching) as editor:
        editor.wait(lambda: bool(editor.requests))
        (asked,) = editor.requests[0]["params"]["registrations"]
        assert asked["method"] == "workspace/didChangeWatchedFiles"


def test_a_post_outside_of_the_workspace_is_linted(site: Path) -> None:
    put("elsewhere/hugo.toml", 'baseURL = "https://example.org/"\n')
    put("elsewhere/content/a.md", post("Dogs", "Text."))
    put("elsewhere/content/b.md", post("Dogs", "Other text."))
    (site / "work").mkdir()

    with editing(site / "work") as editor:
        editor.open(site / "elsewhere/content/new.md", post("News", FRAME))
        uri = editor.open(site / "elsewhere/content/a.md")
        editor.wait(lambda: _tells(editor, uri, "duplicate-title"))
        assert editor.shown == []


def test_a_post_that_is_not_saved_yet_is_linted(site: Path) -> None:
    with editing(site) as editor:
        uri = editor.open(site / "content/posts/new.md", post("News", FRAME))
        assert "insecure-iframe" in editor.rules(uri)


def _tells(editor: Editor, uri: str, rule: str) -> bool:
    return rule in _rules(editor.published.get(uri, []))


def _rules(published: list[dict[str, object]]) -> list[object]:
    return [found["code"] for found in published]
