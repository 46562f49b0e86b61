"""`postlint inspect`: what postlint sees of posts."""

from __future__ import annotations

import sys
from typing import Any

import click

from postlint.cli._options import profile_options, workplace_of
from postlint.cli._terminal import show, tell
from postlint.reporters.escape import json_text, name_text
from postlint.run.runner import find_posts


@click.command()
@click.argument("posts", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@profile_options
def inspect(posts: tuple[str, ...], output_format: str, **options: Any) -> None:
    """Show what postlint sees of posts.

    Front matter, headings, images, embeds, links and FAQs.
    """
    from postlint.document.outline import outline, readable
    from postlint.document.post import Post
    from postlint.files.reading import TooLargeError
    from postlint.source import UnreadableError

    workplace = workplace_of(options, plugins=False)
    errors: list[str] = []
    outlines = []
    for path in find_posts(posts, workplace, errors.append):
        try:
            source = workplace.source(path)
        except UnreadableError as error:
            errors.append(f"{path}: the file {error.reason}")
            continue
        except TooLargeError as error:
            errors.append(f"{path}: the file has {error.size:,} bytes, which is too many")
            continue
        outlines.append(outline(Post(source, workplace.profile(path))))
    if output_format == "json":
        click.echo(json_text(outlines))
    else:
        for made in outlines:
            for line in readable({**made, "path": name_text(made["path"])}):
                show(line)
    tell(errors)
    sys.exit(2 if errors else 0)
