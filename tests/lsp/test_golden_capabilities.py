"""What an editor is told of a post at each of its places: a line a place and a capability."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from goldens import check
from lsprotocol import types as lsp
from site_folder import put, site_folder  # noqa: F401

from postlint.files import unsaved
from postlint.lsp.actions import actions, resolved
from postlint.lsp.completion import completion
from postlint.lsp.definition import definition
from postlint.lsp.desk import Desk
from postlint.lsp.diagnostics import diagnostic
from postlint.lsp.document import Document, Handle
from postlint.lsp.hover import hover
from postlint.lsp.placing import placed
from postlint.lsp.symbols import symbols

GOLDEN = Path(__file__).parent / "golden.txt"
POST = """\
---
title: A Kettle'S 🐕 lid
date: 2024-05-06
draft: yes
tags: [pets, ]
author: Ann
cover:
  image: a.png
---

# Lids

#### Too deep

See [owls](/posts/owl/), [gone](/posts/gone/), [here](#lids) and [](#gone).

![](a.png) {{< figure src="a.png" alt="A lid" >}} <tt>one</tt>

<iframe src="http://maps.example/🐕"></iframe>

## FAQ

### Is it hot?

Yes.
"""
EVERY = 9
"""How far the places are apart."""


def _plain(value: Any) -> Any:
    """What of a value is said, as text, without what is not."""
    if attrs.has(type(value)):
        said = {one.name: getattr(value, one.name) for one in attrs.fields(type(value))}
        return {name: _plain(one) for name, one in said.items() if one is not None}
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _said(document: Document, encoding: str) -> Iterator[tuple[str, Any]]:
    uri = lsp.TextDocumentIdentifier(document.handle.uri)
    yield "symbols", symbols(document, lsp.DocumentSymbolParams(uri))
    for one in placed(document.report, document.desk.workplace, encoding):
        told = diagnostic(one)
        yield "diagnostic", told
        asked = lsp.CodeActionParams(uri, told.range, lsp.CodeActionContext([told]))
        for action in actions(document, asked):
            yield "action", resolved(document, action)
    lines = POST.splitlines()
    for number, line in enumerate(lines):
        for character in range(number % EVERY, len(line) + 1, EVERY):
            at = lsp.Position(number, character)
            yield f"hover {number}:{character}", hover(document, lsp.HoverParams(uri, at))
            yield (
                f"definition {number}:{character}",
                definition(document, lsp.DefinitionParams(uri, at)),
            )
            found = completion(document, lsp.CompletionParams(uri, at)).items
            yield (
                f"completion {number}:{character}",
                [(one.label, one.kind, one.text_edit) for one in found[:8]],
            )


@pytest.mark.usefixtures("site_folder")
def test_golden_capabilities(tmp_path: Path) -> None:
    put("hugo.toml", 'baseURL = "https://example.org/"\n')
    put(
        "content/posts/owl.md",
        "---\ntitle: Owls\ntags: [birds, pets]\n---\n\nOwls hunt at night.\n",
    )
    path = str(tmp_path / "content" / "posts" / "dog.md")
    unsaved.hold(path, POST.encode())
    try:
        document = Document(path, Handle(Path(path).as_uri(), 1), Desk(), "utf-16")
        lines = [f"{name}: {_plain(said)}" for name, said in _said(document, "utf-16") if said]
    finally:
        unsaved.release(path)
    check(
        GOLDEN,
        "\n".join(lines).replace(tmp_path.as_uri(), "SITE").replace(str(tmp_path), "SITE") + "\n",
    )
