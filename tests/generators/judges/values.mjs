// What the readers of front matter make of posts: dates as milliseconds, null where they refuse.
import fs from "fs";
import { createRequire } from "module";

const require = createRequire(`${process.cwd()}/judge.js`);
const read = {
  hexo: (text) => {
    const { _content, ...data } = require("hexo-front-matter").parse(text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n"));
    return data;
  },
  eleventy: (text) => require("@11ty/gray-matter")(text).data,
  docusaurus: (text) => require("gray-matter")(text, { cache: false }).data,
};
const plain = (value) => {
  if (value instanceof Date) return { milliseconds: value.getTime() };
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, plain(held)]));
  return typeof value === "number" && !isFinite(value) ? String(value) : value;
};
const { generator, posts } = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = posts.map((text) => {
  try {
    return plain(read[generator](text));
  } catch {
    return null;
  }
});
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
