"""Named tuples that are cheap to declare.

`typing.NamedTuple` compiles the annotation of each field and a constructor for each class, which is
a seventh of a run on one post. Here no annotation is looked at, and a constructor is that of
another class with as many fields, which has other names for them. Type checkers see
`typing.NamedTuple`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from functools import lru_cache
    from types import FunctionType

    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # built otherwise
        from operator import itemgetter

        def _getter(index, doc):
            return property(itemgetter(index), doc=doc)

    _new_tuple = tuple.__new__

    @lru_cache(maxsize=64)
    def _constructor(fields: int) -> FunctionType:
        """What makes a tuple of so many fields."""
        return namedtuple("_", [f"field{number}" for number in range(fields)]).__new__

    def _make(cls, iterable):
        return _new_tuple(cls, iterable)

    def _replace(self, /, **changed):
        made = _new_tuple(type(self), map(changed.pop, self._fields, self))
        if changed:
            raise TypeError(f"{type(self).__name__} has no fields {', '.join(changed)}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        shown = [f"{name}={value!r}" for name, value in self._asdict().items()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _arguments(self):
        return tuple(self)

    class _Declared(type):
        """Makes a class of tuples from one that declares fields."""

        def __new__(cls, name, bases, declared):  # noqa: ARG004 - the base is but a sign
            fields = tuple(declared["__annotations__"])
            defaults = {field: declared[field] for field in fields if field in declared}
            maker = _constructor(len(fields))
            code = maker.__code__.replace(co_varnames=("_cls", *fields))
            made = FunctionType(code, maker.__globals__, "__new__", tuple(defaults.values()))
            getters = {field: _getter(index, None) for index, field in enumerate(fields)}
            given = {
                "__slots__": (),
                "__new__": made,
                "__match_args__": fields,
                "__getnewargs__": _arguments,
                "__repr__": _repr,
                "_fields": fields,
                "_field_defaults": defaults,
                "_make": classmethod(_make),
                "_replace": _replace,
                "_asdict": _asdict,
            }
            return type(name, (tuple,), given | declared | getters)

    NamedTuple = type.__new__(_Declared, "NamedTuple", (), {})
