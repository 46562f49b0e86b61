"""What a link leads to, on a small site of each generator: pages, places, posts left out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from postlint.config.model import Config
from postlint.pipeline.linter import lint
from postlint.profile.site_finder import find_site
from postlint.report import PostReport
from postlint.source import Source

Files = dict[str, str]

RULES = ("broken-local-link", "broken-anchor", "draft-link", "missing-image-file")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINK = re.compile(r"\[l(\d+)\]")

CASES = [
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\nurl: about.html\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/about.html)\n\n[l1](/about)\n\n[l2](/posts/old/)\n"}, "content/posts/a.md", [2], id="url-noslash"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\naliases: [/old/kettle.html]\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/old/kettle.html)\n\n[l1](/old/kettle)\n\n[l2](/posts/old/)\n\n[l3](/old/kettel.html)\n"}, "content/posts/a.md", [3], id="alias-html"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\nslug: kettle\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/kettle/)\n\n[l1](/posts/kettle)\n\n[l2](/posts/old/)\n\n[l3](../kettle/)\n\n[l4](kettle/)\n"}, "content/posts/a.md", [2], id="slug"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\nurl: /x/\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/x)\n\n[l1](/x/)\n\n[l2](/x/index.html)\n\n[l3](/posts/old/)\n"}, "content/posts/a.md", [3], id="url-dir"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[uglyURLs]\nposts = true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old.html)\n\n[l1](/posts/olde.html)\n"}, "content/posts/a.md", [1], id="ugly-section"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[permalinks]\nposts = '/:year/:month/:title/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/2024/03/t/)\n\n[l1](/posts/old/)\n"}, "content/posts/a.md", [1], id="perm"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[taxonomies]\ntag='tags'\nseries='series'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\ntags: [Green Tea]\nseries: [Big Kettle]\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/tags/green-tea/)\n\n[l1](/series/big-kettle/)\n\n[l2](/series/)\n\n[l3](/series/none/)\n\n[l4](/tags/green-tea/page/2/)\n\n[l5]({{< ref \"/series/big-kettle\" >}})\n\n[l6]({{< ref \"/series/none\" >}})\n"}, "content/posts/a.md", [3, 6], id="taxo"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](https://kettles.example/tool/)\n\n[l1](http://kettles.example/posts/gone/)\n\n[l2](https://kettles.example/posts/old/)\n\n[l3](//kettles.example/v2/x/)\n"}, "content/posts/a.md", [1], id="host"),
    pytest.param({"hugo.toml": "baseURL='https://ada.github.io/teas/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](https://ada.github.io/tool/)\n\n[l1](https://ada.github.io/teas/posts/gone/)\n\n[l2](/teas/posts/old/)\n"}, "content/posts/a.md", [1], id="other-host-base"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/was/)\n\n[l1](/posts/gone/)\n", "firebase.json": "{\"hosting\":{\"redirects\":[{\"source\":\"/posts/was/\",\"destination\":\"/\"}]}}"}, "content/posts/a.md", [1], id="redir-json"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/was/)\n\n[l1](/posts/gone/)\n", "static.json": "{\"routes\":{\"/posts/was/**\":\"index.html\"}}"}, "content/posts/a.md", [1], id="redir-static"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/was/x)\n\n[l1](/posts/gone/)\n", "staticwebapp.config.json": "{\"routes\":[{\"route\":\"/posts/was/*\",\"redirect\":\"/\"}]}"}, "content/posts/a.md", [1], id="redir-swa"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\ndraft: true\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n\n[l1](../old/)\n\n[l2](old.md)\n\n[l3](/posts/old/#lids)\n"}, "content/posts/a.md", [0, 1, 2, 3], id="draft"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\npublishDate: 2999-01-01\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [0], id="future"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2999-01-01\n---\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [0], id="future-date"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\nbuildFuture=true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2999-01-01\n---\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [], id="future-built"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2999-01-01\npublishDate: 2020-01-01\n---\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [], id="future-pub"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\nexpiryDate: 2020-01-01\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [0], id="expired"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\nbuild:\n  render: never\n---\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [0], id="never"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\nbuildDrafts=true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\ndraft: true\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [], id="builddrafts"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#lids)\n\n[l1](/posts/old/#lidz)\n\n[l2](../old/#lidz)\n\n[l3](old.md#lidz)\n\n[l4](/posts/old#top)\n\n[l5](https://kettles.example/posts/old/#lidz)\n\n[l6]({{< relref \"old#lidz\" >}})\n\n[l7]({{< ref \"/posts/old.md#lids\" >}})\n"}, "content/posts/a.md", [1, 2, 3, 5, 6], id="other-anchor"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\n---\n{{< tabs >}}x{{< /tabs >}}\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#any)\n"}, "content/posts/a.md", [], id="anchor-shortcode"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\n---\ntext {{< note >}}x{{< /note >}}\n\n## Lids\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#any)\n\n[l1](/posts/old/#lids)\n", "layouts/shortcodes/note.html": "<aside>{{ .Inner }}</aside>"}, "content/posts/a.md", [0], id="anchor-tpl"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\n---\ntext {{< x >}}\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#any)\n", "layouts/shortcodes/x.html": "<p id=\"any\"></p>"}, "content/posts/a.md", [], id="anchor-x"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#reviews)\n\n[l1](/posts/old/#none)\n", "layouts/_default/single.html": "{{ .Content }}<div id=\"reviews\"></div>"}, "content/posts/a.md", [1], id="layout-id"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[markup.goldmark.parser]\nautoDefinitionTermID=true\n", "content/posts/old.md": "---\ntitle: T\n---\nKettle\n: Pot\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/#kettle)\n"}, "content/posts/a.md", [], id="def-terms"),
    pytest.param({"hugo.toml": "baseURL='https://ada.github.io/teas/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n\n[l1](/static.pdf)\n\n[l2](/teas/posts/old/)\n\n[l3](/none/)\n"}, "content/posts/a.md", [0], id="base-html"),
    pytest.param({"hugo.toml": "baseURL='https://ada.github.io/teas/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n", "layouts/_default/_markup/render-link.html": "x"}, "content/posts/a.md", [], id="base-hook"),
    pytest.param({"hugo.toml": "baseURL='https://ada.github.io/teas/'\nrelativeURLs=true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/old/)\n"}, "content/posts/a.md", [], id="base-rel"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[languages.en]\nweight=1\n[languages.de]\nweight=2\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/de/posts/old/)\n\n[l1](/posts/old/)\n\n[l2](/fr/posts/old/)\n", "content/posts/old.de.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n"}, "content/posts/a.md", [], id="multi"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\n---\nx\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/cli/x/)\n\n[l1](/posts/gone/)\n", "Makefile": "docs:\n\tgen --out content/posts/cli\n"}, "content/posts/a.md", [1], id="script"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/community/x/)\n\n[l1](/posts/gone/x/)\n", "Makefile": "deps:\n\trsync -a ../ content/ \\\n\t--include='community/**' \\\n\t--exclude='*'\n\tls gone\n"}, "content/posts/a.md", [1], id="copied from above"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/pot.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "blog/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](../docs/pot.md)\n\n[l1](pot.md)\n\n[l2](docs/pot.md)\n\n[l3](@site/docs/pot.md)\n\n[l4](@site/docs/none.md)\n\n[l5](/docs/pot)\n"}, "blog/2024-03-05-a.md", [1, 4], id="doc-blog"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/pot.mdx": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](./pot.mdx#lids)\n\n[l1](./pot.mdx#lidz)\n\n[l2](pot.mdx#lidz)\n\n[l3](/docs/pot#lidz)\n\n[l4](./pot.md)\n"}, "docs/a.md", [1, 2, 3, 4], id="doc-anchor"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/pot.md": "---\ntitle: T\ndraft: true\n---\n\n## Lids\n\nTin.\n", "docs/un.md": "---\ntitle: T\nunlisted: true\n---\n\n## Lids\n\nTin.\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](./pot.md)\n\n[l1](./un.md)\n\n[l2](/docs/un)\n"}, "docs/a.md", [0], id="doc-draft"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#x1)\n\n[l1](#x2)\n\n[l2](#x3)\n\n<h2 id={'x1'}>A</h2>\n\n<h2 id=\"x2\">B</h2>\n\n<Foo/>\n"}, "docs/a.mdx", [], id="doc-jsxid"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#none)\n\n[l1](#lids)\n\nimport Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n<Tabs><TabItem value=\"a\">\n\n## Lids\n\n</TabItem></Tabs>\n"}, "docs/a.mdx", [0], id="doc-tabs"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "_posts/2024-01-02-pot.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0]({% post_url 2024-01-02-pot %}#lids)\n\n[l1]({% post_url 2024-01-02-pot %}#lidz)\n\n[l2](/2024/01/02/pot.html#lidz)\n\n[l3](/2024/01/02/pot.html#lids)\n"}, "_posts/2024-03-05-a.md", [1, 2], id="jk-anchor"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "b.md": "---\ntitle: B\npublished: false\n---\n", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b.html)\n\n[l1]({% link b.md %})\n"}, "_posts/2024-03-05-a.md", [0, 1], id="jk-draft"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "_posts/2999-01-02-pot.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/2999/01/02/pot.html)\n"}, "_posts/2024-03-05-a.md", [0], id="jk-future"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#none)\n\n[l1](#lids)\n\n{{ page.title }} and {% raw %}{{ x }}{% endraw %}\n\n{% highlight html %}\n<script>1</script>\n{% endhighlight %}\n\n## Lids\n\n* toc\n{:toc}\n\n[t](#markdown-toc)\n"}, "_posts/2024-03-05-a.md", [0], id="jk-title"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "_includes/box.html": "<p id='made'>x</p>", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#made)\n\n[l1](#none)\n\n{% include box.html %}\n"}, "_posts/2024-03-05-a.md", [], id="jk-include"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "_includes/box.html": "<p>x</p>", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#none)\n\n{% include box.html %}\n"}, "_posts/2024-03-05-a.md", [0], id="jk-include-inert"),
    pytest.param({"_config.yml": "url: https://ada.github.io\nbaseurl: /teas\n", "about.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "_posts/2024-03-05-a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/about.html)\n\n[l1](/about)\n\n[l2](/teas/about.html)\n\n[l3]({{ site.baseurl }}/about.html)\n"}, "_posts/2024-03-05-a.md", [0, 1], id="jk-base"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#-of-tea)\n\n[l1](#of-tea)\n\n## ![Cup](c.png) of tea\n"}, "a.md", [1], id="jk-imgalt"),
    pytest.param({"mkdocs.yml": "site_name: K\nsite_url: https://ada.github.io/teas/\n", "docs/b.md": "# B\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n"}, "docs/a.md", [], id="mk-base"),
    pytest.param({"mkdocs.yml": "site_name: K\ndraft_docs: |\n  drafts/\n", "docs/drafts/b.md": "# B\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](drafts/b.md)\n"}, "docs/a.md", [0], id="mk-draftdocs"),
    pytest.param({"config.toml": "base_url = \"https://kettles.example\"\n", "content/b.md": "+++\ntitle='B'\n+++\n## What's new?\n", "content/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](@/b.md#what-s-new)\n\n[l1](@/b.md#whats-new)\n\n[l2](@/none.md)\n\n[l3](/b/#whats-new)\n"}, "content/a.md", [1, 2, 3], id="zo-anchor"),
    pytest.param({"config.toml": "base_url = \"https://kettles.example\"\n", "content/b.md": "+++\ntitle='B'\ndraft=true\n+++\n", "content/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](@/b.md)\n\n[l1](/b/)\n"}, "content/a.md", [0, 1], id="zo-draft"),
    pytest.param({"config.toml": "base_url = \"https://ada.github.io/teas\"\n", "content/b.md": "+++\ntitle='B'\n+++\n", "content/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n\n[l1](/teas/b/)\n"}, "content/a.md", [0], id="zo-base"),
    pytest.param({"astro.config.mjs": "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://kettles.example', integrations: [starlight({ title: 'K' })] });\n", "package.json": "{\"type\":\"module\",\"dependencies\":{\"astro\":\"5.1.0\",\"@astrojs/starlight\":\"0.30.0\"}}", "src/content/docs/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "src/content/docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/#lids)\n\n[l1](/b/#lidz)\n\n[l2](../b/#lidz)\n\n[l3](/b#_top)\n"}, "src/content/docs/a.md", [1, 2], id="as-anchor"),
    pytest.param({"astro.config.mjs": "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://kettles.example', integrations: [starlight({ title: 'K' })] });\n", "package.json": "{\"type\":\"module\",\"dependencies\":{\"astro\":\"5.1.0\",\"@astrojs/starlight\":\"0.30.0\"}}", "src/content/docs/b.md": "---\ntitle: T\ndraft: true\n---\n\n## Lids\n\nTin.\n", "src/content/docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n"}, "src/content/docs/a.md", [0], id="as-draft"),
    pytest.param({"eleventy.config.js": "export default function (c) { return { dir: { input: 'src' } }; }", "package.json": "{\"type\":\"module\",\"devDependencies\":{\"@11ty/eleventy\":\"3.1.8\"}}", "src/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "src/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/#lids)\n\n[l1](#lids)\n\n[l2](#here)\n\n<p id='here'>x</p>\n\n## Lids\n"}, "src/a.md", [0, 1], id="el-none"),
    pytest.param({"eleventy.config.js": "export default function (c) { return { pathPrefix: '/teas/', dir: { input: 'src' } }; }", "package.json": "{\"type\":\"module\",\"devDependencies\":{\"@11ty/eleventy\":\"3.1.8\"}}", "src/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "src/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n\n[l1](/teas/b/)\n"}, "src/a.md", [0], id="el-prefix"),
    pytest.param({"eleventy.config.js": "import { HtmlBasePlugin } from '@11ty/eleventy'; export default function (c) { c.addPlugin(HtmlBasePlugin); return { pathPrefix: '/teas/', dir: { input: 'src' } }; }", "package.json": "{\"type\":\"module\",\"devDependencies\":{\"@11ty/eleventy\":\"3.1.8\"}}", "src/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "src/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n"}, "src/a.md", [], id="el-prefix-plugin"),
    pytest.param({"eleventy.config.js": "import a from 'markdown-it-anchor'; export default function (c) { c.amendLibrary('md', m => m.use(a)); return { dir: { input: 'src' } }; }", "package.json": "{\"type\":\"module\",\"devDependencies\":{\"@11ty/eleventy\":\"3.1.8\"}}", "src/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#lids)\n\n[l1](#lidz)\n\n[l2](#caf%C3%A9-au-lait)\n\n## Lids\n\n## Café au lait\n"}, "src/a.md", [1], id="el-anchor-plugin"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\nroot: /\npermalink: :year/:month/:day/:title/\n", "package.json": "{\"hexo\":{\"version\":\"7.3.0\"},\"dependencies\":{\"hexo\":\"^7.3.0\",\"hexo-renderer-marked\":\"^7.0.0\"}}", "source/_posts/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "source/_posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#C-Go)\n\n[l1](#c--go)\n\n[l2](/2024/03/05/b/#Lids)\n\n[l3](#Lids)\n\n## C++ & Go\n"}, "source/_posts/a.md", [1, 3], id="hx"),
    pytest.param({"_quarto.yml": "project:\n  type: website\n", "b.qmd": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "a.qmd": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](b.qmd#lids)\n\n[l1](b.qmd#lidz)\n\n[l2](#tea-1.5-l)\n\n[l3](#nope)\n\n[l4](none.qmd)\n\n## 2. Tea: 1.5 l\n"}, "a.qmd", [1, 3, 4], id="qu"),
    pytest.param({"_quarto.yml": "project:\n  type: website\n", "b.qmd": "---\ntitle: T\ndraft: true\n---\n\n## Lids\n\nTin.\n", "a.qmd": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](b.qmd)\n"}, "a.qmd", [0], id="qu-draft"),
    pytest.param({"pelicanconf.py": "SITENAME='K'\nPATH='content'\n", "content/a.md": "Title: A\nDate: 2024-01-01\n\n[l0](#nope)\n\n## Lids\n"}, "content/a.md", [0], id="pe"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", ".gitignore": "api/\n", ".git/HEAD": "ref: x\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/api/x.html)\n\n[l1](/api/x.pdf)\n"}, "a.md", [], id="ignored-jk"),
    pytest.param({"mkdocs.yml": "site_name: K\nsite_url: https://kettles.example/\n", ".gitignore": "docs/reference/\n", ".git/HEAD": "ref: x\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](reference/x.md)\n\n[l1](none.md)\n"}, "docs/a.md", [1], id="ignored-mk"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[markup.goldmark.parser]\nautoHeadingIDType='blackfriday'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#tea-c)\n\n[l1](#tea-c-)\n\n## Tea & C++\n"}, "content/posts/a.md", [1], id="blackfriday"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#none)\n\n```\n{{</* tabs */>}}\n```\n"}, "content/posts/a.md", [0], id="escaped"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[markup.goldmark.extensions.passthrough]\nenable=true\n[markup.goldmark.extensions.passthrough.delimiters]\ninline=[['\\\\(','\\\\)'],['$','$']]\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#the--of-tea)\n\n[l1](#the-x-of-tea)\n\n## The $x$ of tea\n"}, "content/posts/a.md", [1], id="math"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[markup.goldmark.parser]\nautoHeadingID=false\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#lids)\n\n[l1](#x)\n\n## Lids\n\n## X {#x}\n"}, "content/posts/a.md", [0], id="ids-off"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n[markup.goldmark.renderer]\nunsafe=true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#lids)\n\n[l1](#pots)\n\n<h2>Lids</h2>\n\n<h2 id='pots'>Pots</h2>\n"}, "content/posts/a.md", [0], id="raw-h2"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#lids-1)\n\n[l1](#none)\n\n## Lids {{< param v >}}\n"}, "content/posts/a.md", [], id="dyn-heading"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#fn:1)\n\n[l1](#fnref:1)\n\nx[^1]\n\n[^1]: y\n"}, "content/posts/a.md", [], id="footnote"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/posts/)\n\n[l1](/posts)\n\n[l2](/)\n\n[l3](/posts/index.xml)\n\n[l4](/posts/page/2/)\n"}, "content/posts/a.md", [], id="section-list"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/a/index.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](b.pdf)\n\n[l1](/posts/a/b.pdf)\n\n[l2](c.pdf)\n", "content/posts/a/b.pdf": ""}, "content/posts/a/index.md", [2], id="bundle"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\ncategories: [Küche]\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/categories/küche/)\n\n[l1](/categories/k%C3%BCche/)\n\n[l2](/categories/kueche/)\n"}, "content/posts/a.md", [2], id="cats-accent"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\ntags: [go]\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/tags/go/)\n"}, "content/posts/a.md", [], id="tax-off"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\ndefaultContentLanguage='en'\ndefaultContentLanguageInSubdir=true\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/en/posts/old/)\n\n[l1](/posts/gone/)\n"}, "content/posts/a.md", [1], id="lang-prefix"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/posts/old.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n## Lids\n\nTin.\n", "content/posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/Posts/Old/)\n\n[l1](/posts/OLD/)\n"}, "content/posts/a.md", [], id="upper"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "versions.json": "[\"1.0\"]", "versioned_docs/version-1.0/pot.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "versioned_docs/version-1.0/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](pot.md)\n\n[l1](./none.md)\n\n[l2](/pot.md)\n\n[l3](pot.md#lidz)\n"}, "versioned_docs/version-1.0/a.md", [1, 3], id="doc-version"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/my pot.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](./my%20pot.md)\n"}, "docs/a.md", [], id="doc-encoded"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/x/_category_.json": "{\"label\":\"X\",\"link\":{\"type\":\"generated-index\"}}", "docs/x/b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/docs/category/x)\n\n[l1](/docs/x/b)\n\n[l2](/docs/x/c)\n\n[l3](/blog/tags/go)\n\n[l4](x/b)\n\n[l5](x/c)\n"}, "docs/a.md", [2, 5], id="doc-category"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#own)\n\n## Lids {/* #own */}\n"}, "docs/a.mdx", [], id="doc-jsxcomment"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/_p.mdx": "## Part\n", "docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#part)\n\n[l1](#none)\n\nimport P from './_p.mdx';\n\n<P/>\n"}, "docs/a.mdx", [], id="doc-partial"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "package.json": "{\"dependencies\":{\"@docusaurus/core\":\"3.6.0\",\"@docusaurus/preset-classic\":\"3.6.0\"}}", "docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#none)\n\n```jsx\n<Foo id={x}/>\n```\n\n`<Bar/>`\n"}, "docs/a.mdx", [0], id="doc-fenced-jsx"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#c--go)\n\n[l1](#c-go)\n\n[l2](#whats-new)\n\n[l3](#über)\n\n[l4](#--x)\n\n## C++ & Go\n\n## What's new?\n\n## Über\n\n## -- x\n"}, "a.md", [1, 4], id="jk-gfm"),
    pytest.param({"_config.yml": "title: K\nkramdown:\n  input: kramdown\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#c--go)\n\n[l1](#ber-tee)\n\n[l2](#über-tee)\n\n## C++ & Go\n\n## Über Tee\n"}, "a.md", [2], id="jk-plain"),
    pytest.param({"_config.yml": "title: K\nkramdown:\n  auto_ids: false\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#lids)\n\n## Lids\n"}, "a.md", [0], id="jk-noids"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#grip)\n\n[l1](#grip2)\n\n## Lids\n{: #grip .x}\n"}, "a.md", [1], id="jk-ial"),
    pytest.param({"_config.yml": "title: K\nplugins: [jekyll-redirect-from]\n", "Gemfile": "source 'https://rubygems.org'\ngem 'jekyll', '~> 4.3'\n", "b.md": "---\ntitle: B\nredirect_from: [/old/]\n---\n", "c/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/old/)\n\n[l1](../old/)\n\n[l2](../oldie.html)\n"}, "c/a.md", [2], id="jk-redirect"),
    pytest.param({"mkdocs.yml": "site_name: K\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: {case: lower}\n", "docs/a.md": "# T\n\n[l0](#чайник-и-чай)\n\n[l1](#_1)\n\n## Чайник и чай\n"}, "docs/a.md", [1], id="mk-uslug"),
    pytest.param({"mkdocs.yml": "site_name: K\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/name:my.slug\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#kettle-x)\n\n[l1](#nope)\n\n## Kettle X\n"}, "docs/a.md", [1], id="mk-custom"),
    pytest.param({"mkdocs.yml": "site_name: K\nhooks: [h.py]\n", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#nope)\n"}, "docs/a.md", [], id="mk-hooks"),
    pytest.param({"mkdocs.yml": "site_name: K\nexclude_docs: |\n  *.tmp.md\n  /lab/\n", "docs/lab/b.md": "# B", "docs/x.tmp.md": "# X", "docs/ok.md": "# O", "docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](lab/b.md)\n\n[l1](x.tmp.md)\n\n[l2](ok.md)\n"}, "docs/a.md", [0, 1], id="mk-excl"),
    pytest.param({"astro.config.mjs": "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://kettles.example', integrations: [starlight({ title: 'K' })] });\n", "package.json": "{\"type\":\"module\",\"dependencies\":{\"astro\":\"5.1.0\",\"@astrojs/starlight\":\"0.30.0\"}}", "src/content/docs/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#️-tea)\n\n[l1](#-tea)\n\n## ☕️ Tea\n"}, "src/content/docs/a.md", [1], id="as-emoji"),
    pytest.param({"astro.config.mjs": "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://kettles.example', integrations: [starlight({ title: 'K' })] });\n", "package.json": "{\"type\":\"module\",\"dependencies\":{\"astro\":\"5.1.0\",\"@astrojs/starlight\":\"0.30.0\"}}", "src/content/docs/a.mdx": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](#nope)\n\n[l1](#lids)\n\nimport { Tabs, TabItem } from '@astrojs/starlight/components';\n\n<Tabs>\n<TabItem label=\"a\">\n\n## Lids\n\n</TabItem>\n</Tabs>\n"}, "src/content/docs/a.mdx", [0], id="as-mdx"),
    pytest.param({"_config.yml": "title: K\nurl: https://kettles.example\nroot: /\npermalink: :year/:month/:day/:title/\n", "package.json": "{\"hexo\":{\"version\":\"7.3.0\"},\"dependencies\":{\"hexo\":\"^7.3.0\",\"hexo-renderer-marked\":\"^7.0.0\"}}", "source/_posts/b.md": "---\ntitle: T\npublished: false\ndate: 2024-03-05\n---\n\n", "source/_posts/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/2024/03/05/b/)\n"}, "source/_posts/a.md", [0], id="hx-draft"),
    pytest.param({"pelicanconf.py": "PATH='content'\nMARKDOWN={'extension_configs':{'markdown.extensions.toc':{}}}\n", "content/a.md": "Title: A\nDate: 2024-01-01\n\n[l0](#lids)\n\n[l1](#nope)\n\n## Lids\n"}, "content/a.md", [1], id="pe-toc"),
    pytest.param({"eleventy.config.js": "export default function (c) { return { dir: { input: 'src' } }; }", "package.json": "{\"type\":\"module\",\"devDependencies\":{\"@11ty/eleventy\":\"3.1.8\"}}", "src/b.md": "---\ntitle: T\ndraft: true\n---\n\n## Lids\n\nTin.\n", "src/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/b/)\n"}, "src/a.md", [], id="el-data-draft"),
    pytest.param({"_config.yml": "url: https://ada.github.io\nbaseurl: /teas\nfuture: true\n", "_posts/2999-01-02-b.md": "---\ntitle: T\n---\n\n## Lids\n\nTin.\n", "a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/teas/2999/01/02/b.html)\n"}, "a.md", [], id="future-jk-base"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "docs/api.mdx": "---\ntitle: T\n---\n\nAll of it.\n\n```mdx-code-block\nimport API from '@theme/API'\n\n<API spec={1} />\n```\n", "docs/a.md": "[l0](api.mdx#get-lid)\n"}, "docs/a.md", [], id="doc-fenced-mdx"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "docs/api.mdx": "---\ntitle: T\n---\n\nAll of it.\n\n```mdx\nimport API from '@theme/API'\n\n<API />\n```\n", "docs/a.md": "[l0](api.mdx#get-lid)\n"}, "docs/a.md", [0], id="doc-code-of-mdx"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "docs/pot.mdx": "---\ntitle: T\n---\n\n````mdx-code-block\n## Lids\n````\n", "docs/a.md": "[l0](pot.mdx#lids)\n\n[l1](pot.mdx#lidz)\n"}, "docs/a.md", [1], id="doc-heading-in-fence"),
    pytest.param({"docusaurus.config.js": "export default {title:'K',url:'https://kettles.example',baseUrl:'/',presets:[['classic',{docs:{},blog:{}}]]};", "docs/pot.mdx": "import Own from '@theme/Own'\n\n<Own />\n", "docs/a.md": "[l0](pot.mdx#lids)\n"}, "docs/a.md", [], id="doc-theme-of-its-own"),
    pytest.param({"eleventy.config.js": "import ids from './lib/ids.js';\nexport default c => { ids(c) };", "package.json": "{\"dependencies\":{\"@11ty/eleventy\":\"3\"}}", "lib/ids.js": "export default c => c.addTransform('ids', html => { for (const h of all(html)) h.id = next() });", "a.md": "## Lids\n\n[l0](#part-1)\n"}, "a.md", [], id="eleventy-transform"),
    pytest.param({"eleventy.config.js": "import ids from './lib/ids.js';\nexport default c => { ids(c) };", "package.json": "{\"dependencies\":{\"@11ty/eleventy\":\"3\"}}", "lib/ids.js": "export default c => c.addTransform('min', html => shrink(html));", "a.md": "## Lids\n\n[l0](#part-1)\n"}, "a.md", [0], id="eleventy-other-transform"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "layouts/pots/list.html": "{{ range site.Data.pots }}<h2 id={{ .name | urlize }}>{{ .name }}</h2>{{ end }}", "content/pots/_index.md": "---\ntitle: Pots\n---\n", "content/lids/_index.md": "---\ntitle: Lids\n---\n", "content/a.md": "---\ntitle: T\ndate: 2024-03-05\n---\n\n[l0](/pots/#tin)\n\n[l1](/lids/#tin)\n"}, "content/a.md", [1], id="ids-of-data"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "layouts/manual/single.html": "{{ .Content }}{{ readFile \"content/manual/lids.md\" | markdownify }}", "content/manual/lids.md": "## Lids, all\n\n[l0](#spouts)\n", "content/manual/toc.md": "---\ntitle: T\n---\n\n[l0](#lids-all)\n\n[l1](#spouts)\n"}, "content/manual/toc.md", [1], id="layout-reads-posts"),
    pytest.param(
        {
            "_config.yml": "",
            "_plugins/anchors.rb": 'text.gsub!(/^- /) { "- {:##{slug}} " }',
            "a.md": "---\ntitle: T\n---\n\n[l0](#tin)\n\n- **Tin**\n",
        },
        "a.md",
        [],
        id="jekyll-plugin-gives-ids",
    ),
    pytest.param(
        {
            "_config.yml": "",
            "_plugins/reading_time.rb": "if page.id == 3 then words / 200 end",
            "a.md": "---\ntitle: T\n---\n\n[l0](#tin)\n\n- **Tin**\n",
        },
        "a.md",
        [0],
        id="jekyll-plugin-gives-none",
    ),
    pytest.param(
        {
            "eleventy.config.js": "import more from './build/more.js'; export default more;",
            "build/more.js": "export { html } from './html';",
            "build/html.js": "let n = 0; for (const h of hs) h.id = `part-${++n}`;",
            "a.md": "---\ntitle: T\n---\n\n[l0](#part-1)\n\n## Tin\n",
        },
        "a.md",
        [],
        id="eleventy-module-gives-ids",
    ),
    pytest.param(
        {
            "eleventy.config.js": "module.exports = (c) => { require('./build/md')(c); };",
            "build/md.js": "const a = require('markdown-it-anchor'); c.amendLibrary(a);",
            "a.md": "---\ntitle: T\n---\n\n[l0](#tin)\n\n[l1](#lid)\n\n## Tin\n",
        },
        "a.md",
        [1],
        id="eleventy-module-names-headings",
    ),
    pytest.param(
        {
            "eleventy.config.js": "module.exports = () => ({ pathPrefix: '/', dir: {} });",
            "b.md": "---\ntitle: T\n---\n\nTin.\n",
            "a.md": "---\ntitle: T\n---\n\n[l0](/b/)\n",
        },
        "a.md",
        [],
        id="eleventy-at-the-root",
    ),
    pytest.param(
        {
            "eleventy.config.js": "module.exports = () => ({\n  // pathPrefix: '/teas/',\n});",
            "b.md": "---\ntitle: T\n---\n\nTin.\n",
            "a.md": "---\ntitle: T\n---\n\n[l0](/b/)\n",
        },
        "a.md",
        [],
        id="eleventy-prefix-in-a-comment",
    ),
    pytest.param(
        {
            "_config.yml": "collections:\n  parts:\n  tools: {output: true}\n",
            "_parts/a.md": "---\ntitle: T\n---\n\n[l0](#tin)\n",
        },
        "_parts/a.md",
        [],
        id="jekyll-collection-without-output",
    ),
    pytest.param(
        {
            "_config.yml": "collections:\n  parts:\n  tools: {output: true}\n",
            "_tools/a.md": "---\ntitle: T\n---\n\n[l0](#tin)\n",
        },
        "_tools/a.md",
        [0],
        id="jekyll-collection-with-output",
    ),
    pytest.param(
        {
            "hugo.toml": "baseURL = 'https://kettles.example/'",
            "static/_redirects": "https://kettles.example/old/* https://kettles.example/new/:splat\n",
            "content/a.md": "---\ntitle: T\n---\n\n[l0](/old/tin/)\n\n[l1](/older/)\n",
        },
        "content/a.md",
        [1],
        id="hugo-redirects-of-its-host",
    ),
    pytest.param(
        {
            "hugo.toml": "baseURL = 'https://kettles.example/'",
            "Makefile": "docs:\n\tpython3 tools/fetch.py\n",
            "tools/fetch.py": "FOLDER = './content/docs'",
            "content/docs/_index.md": "---\ntitle: T\n---\n",
            "content/a.md": "---\ntitle: T\n---\n\n[l0](/docs/cli/tin/)\n\n[l1](/a/cli/)\n",
        },
        "content/a.md",
        [1],
        id="hugo-script-writes-docs",
    ),
    pytest.param(
        {
            "_config.yml": "",
            "img/kettle.png": "",
            "a.md": "---\ntitle: T\n---\n\n<img src='/img/generated/tin.png' alt='Tin'>\n",
        },
        "a.md",
        [],
        id="generated-images",
    ),
    pytest.param(
        {
            "_config.yml": "",
            "Gruntfile.js": "src: 'img/sizes/**/*.png',",
            "app/img/lid.png": "",
            "app/a.md": "---\ntitle: T\n---\n\n<img src='/img/sizes/tin.png' alt='Tin'>\n",
        },
        "app/a.md",
        [],
        id="images-that-grunt-makes",
    ),
    pytest.param({"_quarto.yml": "project:\n  type: book\nbook:\n  chapters: [index.qmd, a.qmd, b.qmd]\n", "index.qmd": "# All\n", "b.qmd": "# Lids {#lids}\n", "a.qmd": "# Pots\n\n[l0](#lids)\n"}, "a.qmd", [], id="chapters-of-a-book"),
    pytest.param({"_quarto.yml": "project:\n  type: website\n", "index.qmd": "# All\n", "b.qmd": "# Lids {#lids}\n", "a.qmd": "# Pots\n\n[l0](#lids)\n"}, "a.qmd", [0], id="pages-of-a-quarto-site"),
    pytest.param({"hugo.toml": "baseURL = 'https://kettles.example/'\n", "static/pots/tin.pdf": "x", "content/a.md": "[l0](https://kettles.example/lids/tin.pdf)\n\n[l1](https://kettles.example/pots/zinc.pdf)\n"}, "content/a.md", [1], id="file-of-others-on-the-host"),
    pytest.param({"_config.yml": "url: https://kettles.example\n", "pots/tin.pdf": "x", "a.md": "---\ntitle: A\n---\n[l0](https://kettles.example/lids/tin.pdf)\n\n[l1](https://kettles.example/pots/zinc.pdf)\n"}, "a.md", [1], id="jk-file-of-others-on-the-host"),
    pytest.param({".git/HEAD": "", ".gitignore": "/content/docs\n", "hugo.toml": "baseURL = 'https://kettles.example/'\n", "content/a.md": "[l0]({{< relref \"docs/#lids\" >}})\n\n[l1]({{< relref \"dogs/#lids\" >}})\n"}, "content/a.md", [1], id="section-that-the-build-brings"),
]  # fmt: skip
"""A site, a post of it, and the links of that post that are told, by their numbers."""


def linted(folder: Path, files: Files, path: str) -> PostReport:
    """The report of a post of a site, of what its links lead to."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    at = folder / path
    site = find_site(at.parent)
    rules = tuple(Config(select=RULES).rules())
    return lint(Source(path, files[path]), site.profile, rules, NOW, place=site.place(str(at)))


