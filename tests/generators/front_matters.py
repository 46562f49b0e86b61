"""Random front matters: values that YAML's readers, dates and schemas read in many ways."""

from __future__ import annotations

from random import Random

_SCALARS = [
    *("Kettles", "Kettles: a guide", "C# and F #1", "'It''s'", '"Say \\"hi\\""', '"bad \\d"'),
    *("'open", '"open', "@kettle", "`tick`", "%pct", "*star", "&a x", "!important x", "!!str 5"),
    *("|", "|-\n  text\n  more", ">\n  a\n\n  b", "[a, b]", "[a", "a]", "{a: 1}", "{a", "- a", "-"),
    *("?", "? a", ": a", ":", "a:", "a: b: c", "# x", "x # y", "x#y", "~", "null", "", "''", '""'),
    *("yes", "no", "True", "FALSE", "on", "1", "0", "1.5", "1e3", "0x1F", "017", "1_000", "1,000"),
    *("12:30", "12:30:45", ".5", "--", "...", "<<", "\\", "a\\b", "\ttab", "a\tb", "é", "日本"),
    *("'a' b", '"a" b', "a 'b' c", "a, b", "[a, 'b', \"c\"]", "[a,, b]", "[a b]", "['a'b]"),
    *("{a: b, c}", "[1, true, null]", "\n  - a\n  - b", "\n- a\n- b", "\n  a: 1\n  b: 2"),
    *("\n  a\n  b", "\n  - a: 1\n    b: 2", "\n   - a\n  - b", "\n  a: 1\n b: 2", "a\n  b", "a\nb"),
    *("${x}", "<b>x</b>", "a | b", "a > b", "5%", "50% off", "a & b", "*a*", "-a", "- - a"),
    *("!ruby/object x", "!!python/none x", "'x'#c", '"x" # c', "[] # c", "{}", "[]", "[[a]]"),
    *("[{a: b}]", "'multi\n  line'", '"multi\n  line"', "'a\nb'"),
]
_DATES = [
    *("2024-05-05", "2024-05-05 10:00", "2024-05-05 10:00:00", "2024-05-05T10:00:00Z"),
    *("2024-05-05 10:00:00 +0200", "2024-05-05T10:00:00+02:00", '"2024-05-05"', "2024-5-5"),
    *("'2024-05-05 10:00:00'", "2024/05/05", "05/05/2024", "5 May 2024", "May 5, 2024", "2024"),
    *("Sun, 05 May 2024 10:00:00 GMT", "202405", "20240505", "2024-05", "2024-13-01"),
    *("2024-02-30", "2024-02-31 10:00", "2024-05-05 25:00:00", "2024-05-05 10:75", "tomorrow"),
    *("1714900000", "1714900000000", "", "~", "''", "true", "false", "{a: b}", "[a]", "24-05-05"),
    *("2024-05-05 10:00:00.123", "2024-05-05 10:00 AM", "2024-05-05T10:00", "0000-00-00"),
    *("2024-05-05 10:00:00 UTC", "2024-05-05 # c", "2024-05-05T24:00:00", "9999-12-31", '""'),
    *("1969-01-01", "2024-W05-2", "2024-05-05T10:00:00 +02:00", "2024-05-05  10:00", "2024.05.05"),
]
_TERMS = [
    *("[a, b]", "a", "a, b", "a b", "\n  - a\n  - b", "\n- a\n- b", "", "[]", "[a, ]", "[,a]", "5"),
    *("true", "[5, true]", "[null]", "{a: b}", "[[a]]", "[{a: b}]", "'a'", '"a, b"', "\n  - \n"),
    *("\n  - a\n  -", "~", "''", "[yes, no]", "[1.10]", "a,b", "\n  a: b", "[C#, F#]", "[a #b]"),
    *("\n  - a: b", "\n  -a\n  -b", "\n - a\n  - b", "[\"a\", 'b']", "[a\n  , b]", "[\na\n]"),
]
_SWITCHES = [
    *("true", "false", "yes", "no", "on", "True", '"true"', "'false'", "1", "0", "", "tru", "~"),
    *("[true]", "y", "null"),
]
_LINES = [
    *(
        "",
        "# comment",
        "   ",
        "\t",
        "title Kettles",
        "- a",
        "...",
        "title:Kettles",
        "title :Kettles",
    ),
    *("key with blanks: 1", '"quoted": 1', "'q': 1", "? complex\n: 1", "a b"),
    *("a: &x 1\nb: *x", "b: *nope", "<<: {c: 1}", "<<: *nope", "@key: 1", "1: 2", "true: 1"),
    *("{a: 1}: 2", "key: # only", "key:\n", "a.b: 1", "x: y: z", "k: 'v' # c", "é: 1"),
    *("\x07: 1", "a: \x01", "a: \u2028b"),
]
_POOLS = {
    "date": _DATES,
    "updated": _DATES,
    "tags": _TERMS,
    "categories": _TERMS,
    "draft": _SWITCHES,
}
_KEYS = ["tags", "categories", "draft", "description", "author", "updated", "slug", "image"]
_OPENERS = ["--- ", "----", "--", "---\t", " ---", "\n---", "\ufeff---", "---yaml", ";;;", "-----"]
_CLOSERS = [
    "--- ",
    "----",
    "--",
    "---\t",
    " ---",
    "...",
    "",
    ";;;",
    "---x",
    "-----",
    "===",
    "\n---",
]
_BODIES = ["Water boils.", "Water.\n\n---\n\nMore.", "", "# H\n\nx"]


def front_matters(seed: int, count: int) -> list[str]:
    """Posts with random front matters, each one once."""
    random = Random(seed)
    made: set[str] = set()
    while len(made) < count:
        made.add(_post(random))
    return sorted(made)


def _post(random: Random) -> str:
    keys = [key for key, share in (("title", 0.93), ("date", 0.9)) if random.random() < share]
    keys += random.sample(_KEYS, random.randint(0, 2))
    if random.random() < 0.05:
        keys.append(random.choice(keys or ["title"]))
    lines = [f"{key}{_colon(random)}{_value(random, key)}" for key in keys]
    if random.random() < 0.15:
        lines.insert(random.randint(0, len(lines)), random.choice(_LINES))
    opener = random.choice(_OPENERS) if random.random() < 0.06 else "---"
    closer = random.choice(_CLOSERS) if random.random() < 0.06 else "---"
    text = "\n".join([opener, *lines, closer, *[""] * random.randint(0, 1), random.choice(_BODIES)])
    return (text + "\n").replace("\n", "\r\n" if random.random() < 0.03 else "\n")


def _colon(random: Random) -> str:
    return ": " if random.random() < 0.97 else random.choice([":", ":  ", ":\t", " : "])


def _value(random: Random, key: str) -> str:
    usual = {"title": ("Kettles", 0.6), "date": ("2024-05-05", 0.5)}.get(key)
    if usual is not None and random.random() < usual[1]:
        return usual[0]
    return random.choice(_SCALARS if random.random() < 0.12 else _POOLS.get(key, _SCALARS))
