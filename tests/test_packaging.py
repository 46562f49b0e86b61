"""What is shipped: sdist → wheel → an environment that lints."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from linting import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as `python -m build` does."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (path,) = out.glob("*.whl")
    return path


def test_schemas_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.endswith(".schema.json")}
        wanted = {
            f"postlint/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")
        }
        assert shipped == wanted
        assert json.loads(archive.read("postlint/schemas/hugo.schema.json"))["title"]
        assert "postlint/rules/images/missing_image_alt.py" in archive.namelist()
        for page in (ROOT / "src/postlint/reporters/page").iterdir():
            assert f"postlint/reporters/page/{page.name}" in archive.namelist()


def test_the_wheel_lints_with_its_own_schemas(wheel: Path, tmp_path: Path) -> None:
    """Runs the unpacked wheel, away from the checkout, with this environment's dependencies."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "a.md").write_text("---\ntitle: a\nweight: heavy\n---\n", "utf-8")
    code = (
        "import sys; sys.path.insert(0, 'site'); import postlint.schema.library as s, postlint.cli as c;"
        "assert 'site' in str(s.folder()), s.folder(); c.main(['check', '--generator', 'hugo', 'a.md'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert 'error[schema-violation]: `weight` is "heavy"' in done.stdout, done.stderr
    assert done.returncode == 1


def test_the_readmes_first_command_works() -> None:
    """The command is the one in the README; it is run here but for making the environment."""
    text = (ROOT / "README.md").read_text("utf-8")
    (command,) = (line for line in text.splitlines() if line.endswith("postlint check examples/"))
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q . && ")
    assert hasattr(venv, "EnvBuilder")
    done = subprocess.run(
        [sys.executable, "-m", "postlint", "check", "examples/"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    for rule in ("duplicate-key", "front-matter-syntax", "missing-image-alt", "faq-empty-answer"):
        assert f"[{rule}]" in done.stdout
    assert "sound.md" not in done.stdout


def test_the_readmes_excerpts_are_true() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    excerpt = text.partition("```text\n")[2].partition("```")[0]
    done = subprocess.run(
        [sys.executable, "-m", "postlint", "check", "examples/", "--color", "never"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert excerpt.startswith("error[")
    assert excerpt in done.stdout
    code = text.partition("```python\n")[2].partition("```")[0]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("3:1 duplicate-key: "), done.stderr


def test_the_readmes_settings_are_settings(tmp_path: Path) -> None:
    from postlint.config.files import load

    text = (ROOT / "README.md").read_text("utf-8")
    path = tmp_path / "postlint.toml"
    path.write_text(text.partition("```toml\n")[2].partition("```")[0], "utf-8")
    assert load(path).theme == "papermod"