@pytest.mark.parametrize(("files", "path", "told"), CASES)
def test_links(tmp_path: Path, files: Files, path: str, told: list[int]) -> None:
    report = linted(tmp_path, files, path)
    lines = files[path].splitlines()
    spots = [
        span for one in report.diagnostics for span in (one.span, *(r.span for r in one.related))
    ]
    found = (LINK.match(lines[report.source.text.count("\n", 0, spot.start)]) for spot in spots)
    assert sorted({int(one[1]) for one in found if one}) == told


def test_of_posts_outside_of_the_site_no_places_are_known(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n\n[l0](b.md#lids)\n\n[l1](b.md#none)\n"
    files = {
        "website/docusaurus.config.js": "export default {docs: {path: '../docs'}};",
        "website/src/pages/a.md": text,
        "docs/a.md": text,
        "docs/b.md": "## Lids\n",
    }
    assert linted(tmp_path, files, "docs/a.md").diagnostics == ()


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("expiryDate: 2020-01-01", "it expired on 2020-01-01"),
        ("publishDate: 2031-05-01T10:00:00Z", "it is dated 2031-05-01"),
        ("draft: true", "it is a draft"),
    ],
)
def test_why_a_post_is_left_out(tmp_path: Path, says: str, reason: str) -> None:
    files = {
        "hugo.toml": "baseURL = 'https://kettles.example/'\n",
        "content/old.md": f"---\ntitle: Lids\n{says}\n---\nTin.\n",
        "content/a.md": "---\ntitle: Pots\n---\n[Lids](/old/)\n",
    }
    (found,) = linted(tmp_path, files, "content/a.md").diagnostics
    assert found.message == f"the build leaves out the post `content/old.md`: {reason}"


