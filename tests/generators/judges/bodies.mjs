// Renders Markdown as Eleventy, Hexo and Astro do.
import fs from "fs";
import { createRequire } from "module";

const require = createRequire(`${process.cwd()}/judge.js`);
const renderers = {
  async eleventy() {
    const markdown = require("markdown-it")({ html: true });
    markdown.disable("code");
    return (text) => markdown.render(text);
  },
  async hexo() {
    const render = require("hexo-renderer-marked/lib/renderer");
    const marked = { gfm: true, breaks: true, smartypants: true, autolink: true, headerIds: true, descriptionLists: true, external_link: {} };
    const hexo = { config: { marked, url: "https://kettles.example", root: "/" }, execFilterSync: () => {} };
    return (text) => render.call(hexo, { text }, {});
  },
  async astro() {
    const { createMarkdownProcessor } = await import("@astrojs/markdown-remark");
    const processor = await createMarkdownProcessor({ syntaxHighlight: false });
    return async (text) => (await processor.render(text)).code;
  },
};
const { generator, posts } = JSON.parse(fs.readFileSync(0, "utf8"));
const render = await renderers[generator]();
const answers = [];
for (const text of posts) answers.push(await render(text));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
