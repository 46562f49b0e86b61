"""`postlint clean`: deletes the results that are kept between runs."""

from __future__ import annotations

from typing import Any

import click

from postlint.cli._cache import cache_folder
from postlint.cli._options import cache_dir_option, config_options, workplace_of
from postlint.cli._terminal import show
from postlint.results.cache import clear
from postlint.run.discovery import display


@click.command()
@click.argument("path", default=".", type=click.Path(exists=True, readable=False))
@cache_dir_option
@config_options
def clean(path: str, **options: Any) -> None:
    """Delete what is kept of earlier runs on a site (the one here).

    PATH is in the site. Runs are slower without it, and find the same.
    """
    folder = cache_folder(path, options, workplace_of(options, plugins=False))
    deleted = clear(folder) if folder is not None else 0
    said = f"Deleted {display(folder)}." if folder and deleted else "There was nothing to delete."
    show(said)