def test_images_beside_a_post_are_found_at_its_own_address(tmp_path: Path) -> None:
    """Zola serves what lies beside a post below the `path` that its front matter gives."""
    files = {
        "config.toml": 'base_url = "https://kettles.example"\n',
        "content/posts/08-lids/index.md": '+++\ntitle = "Lids"\npath = "lids"\n+++\n',
        "content/posts/08-lids/lid.svg": "",
        "content/posts/09-pots/index.md": '+++\ntitle = "Pots"\npath = "pots"\n+++\n'
        "![](../lids/lid.svg)\n\n![](../lids/pot.svg)\n\n![](lid.svg)\n",
    }
    report = linted(tmp_path, files, "content/posts/09-pots/index.md")
    missing = [found.message.split("`")[1] for found in report.diagnostics]
    assert missing == ["../lids/pot.svg", "lid.svg"]


def test_of_two_posts_at_addresses_that_differ_in_case_neither_is_held_to(tmp_path: Path) -> None:
    """A paper of the repository and a page of the site are two pages to servers, mostly."""
    files = {
        "_config.yml": "url: https://kettles.example\n",
        "CONTRIBUTING.md": "---\n---\n# How to\n",
        "contributing/index.md": "---\ntitle: Help us\n---\n{% include lids.md %}\n",
        "a.md": "---\ntitle: Pots\n---\n[Lids](/contributing/#lids)\n",
    }
    assert linted(tmp_path, files, "a.md").diagnostics == ()


