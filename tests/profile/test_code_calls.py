"""What calls of a site's own hold: code is no content."""

from __future__ import annotations

import pytest
from site_folder import put, said, site_folder  # noqa: F401

from postlint.profile.code_calls import says_code

HUGO = {"hugo.toml": "baseURL = 'https://kettles.example/'\n"}
ELEVENTY = {"eleventy.config.js": "module.exports = () => ({});\n"}
INNER = "\n# spout\n\n#### lid\n"


@pytest.mark.parametrize("name", ["code", "codeExample", "code-tab", "CodeBlock", "sql_snippet"])
def test_names_that_say_code(name: str) -> None:
    assert says_code(name)


@pytest.mark.parametrize("name", ["encoded", "decode", "note", "chartered", "example", "tabs", "x"])
def test_names_that_do_not(name: str) -> None:
    assert not says_code(name)


def told(files: dict[str, str], post: str, text: str) -> list[str]:
    """The rules that speak of a post of a site."""
    for path, held in {**files, post: f"---\ntitle: Lids\n---\n\n## Lids\n\n{text}"}.items():
        put(path, held)
    return [found["rule"] for found in said(".")]


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(
    ("template", "is_told"),
    [
        ('{{ $code := trim .Inner "\\n" }}{{ highlight $code "go" "" }}', False),
        ("<pre class=out>{{ .Inner }}</pre>", False),
        ("<aside>{{ .Inner | markdownify }}</aside><code>x</code>", True),
        ('{{ highlight "x" "go" "" }}', True),
    ],
)
def test_a_shortcode_holds_code_where_its_template_shows_it_so(
    template: str, is_told: bool
) -> None:
    files = {**HUGO, "layouts/shortcodes/box.html": template}
    rules = told(files, "content/a.md", f"{{{{< box >}}}}{INNER}{{{{< /box >}}}}\n")
    assert ("skipped-heading-level" in rules) is is_told


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(("name", "is_told"), [("codeExample", False), ("callout", True)])
def test_a_pair_of_tags_holds_code_where_its_name_says_so(name: str, is_told: bool) -> None:
    rules = told(ELEVENTY, "a.md", f"{{% {name} 'x' %}}\n{INNER}\n{{% end{name} %}}\n")
    assert ("skipped-heading-level" in rules) is is_told


@pytest.mark.usefixtures("site_folder")
def test_what_a_template_makes_of_code_may_be_linked_to() -> None:
    template = '<a id="code-{{ .Get 0 }}"></a>{{ highlight .Inner "go" "" }}'
    files = {**HUGO, "layouts/shortcodes/box.html": template}
    text = "[there](#code-lid)\n\n{{< box lid >}}x{{< /box >}}\n"
    assert told(files, "content/a.md", text) == []


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize(("end", "is_told"), [("/>", True), (">", False)])
def test_a_call_that_closes_itself_holds_nothing(end: str, is_told: bool) -> None:
    template = '{{ highlight .Inner "go" "" }}'
    files = {**HUGO, "layouts/shortcodes/box.html": template}
    text = f"{{{{< box a {end}}}}}{INNER}{{{{< box >}}}}x{{{{< /box >}}}}\n"
    rules = told(files, "content/a.md", text)
    assert ("skipped-heading-level" in rules) is is_told
