"""The settings of a config in Python, as far as they are plain values. Nothing of it is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from postlint.profile.config_files import Settings


def plain_settings(code: str) -> Settings:
    """The names that a module sets, with their values; None for one that takes running to tell.

    Tuples are lists. Empty where the code cannot be read, or another module may set any name.
    """
    try:
        module = ast.parse(code)
        read = dict(_assigned(module))
        untold = set(_set_elsewhere(module))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {} if "*" in untold else read | dict.fromkeys(untold)


def _assigned(module: ast.Module) -> Iterator[tuple[str, object]]:
    for statement in module.body:
        for name in _names(statement):
            yield name, _value(statement)


def _names(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives a value, and nothing else."""
    match statement:
        case ast.Assign(targets=targets):
            if all(isinstance(target, ast.Name) for target in targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            yield name


def _value(statement: ast.stmt) -> object:
    assert isinstance(statement, ast.Assign | ast.AnnAssign)
    assert statement.value is not None
    try:
        value = ast.literal_eval(statement.value)
    except ValueError:
        return None
    return list(value) if isinstance(value, tuple) else value


def _set_elsewhere(module: ast.Module) -> Iterator[str]:
    """The names that are set or changed in any other way; `*` where all may be."""
    for statement in module.body:
        if any(_names(statement)):
            continue
        for node in ast.walk(statement):
            match node:
                case ast.Name(id=name, ctx=ast.Store()):
                    yield name
                case ast.Name(id="exec" | "globals" | "vars" | "locals") | ast.alias(name="*"):
                    yield "*"
                case ast.alias(name=name, asname=other):
                    yield other or name
                case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                    yield name
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
                    yield name
