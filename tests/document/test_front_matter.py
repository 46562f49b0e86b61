"""Front matter: where it stands, what it says, and where each key and value does."""

from __future__ import annotations

import contextlib
from pathlib import Path
from random import Random

import pytest
import yaml
from fuzz.posts import make
from linting import HUGO_PROFILE, needs_shared, shared_posts
from time_limit import time_limit

from postlint import generators
from postlint.document.front_matter import FrontMatter, read
from postlint.document.front_matter.split import split
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.source import Source, UnreadableError

HUGO = HUGO_PROFILE
OLD_HUGO = Profile(generators.load("hugo"), (0, 151))
JEKYLL = Profile(generators.load("jekyll"))
ELEVENTY = Profile(generators.load("eleventy"))


def matter_of(text: str, profile: Profile = HUGO) -> FrontMatter:
    matter = Post(Source("post.md", text), profile).front_matter
    assert matter is not None
    return matter


def yaml_of(lines: str, profile: Profile = HUGO) -> FrontMatter:
    return matter_of(f"---\n{lines}\n---\n", profile)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: a\n---\nbody", "body"),
        ("\n\n---\ntitle: a\n---\nbody", "body"),
        ("+++\ntitle = 'a'\n+++\nbody", "body"),
        ('{"title": "a"}\nbody', "\nbody"),
        ("---\r\ntitle: a\r\n---\r\nbody", "body"),
        ("---\rtitle: a\r---\rbody", "body"),
        ("---\ntitle: a\n---", ""),
        ("---\ntitle: a\n----\nbody", "-\nbody"),
        ("---\ntitle: a\n ---\nb: c\n---\nbody", "body"),
        ('{"a": "}", "b": {"c": 1}} body', " body"),
    ],
)
def test_hugo_splits(text: str, body: str) -> None:
    parts = split(text, generators.load("hugo"))
    assert parts is not None
    assert text[parts.body_start :] == body


def test_jekyll_closes_with_dots() -> None:
    text = "---\ntitle: a\n...\nbody"
    parts = split(text, generators.load("jekyll"))
    assert parts is not None
    assert text[parts.body_start :] == "body"


@pytest.mark.parametrize("text", ["", "plain", "# Heading\n", "title: a\n---\n", "\n\nbody"])
def test_text_without_fence_has_no_front_matter(text: str) -> None:
    assert split(text, generators.load("hugo")) is None


def test_entries_are_found_at_any_depth() -> None:
    text = "---\ncover:\n  Sizes: [1, {w: 2}]\n---\n"
    matter = matter_of(text)

    def found(*path: str | int) -> str | None:
        entry = matter.entry(*path)
        return None if entry is None else text[slice(*entry.value.span)]

    assert found("cover", "sizes", 0) == "1"
    assert found("COVER", "Sizes", 1, "w") == "2"
    assert found("cover", "sizes", 1) == "{w: 2}"
    missing = [("cover", "alt"), ("cover", "sizes", 2), ("cover", 0), ("cover", "sizes", "w")]
    assert [found(*path) for path in missing] == [None] * 4


def test_values_keep_their_spans_at_any_depth() -> None:
    text = "---\ncover:\n  image: 'é.png'\n  sizes: [1, {w: 2}]\ntags:\n- a b\n- \"c\"\n---\n"
    matter = matter_of(text)
    places = {path: text[slice(*scalar.span)] for path, scalar in matter.scalars()}
    assert places == {
        ("cover", "image"): "'é.png'",
        ("cover", "sizes", 0): "1",
        ("cover", "sizes", 1, "w"): "2",
        ("tags", 0): "a b",
        ("tags", 1): '"c"',
    }
    entry = matter.entry("cover", "image")
    assert entry is not None
    assert text[slice(*entry.key_span)] == "image"


def test_block_values_end_with_their_last_line() -> None:
    text = "---\nsummary: |\n  one\n  two\n\ntitle: a\n---\n"
    entry = matter_of(text).entry("summary")
    assert entry is not None
    assert text[slice(*entry.value.span)] == "|\n  one\n  two"


def test_keys_match_without_case_where_the_generator_folds_it() -> None:
    assert yaml_of("PublishDate: 2024-01-01").value("publishdate") == "2024-01-01"
    assert yaml_of("PublishDate: 2024-01-01", JEKYLL).value("publishdate") is None


@pytest.mark.parametrize(
    ("written", "new", "old"),
    [
        ("yes", "yes", True),
        ("off", "off", False),
        ("true", True, True),
        ("True", True, True),
        ("~", None, None),
        ("", None, None),
        ("017", 15, 15),
        ("0o17", 15, 15),
        ("0x1F", 31, 31),
        ("008", "008", "008"),
        ("02139", "02139", "02139"),
        ("1_000", 1000, 1000),
        ("1e3", "1e3", "1e3"),
        ("1.10", 1.1, 1.1),
        ("10.0", 10, 10),
        ("-3", -3, -3),
        ("18446744073709551615", 2**64 - 1, 2**64 - 1),
        ("1234567890123_4567890123456", "1234567890123_4567890123456", 12345678901234567890123456),
        ("12:30", "12:30", 750),
        ("2024-05-01", "2024-05-01", "2024-05-01"),
        ("'yes'", "yes", "yes"),
        ("!!str 5", "5", "5"),
        ("!important x", "x", "x"),
        (".inf", float("inf"), float("inf")),
    ],
)
def test_plain_scalars_are_read_as_the_version_does(written: str, new: object, old: object) -> None:
    assert yaml_of(f"k: {written}").value("k") == new
    assert yaml_of(f"k: {written}", OLD_HUGO).value("k") == old