@pytest.mark.parametrize(("folder", "told"), [("en", ["none"]), ("es", [])])
def test_links_of_a_language_lead_to_its_own_pages(
    tmp_path: Path, folder: str, told: list[str]
) -> None:
    """Hugo's own way of links in sites of several languages: `/lids/` may be `/es/lids/`."""
    text = "---\ntitle: Pots\n---\n[Lids](/lids/#tapas) and [none](/lids/#none)\n"
    files = {
        "hugo.toml": "baseURL = 'https://kettles.example/'\n[languages.en]\n"
        "contentDir = 'content/en'\n[languages.es]\ncontentDir = 'content/es'\n",
        "content/en/lids.md": "---\ntitle: Lids\n---\n## Tapas\n",
        "content/es/lids.md": "---\ntitle: Tapas\n---\n## Otras\n",
        "content/en/pots.md": text,
        "content/es/pots.md": text,
    }
    report = linted(tmp_path, files, f"content/{folder}/pots.md")
    assert [found.message.split("`")[1].lstrip("#") for found in report.diagnostics] == told


def test_hexo_finds_images_in_the_source_in_the_theme_and_beside_a_post(tmp_path: Path) -> None:
    files = {
        "_config.yml": "url: https://kettles.example\ntheme: cups\nsource_dir: source\n",
        "package.json": '{"dependencies": {"hexo": "7"}}',
        "themes/cups/source/images/theme.png": "",
        "source/images/site.png": "",
        "source/_posts/beside.png": "",
        "source/_posts/lids/own.png": "",
        "source/_posts/lids.md": "---\ntitle: Lids\ndate: 2024-05-01\n---\n"
        "![](/images/site.png) ![](/images/theme.png) ![](beside.png) ![](own.png)\n"
        "![](/images/gone.png) ![](gone.png)\n",
    }
    report = linted(tmp_path, files, "source/_posts/lids.md")
    missing = [found.message.split("`")[1] for found in report.diagnostics]
    assert missing == ["images/gone.png", "gone.png"]


