// Reads each post as Docusaurus' blog does, and formats its date as a page does.
import fs from "fs";
import os from "os";
import path from "path";
import utils from "@docusaurus/utils";
import options from "@docusaurus/plugin-content-blog/lib/options.js";
import blog from "@docusaurus/plugin-content-blog/lib/blogUtils.js";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "docusaurus-"));
const folder = path.join(home, "blog");
fs.mkdirSync(folder);
fs.writeFileSync(path.join(folder, "other.md"), "---\ntitle: Other\ndate: 1999-01-01\n---\n"); // dates are compared
const silent = () => {};
Object.assign(console, { log: silent, warn: silent, error: silent });
const history = {
  getFileCreationInfo: async () => ({ timestamp: 0, author: "" }),
  getFileLastUpdateInfo: async () => null,
};
const context = {
  siteDir: home,
  siteConfig: {
    baseUrl: "/",
    markdown: { parseFrontMatter: utils.DEFAULT_PARSE_FRONT_MATTER },
    future: { experimental_vcs: history },
  },
  i18n: { currentLocale: "en" },
};
const paths = { contentPath: folder, contentPathLocalized: path.join(home, "i18n") };
const settings = { ...options.DEFAULT_OPTIONS, onInlineAuthors: "ignore", onUntruncatedBlogPosts: "ignore" };
const answers = [];
for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
  fs.writeFileSync(path.join(folder, "post.md"), text);
  try {
    const posts = await blog.generateBlogPosts(paths, context, settings, null, undefined);
    for (const post of posts) new Intl.DateTimeFormat("en").format(post.metadata.date);
    answers.push(null);
  } catch (error) {
    let cause = error;
    while (cause.cause) cause = cause.cause;
    answers.push(String(cause.message));
  }
}
fs.rmSync(home, { recursive: true, force: true });
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
