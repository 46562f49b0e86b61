// Builds each post alone with Eleventy.
import fs from "fs";
import os from "os";
import path from "path";
import Eleventy from "@11ty/eleventy";

const silent = () => {};
Object.assign(console, { log: silent, warn: silent, error: silent });
const answers = [];
for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "eleventy-")); // it remembers what it read
  process.chdir(home);
  fs.writeFileSync("post.md", text);
  const eleventy = new Eleventy(".", "_site", { quietMode: true, configPath: null });
  eleventy.disableLogger();
  try {
    await eleventy.toJSON();
    answers.push(null);
  } catch (error) {
    let cause = error;
    while (cause.originalError || cause.cause) cause = cause.originalError || cause.cause;
    answers.push(String(cause.message));
  }
  process.chdir(os.tmpdir());
  fs.rmSync(home, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
