"""When sites are looked at, and what becomes of a look."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from site_folder import put

from postlint.lsp import looking
from postlint.lsp.look import Look
from postlint.lsp.looking import Looking

IMAGE = "---\ntitle: Dogs\n---\n\n![](https://example.net/a.png)\n"


class Told:
    """What was told of looks, in its order."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.waits: list[bool] = []

    async def see(self, look: Look) -> None:
        self.looks.append(look)

    async def wait(self, goes_on: bool) -> None:
        self.waits.append(goes_on)


def looked(folder: Path, work: Callable[[Looking], Awaitable[None]]) -> Told:
    told = Told()

    async def run() -> None:
        here = Looking(told.see, told.wait, "utf-16", plugins=True)
        here.folders = [str(folder)]
        await work(here)

    asyncio.run(run())
    return told


async def until_done(here: Looking) -> None:
    here.look_soon(at_once=True)
    await asyncio.sleep(0.01)
    assert here._task is not None
    await here._task


def test_a_look_tells_of_posts_that_are_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put("content/dog.md", IMAGE)
    (look,) = looked(tmp_path, until_done).looks
    (found,) = look.closed[str(tmp_path / "content/dog.md")]
    assert (found.diagnostic.rule, found.stretch.start) == ("missing-image-alt", (4, 0))


def test_a_long_look_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_LONG", 0)
    assert looked(tmp_path, until_done).waits == [True, False]


def test_a_look_that_is_not_wanted_any_more_is_ended(tmp_path: Path) -> None:
    async def ended(here: Looking) -> None:
        here.look_soon(at_once=True)
        while here._process is None:
            await asyncio.sleep(0.01)
        here.end()
        assert await here._process.wait() != 0
        assert here._task is not None
        await here._task

    (look,) = looked(tmp_path, ended).looks
    assert look.error is not None


def test_a_home_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "dog.md").write_text(IMAGE)
    assert looked(tmp_path, until_done).looks == [Look({}, {})]


def test_a_folder_that_is_gone_has_no_posts(tmp_path: Path) -> None:
    assert looked(tmp_path / "gone", until_done).looks == [Look({}, {})]
