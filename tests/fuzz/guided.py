"""Mutates posts towards code that no post has reached yet; stops at the first broken promise.

`python -m fuzz.guided -max_total_time=300`: options are libFuzzer's. The input that broke a
promise is written where it says; put it into `finds/`, where the tests run it from then on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["postlint"]):
    from fuzz.posts import PATHS, make
    from fuzz.promises import GENERATORS, finds, linted, workplace
    from postlint.rules.catalogue import BUILT_IN

    for rule in BUILT_IN.ids:  # else they are imported when first used, and not watched
        BUILT_IN.load(rule)
    linted(PATHS[0], b"---\ntitle: a\n---\n## FAQ\n\n### Why?\n\nSo.\n", workplace())

_SEEDS = 300
_PLACES = [(path, workplace(generator)) for path in PATHS for generator in GENERATORS]


def _test(data: bytes) -> None:
    if data:  # the first byte says which post of which generator it is
        path, place = _PLACES[data[0] % len(_PLACES)]
        linted(path, data[1:], place)


def main() -> None:
    with TemporaryDirectory() as folder:
        for seed in range(_SEEDS):
            _, text = make(Random(seed))
            Path(folder, str(seed)).write_bytes(bytes([seed % 256]) + text.encode())
        for path in finds():
            Path(folder, path.name).write_bytes(b"\0" + path.read_bytes())
        atheris.Setup([sys.argv[0], "-max_len=4000", *sys.argv[1:], folder], _test)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