ANCHORS = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n"
FIRST_COUNTS, LAST_COUNTS = {"x": 1, "y": 1, "z": 2}, {"x": 1, "y": 2, "z": 2}


@pytest.mark.parametrize(
    ("merging", "in_hugo", "elsewhere"),
    [
        ("y: 3\n  <<: *a", {"x": 1, "y": 1}, {"x": 1, "y": 3}),
        ("<<: *a\n  y: 3", {"x": 1, "y": 3}, {"x": 1, "y": 3}),
        ("<<: [*a, *b]", LAST_COUNTS, FIRST_COUNTS),
        ("<<:\n    - *a\n    - *b", LAST_COUNTS, FIRST_COUNTS),
        ("<<: []\n  y: 3", {"y": 3}, {"y": 3}),
        ("<<: {y: 4}\n  y: 3", {"y": 3}, {"y": 3}),
        ("!!merge <<: *a", {"x": 1, "y": 1}, {"x": 1, "y": 1}),
        ('"<<": text', {"<<": "text"}, {"<<": "text"}),
        ("<<: *a\n  <<: *b", "`<<` stands twice in one mapping", FIRST_COUNTS),
        ("<<: text", "`<<` merges a mapping", "`<<` merges a mapping"),
        ("<<:", "`<<` merges a mapping", "`<<` merges a mapping"),
        ("<<: [*a, text]", "`<<` merges a mapping", "`<<` merges a mapping"),
        ("<<: [[*a], *b]", "`<<` merges a mapping", "`<<` merges a mapping"),
    ],
)
def test_what_merges_bring_in(
    merging: str, in_hugo: dict[str, object] | str, elsewhere: dict[str, object] | str
) -> None:
    for profile, said in ((HUGO, in_hugo), (OLD_HUGO, elsewhere), (ELEVENTY, elsewhere)):
        matter = yaml_of(f"{ANCHORS}c:\n  {merging}", profile)
        if isinstance(said, str):
            assert matter.error is not None
            assert matter.error.message.startswith(said)
        else:
            assert matter.error is None
            assert matter.value("c") == said
            assert list(matter.duplicates) == []


def test_merges_and_aliases() -> None:
    matter = yaml_of("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\nc: *x")
    assert matter.data == {"a": {"p": 1, "q": 2}, "b": {"p": 1, "q": 3}, "c": {"p": 1, "q": 2}}
    assert list(matter.duplicates) == []


def test_duplicates_at_any_depth_in_the_order_written() -> None:
    text = "---\na: 1\nb:\n  c: 1\n  c: 2\na: 3\na: 4\n---\n"
    found = [(d.path, text[slice(*d.second_span)]) for d in matter_of(text).duplicates]
    assert found == [(("b", "c"), "c"), (("a",), "a"), (("a",), "a")]


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * 50_000,
        "a: " + "[{" * 30_000,
        "- " * 60_000,
        "? " * 60_000,
        "a: [" + ", ".join(["x"] * 600) + ", " + "[" * 200 + "]" * 201,
        '- "' + "]" * 5000 + '"\n- ' + "[" * 60_000,
        "\n".join(" " * i + "a:" for i in range(400)),
    ],
)
def test_deep_nesting_is_an_error_and_no_crash(content: str) -> None:
    matter = yaml_of(content)
    assert matter.error is not None
    assert matter.data == {}


def test_alias_bomb_is_an_error() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    with time_limit():
        matter = yaml_of("\n".join(lines))
    assert matter.error is not None
    assert "expand" in matter.error.message


def test_merge_bomb_is_an_error() -> None:
    lines = ["a0: &a0 {" + ", ".join(f"k{i}: x" for i in range(9)) + "}"]
    lines += [f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}" for i in range(1, 10)]
    with time_limit():
        matter = yaml_of("\n".join(lines))
    assert matter.error is not None
    assert "expand" in matter.error.message


@pytest.mark.parametrize("tag", ["os.mkdir", "posix.mkdir"])
@pytest.mark.parametrize("line", ["{}", "a: {}", "- {}", "? {}\n: b", "<<: {}"])
def test_tags_run_no_code(tag: str, line: str, tmp_path: Path) -> None:
    made = tmp_path / "made"
    content = line.format(f"!!python/object/apply:{tag} [{str(made)!r}]")
    assert isinstance(yaml_of(content).data, dict)
    assert not made.exists()


def test_anchor_that_holds_itself_is_an_error() -> None:
    matter = yaml_of("a: &a [*a]")
    assert matter.error is not None
    assert "itself" in matter.error.message


