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
    ["pattern", "record", "suggestion", "version"],
    ["source"],
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
    ["reporters", "testing"],
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
    "imagesize": ["profile.image_size"],
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


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_private_module_is_its_folder_s_own(path: Path) -> None:
    """What several folders need stands where its name says so: for rules, in `rules/_shared/`."""
    for module in _imports(path):
        folder, _, rest = module.partition("._")
        is_of_rules = module.startswith("postlint.rules._shared") and "rules" in path.parts
        is_private = bool(rest) and not rest.startswith("_")  # and no `__version__`
        if is_private and module.startswith("postlint.") and not is_of_rules:
            inside = PACKAGE.parent.joinpath(*folder.split("."))
            assert path.is_relative_to(inside), f"{_name(path)} imports {module}"


def test_what_rules_share_is_of_several_groups() -> None:
    """What one group alone needs is its own."""
    rules = PACKAGE / "rules"
    groups: dict[str, set[str]] = {}
    for path in rules.glob("*/*.py"):
        for module in _imports(path):
            shared = module.removeprefix("postlint.rules._shared.").partition(".")[0]
            if module.startswith("postlint.rules._shared.") and path.parent.name != "_shared":
                groups.setdefault(shared, set()).add(path.parent.name)
    lonely = {module for module, used_by in groups.items() if len(used_by) < 2}
    assert lonely <= {"zones"}, "`dates` there asks it as well"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_name_of_a_module_is_set_twice(path: Path) -> None:
    """The second would silently hold for what was written with the first in mind."""
    names = [
        target.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]
    assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_each_private_name_of_a_module_is_used(path: Path) -> None:
    text = path.read_text("utf-8")
    names = [
        name
        for node in ast.parse(text).body
        for name in (
            [node.name]
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            else [target.id for target in node.targets if isinstance(target, ast.Name)]
            if isinstance(node, ast.Assign)
            else []
        )
        if name.startswith("_") and not name.startswith("__")
    ]
    unused = [name for name in names if len(re.findall(rf"\b{name}\b", text)) == 1]
    assert unused == []


WELL_EXPLAINED = {
    "Generator": "dialect/generator.py",
    "Shortcode": "dialect/shortcode.py",
    "Profile": "profile/profile.py",
    "Config": "config/model.py",
}
"""Types whose fields are many: each is explained above its own line."""


@pytest.mark.parametrize("name", WELL_EXPLAINED)
def test_each_field_is_explained(name: str) -> None:
    text = (PACKAGE / WELL_EXPLAINED[name]).read_text("utf-8")
    (found,) = (
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    lines = text.splitlines()
    fields = [node for node in found.body if isinstance(node, ast.AnnAssign)]
    bare = [ast.unparse(f.target) for f in fields if "#:" not in lines[f.lineno - 2]]
    assert fields
    assert bare == []


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