DOCUSAURUS = {"docusaurus.config.js": "export default { presets: [['classic', {}]] };\n"}


@pytest.mark.parametrize(
    "component",
    [
        *("Tabs", "TabItem", "Details", "Admonition", "CodeBlock", "Link", "Head", "BrowserOnly"),
        *("Aside", "Badge", "Card", "CardGrid", "Code", "FileTree", "Icon", "LinkButton"),
        *("LinkCard", "Steps", "Fragment", "React.Fragment", "Image", "Picture", "DocCardList"),
        "Translate",
    ],
)
def test_components_that_give_no_ids(tmp_path: Path, component: str) -> None:
    text = f"[l](#lids)\n\n<{component} />\n"
    report = linted(tmp_path, {**DOCUSAURUS, "docs/a.mdx": text}, "docs/a.mdx")
    assert [found.rule for found in report.diagnostics] == ["broken-anchor"]


def test_a_component_that_is_not_known_may_give_ids(tmp_path: Path) -> None:
    files = {**DOCUSAURUS, "docs/a.mdx": "[l](#lids)\n\n<Kettles />\n"}
    assert linted(tmp_path, files, "docs/a.mdx").diagnostics == ()


@pytest.mark.parametrize(
    "suffix", [".md", ".markdown", ".html", ".htm", ".mdown", ".org", ".adoc", ".rst", ".pdc"]
)
def test_hugo_makes_pages_of_files_in_other_formats(tmp_path: Path, suffix: str) -> None:
    files = {
        "hugo.toml": "baseURL = 'https://kettles.example/'\n",
        f"content/posts/b{suffix}": "---\ntitle: B\n---\n",
        "content/posts/a.md": "---\ntitle: A\n---\n[l0](/posts/b/) [l1](/posts/c/)\n",
    }
    report = linted(tmp_path, files, "content/posts/a.md")
    assert [found.message.split("`")[1] for found in report.diagnostics] == ["posts/c/"]


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("/posts/first-kettel/", "first-kettle"),
        ("../frist-kettle/", "first-kettle"),
        ("/posts/last-spout/", None),
        ("/notes/first-kettel/", None),
    ],
)
@pytest.mark.parametrize(
    "site",
    [
        {"hugo.toml": "baseURL = 'https://kettles.example/'\n"},
        {"config.toml": 'base_url = "https://kettles.example"\n'},
    ],
)
def test_a_misspelt_address_is_told_with_the_page_that_is_meant(
    tmp_path: Path, site: dict[str, str], link: str, near: str | None
) -> None:
    matter = "+++\ntitle = 'Pots'\n+++\n"
    files = {
        **site,
        "content/notes/_index.md": matter,
        "content/notes/lids.md": matter,
        "content/posts/_index.md": matter,
        "content/posts/first-kettle.md": matter,
        "content/posts/b.md": f"{matter}[x]({link})\n",
    }
    (found,) = linted(tmp_path, files, "content/posts/b.md").diagnostics
    assert found.help is not None
    assert found.help.startswith(f"Did you mean `{near}`?") is (near is not None)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("docs/a.md", ["there is no `#deckel` in the post `docs/kettles.md`"]),
        ("i18n/de/docusaurus-plugin-content-docs/current/a.md", []),
    ],
)
def test_a_translation_links_to_the_pages_of_its_language(
    tmp_path: Path, path: str, told: list[str]
) -> None:
    files = {
        **DOCUSAURUS,
        "docs/kettles.md": "# Kettles\n\n## Lids\n",
        "i18n/de/docusaurus-plugin-content-docs/current/kettles.md": "# Kessel\n\n## Deckel\n",
        path: "[l](/docs/kettles#deckel)\n",
    }
    report = linted(tmp_path, files, path)
    assert [found.message for found in report.diagnostics] == told
