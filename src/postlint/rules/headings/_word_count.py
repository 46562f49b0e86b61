"""How many words a text has."""

from collections.abc import Iterable

from postlint.document.blocks import Block
from postlint.pattern import lazy

_WORD = lazy(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W_]+(?:['’-][^\W_]+)*")


def count(run: Iterable[Block]) -> int:
    """The words of blocks, code left out. Two characters of a script without spaces make one."""
    return sum(len(_WORD.findall(block.text)) for block in run if not _is_code(block))


def _is_code(block: Block) -> bool:
    return any(around.tag == "pre" for around in (block.element, *block.element.ancestors))
