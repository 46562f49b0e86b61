"""The house as docs/architecture.md draws it."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from linting import ROOT

PACKAGE = ROOT / "src" / "postlint"
MODULES = sorted(PACKAGE.rglob("*.py"))

PACKAGES = {f"postlint.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
"""What `from postlint import …` may name: a room, and none of the public names."""

LAYERS = [
    ["pattern", "source", "suggestion", "version"],
    ["files"],
    ["dialect"],
    ["generators"],
    ["profile"],
    ["document"],
    ["lookup", "meaning"],
    ["diagnostic"],
    ["report", "schema"],
    ["results", "rules"],
    ["config", "fixing"],
    ["suppression"],
    ["pipeline"],
    ["run"],
    ["reporters"],
    ["lsp"],
    ["cli"],
    ["__main__"],
]
"""Imports point to the left: a module imports its own layer's package and those before it."""

ONLY_IN = {
    "click": ["cli"],
    "pygls": ["lsp"],
    "lsprotocol": ["lsp"],
    "turbohtml": ["document.html"],
    "pyromark": ["document.markdown.render"],
    "bs4": ["document.soup", "document.post"],
    "jsonschema": [
        "schema.library",
        "schema.translation",
        "schema.checking",
        "schema.bounded",
        "schema.wording",
    ],
    "regex": ["schema.bounded", "schema.wording"],
    "referencing": ["schema.library"],
    "watchfiles": ["cli"],
    "Stemmer": ["meaning.terms.words"],
    "dask": ["run.cluster"],
    "distributed": ["run.cluster"],
    "fsspec": ["files.address"],
    "imagesize": ["profile.site_files"],
    "rapidfuzz": ["meaning.comparing.changes", "meaning.comparing.restatement"],
}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            if any(f"{node.module}.{alias.name}" not in PACKAGES for alias in node.names):
                found.append(node.module)
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def _layer(name: str) -> int:
    top = name.partition(".")[0]
    return next(i for i, layer in enumerate(LAYERS) if top in layer)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_one_way(path: Path) -> None:
    name = _name(path)
    if not name:  # the public API imports lazily from everywhere
        return
    for module in _imports(path):
        if module.startswith("postlint."):
            other = module.removeprefix("postlint.")
            top = PACKAGE / other.partition(".")[0]
            assert top.is_dir() or top.with_suffix(".py").exists(), f"{name} imports a public name"
            same = top.name == name.partition(".")[0]
            assert same or _layer(other) < _layer(name), f"{name} imports {other}"


@pytest.mark.parametrize("package", ["document", "meaning"])
def test_no_circle_within(package: str) -> None:
    """Not even one of imports for types: what a post is knows nothing of what is read from it."""
    arrows: dict[str, set[str]] = {}
    for path in (PACKAGE / package).rglob("*.py"):
        room = _name(path).removeprefix(f"{package}.").partition(".")[0]
        inside = (m for m in _imports(path) if m.startswith(f"postlint.{package}."))
        others = {module.split(".")[2] for module in inside}
        arrows.setdefault(room, set()).update(others - {room})

    assert tuple(TopologicalSorter(arrows).static_order())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_libraries_stay_in_their_place(path: Path) -> None:
    for module in _imports(path):
        places = ONLY_IN.get(module.partition(".")[0])
        inside = f"{_name(path)}."
        is_in_place = places is None or any(inside.startswith(f"{place}.") for place in places)
        assert is_in_place, f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "rules").glob("*/*.py")), ids=_name)
def test_rules_are_pure(path: Path) -> None:
    forbidden = {"os", "sys", "io", "pathlib.Path", "subprocess", "socket", "logging", "time"}
    assert not forbidden & set(_imports(path))
    calls = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"open", "print", "input", "eval", "exec"} & set(calls)


def test_every_module_stands_in_a_layer() -> None:
    for path in MODULES:
        if _name(path):
            assert _layer(_name(path)) >= 0


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_is_read_from_a_post_is_asked_for_by_a_plain_call(path: Path) -> None:
    """Whether it is kept is said once, by `@derived` where it is read."""
    if _name(path) not in ("document.post", "pipeline.costs"):
        assert "post.derived(" not in path.read_text("utf-8")


POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{+[0-9,]+\}+)\+")


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_no_group_is_repeated_possessively(module: Path) -> None:
    """Python before 3.11.5 matches `(...)*+` wrongly (gh-106052), `(?>(...)*)` rightly.

    The released 3.11.2 is what a stable Debian ships; `[...]*+` is right everywhere.
    """
    constants = [
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [text for text in constants if POSSESSIVE_GROUP.search(text)] == []


@pytest.mark.parametrize("pattern", ["(?:a|b)*+", "(a)++", "(a)?+", "(?:a){1,200}+"])
def test_a_possessive_group_is_seen(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)
