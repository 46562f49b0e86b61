"""Regular expressions that are compiled when first used: most runs need few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr

_METHODS = ("finditer", "findall", "flags", "fullmatch", "groups", "match", "pattern", "search")
_MORE = ("split", "sub", "subn")


class LazyPattern:
    """Stands for a compiled expression, and becomes one that is as fast at its first use."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self.source: tuple[Any, int] = expression, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS and name not in _MORE:
            raise AttributeError(name)
        expression, flags = self.source
        compiled: re.Pattern[Any] = re.compile(expression, flags)
        for method in (*_METHODS, *_MORE):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled when first used.

    For expressions that take long to compile and that few posts need. One that is wrong raises
    re.error at its first use.
    """
    made: Any = LazyPattern(expression, int(flags))
    return made  # type: ignore[no-any-return]