def test_a_megabyte_is_read_or_refused() -> None:
    fine = yaml_of("\n".join(f"key{i}: value {i}" for i in range(20_000)))
    assert fine.error is None
    assert len(fine.data) == 20_000
    assert yaml_of("a: " + "x" * 1_100_000).error is not None


@pytest.mark.parametrize(
    "content",
    [
        "!!python/object/apply:os.system ['true']",
        "a: !!python/object/apply:os.system ['true']",
        "date: 2022-13-45",
        "? [a, b]\n: c",
        "null: x",
        "a: \x00",
        "a: \ud7ff\ufffe",
        "%YAML 3.0",
        "--- --- ---",
        "\t",
    ],
)
def test_odd_content_never_raises(content: str) -> None:
    assert isinstance(yaml_of(content).data, dict)


MERGE = "tag:yaml.org,2002:merge"


def _plain(node: yaml.Node | None, text: str) -> object:
    """A composed node as nested lists and texts, all scalars (and odd keys) as written.

    Mappings are merged as YAML 1.1 has it: own keys count first, then the first mapping's.
    Raises YAMLError where something else would be merged.
    """
    if isinstance(node, yaml.MappingNode):
        merged: dict[str, object] = {}
        own = {}
        for key, value in node.value:
            if key.tag == MERGE:
                for mapping in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    if not isinstance(mapping, yaml.MappingNode):
                        raise yaml.YAMLError
                    merged = {**_plain(mapping, text), **merged}  # type: ignore[dict-item]
            elif isinstance(key, yaml.ScalarNode):
                own[key.value] = _plain(value, text)
            else:
                own[text[key.start_mark.index : key.end_mark.index]] = _plain(value, text)
        return {**merged, **own}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, text) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else {}


def _agrees(text: str, name: str) -> bool:
    """Compares the YAML of a post with PyYAML's; whether there were values to compare."""
    parts = split(text, generators.load("hugo"))
    if parts is None or parts.format != "yaml" or parts.opener.start == parts.opener.end:
        return False
    matter = read(text, parts, _reading(lambda written: written))
    content = text[slice(*parts.content)]
    try:
        node = yaml.compose(content, Loader=yaml.CSafeLoader)
        said = _plain(node, content)
    except yaml.YAMLError:
        assert matter.error is not None, name
        return False
    if "{{" in content or not (node is None or isinstance(node, yaml.MappingNode)):
        return False  # libyaml takes a template for a mapping of mappings
    assert matter.error is None, name
    assert matter.data == said, name
    return True


@needs_shared
@pytest.mark.parametrize("part", range(4))
def test_yaml_of_real_posts_agrees_with_pyyaml(part: int) -> None:
    compared = 0
    for path in shared_posts()[part::4]:
        with contextlib.suppress(UnreadableError):
            compared += _agrees(Source.decode(path.name, path.read_bytes()).text, str(path))
    assert compared > 100


@pytest.mark.parametrize("seed", range(3))
def test_random_yaml_agrees_with_pyyaml(seed: int) -> None:
    random = Random(seed)
    texts = [make(random)[1] for _ in range(1_500)]
    assert sum(_agrees(text, text) for text in texts) > 50


def _reading(resolve: object) -> Profile:
    generator = generators.load("hugo")._replace(resolvers=(((0,), resolve),))  # type: ignore[arg-type]
    return Profile(generator)


@pytest.mark.parametrize(
    ("lines", "marked", "said"),
    [
        ("title: a\ntags: [one, two\ndraft: true\n", "[", "this [ is never closed"),
        ("map: {a: 1\nb: 2\n", "{", "this { is never closed"),
        ("tags: [one, #two]\n", "#two]", "`#` starts a comment here, so the closing ] is not read"),
    ],
)
def test_a_bracket_is_told_where_it_opens(lines: str, marked: str, said: str) -> None:
    error = yaml_of(lines).error
    assert error is not None
    assert f"---\n{lines}---\n"[slice(*error.span)] == marked
    assert error.message == said


@pytest.mark.parametrize(
    ("lines", "marked", "said"),
    [
        ("  title: a\ntags: b", "  title: a", "the first key is indented, and the others are not"),
        ("  title: a\n# c\ntags: b", "  title: a", "the first key is indented, and the others"),
        ("title: a\n... x\ntags: b", "... x", "text follows the end of the YAML document"),
        ("'a'\n'b'", "'b'", "text follows the end of the YAML document"),
        ("title: *none", "*none", "the value starts with a sign: `*` refers to a YAML anchor"),
        ("a: {% x %}", "{% x %}", "an unrendered template stands here"),
        ("title: a\n--\ntags: b", "--", "`--` does not close front matter"),
    ],
)
def test_a_fault_is_told_where_the_author_made_it(lines: str, marked: str, said: str) -> None:
    error = yaml_of(lines).error
    assert error is not None
    assert f"---\n{lines}\n---\n"[slice(*error.span)] == marked
    assert error.message.startswith(said)
