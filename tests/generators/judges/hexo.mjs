// Lets Hexo load all posts of one blog: those that it logs an error of are refused.
import fs from "fs";
import os from "os";
import path from "path";
import Hexo from "hexo";

const texts = JSON.parse(fs.readFileSync(0, "utf8"));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "hexo-"));
const posts = path.join(home, "source/_posts");
fs.mkdirSync(posts, { recursive: true });
const plugins = { hexo: "*", "hexo-renderer-marked": "*" };
fs.writeFileSync(path.join(home, "package.json"), JSON.stringify({ dependencies: plugins, hexo: { version: "" } }));
fs.symlinkSync(path.resolve("node_modules"), path.join(home, "node_modules"));
fs.writeFileSync(path.join(home, "_config.yml"), "timezone: UTC\n");
texts.forEach((text, i) => fs.writeFileSync(path.join(posts, `${i}.md`), text));
const hexo = new Hexo(home, { silent: true });
const refused = {};
const note = (...said) => {
  const text = said.map((one) => (one && one.message) || (one && one.err && one.err.message) || String(one)).join(" ");
  const found = /_posts[\\/](\d+)\.md/.exec(text + JSON.stringify(said));
  if (found) refused[found[1]] = text;
};
for (const level of ["warn", "error", "fatal"]) hexo.log[level] = note;
await hexo.init();
await hexo.load();
const known = new Set(hexo.locals.get("posts").toArray().map((post) => path.basename(post.source, ".md")));
const hidden = new Set(hexo.model("Post").toArray().map((post) => path.basename(post.source, ".md")));
const answer = (_, i) => refused[i] ?? (known.has(String(i)) || hidden.has(String(i)) ? null : "it is not there");
fs.rmSync(home, { recursive: true, force: true });
process.stdout.write(JSON.stringify(texts.map(answer)), () => process.exit(0));
