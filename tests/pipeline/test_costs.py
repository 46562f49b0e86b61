"""What rules take, told by a clock that the tests turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from linting import HUGO_PROFILE

from postlint.cli import main
from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.pipeline.costs import Costs
from postlint.pipeline.linter import lint
from postlint.rules.rule import Rule
from postlint.source import Source, Span

TEXT = "---\ntitle: Kettles\n---\n\n## Why?\n\n![](a.png)\n\n[x]()\n"


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asking(clock: Clock) -> Callable[..., Rule]:
    """Makes rules that take some seconds, and ask for what takes them 100 when first asked for."""

    def shared(post: Post) -> int:
        clock.now += 100
        return len(post.headings)

    def made(name: str, seconds: float, *, fails: bool = False) -> Rule:
        class Asking(Rule):
            id = name

            def check(self, post: Post) -> Iterator[Diagnostic]:
                post.derived(shared)
                clock.now += seconds
                yield self.diagnostic(Span(0, 1), "found")
                if fails:
                    raise ValueError("broken")

        return Asking()

    return made


def reported(costs: Costs | None, *rules: Rule) -> tuple[Diagnostic, ...]:
    return lint(Source("a.md", TEXT), HUGO_PROFILE, rules, costs=costs).diagnostics


def test_a_part_is_not_charged_with_what_is_charged_to_others(clock: Clock) -> None:
    costs = Costs(clock)
    with costs.of("outer"):
        clock.now += 1
        with costs.of("inner"):
            clock.now += 10
            with costs.of("innermost"):
                clock.now += 100
        clock.now += 2
        with costs.of("inner"):
            clock.now += 20

    assert costs.seconds == {"outer": 3, "inner": 30, "innermost": 100}


def test_a_part_that_fails_is_charged(clock: Clock) -> None:
    costs = Costs(clock)

    def fail() -> None:
        with costs.of("outer"), costs.of("inner"):
            clock.now += 5
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()

    assert costs.seconds == {"outer": 0, "inner": 5}


def test_what_rules_share_is_charged_to_none_of_them(
    clock: Clock, asking: Callable[..., Rule]
) -> None:
    costs = Costs(clock)
    reported(costs, asking("first", 3), asking("second", 4))

    seconds = {name: spent for name, spent in costs.seconds.items() if spent}
    assert seconds == {"first": 3, "second": 4, f"({__name__}.shared)": 100}
    assert {"(tree)", "(headings)", "(front matter)"} <= costs.seconds.keys()


def test_a_rule_that_fails_is_charged_and_reports_the_same(
    clock: Clock, asking: Callable[..., Rule]
) -> None:
    costs = Costs(clock)
    rules = asking("first", 3, fails=True), asking("second", 4)
    found = reported(costs, *rules)

    assert found == reported(None, *rules)
    assert {"first", "second", "internal-error"} == {diagnostic.rule for diagnostic in found}
    assert costs.seconds["first"] == 3


def test_costs_change_no_diagnostic() -> None:
    rules = Config(select=("all",)).rules()
    costs = Costs()

    assert reported(costs, *rules) == reported(None, *rules) != ()
    assert {"missing-image-alt", "empty-link"} <= costs.seconds.keys()


def test_the_table_is_by_post_and_the_dearest_come_first() -> None:
    costs = Costs()
    costs.add({"a": 1.0, "b": 2.0})
    costs.add({"a": 3.0, "c": 2.0})

    assert costs.dearest() == [("a", 2e6), ("b", 1e6), ("c", 1e6)]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(70):
        (tmp_path / f"{number}.md").write_text(TEXT, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", "--ignore", "site", *arguments])


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("site")
def test_statistics_with_costs(jobs: str) -> None:
    lines = run("--statistics", "--costs", "--no-cache", "--jobs", jobs, ".").stdout.splitlines()
    head = "Microseconds a post, over "  # some are linted again, once the habits of all are known
    at = next(i for i, line in enumerate(lines) if line.startswith(head))
    rows = [line.split(maxsplit=1) for line in lines[at + 1 : -2]]

    assert lines[0].startswith("70  ")
    assert {"(tree)", "(front matter)", "missing-image-alt", "in all"} <= {name for _, name in rows}
    costs = [float(cost.replace(",", "")) for cost, _ in rows]
    assert costs[:-1] == sorted(costs[:-1], reverse=True)
    assert lines[-1].startswith("Found ")


@pytest.mark.usefixtures("site")
def test_kept_results_cost_nothing() -> None:
    run("--cache-dir", "kept", ".")
    lines = run("--statistics", "--costs", "--cache-dir", "kept", ".").stdout.splitlines()

    assert "No post was linted, so no rule took any time: `--no-cache` lints all." in lines


@pytest.mark.usefixtures("site")
def test_costs_go_with_statistics() -> None:
    assert "Microseconds" not in run("--statistics", ".").stdout
    alone = run("--costs", ".")
    assert alone.exit_code == 2
    assert "--costs goes with --statistics" in alone.stderr
