
"use strict";
const PER_PAGE = 50, MOST_BARS = 12;
const WORDS = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] };
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const number = (n) => n.toLocaleString("en");
const counted = (n, [one, many]) => `${number(n)} ${n === 1 ? one : many}`;

/* Everything that is shown passes here: text becomes text, never markup. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const all = data.posts.flatMap((post) => post.diagnostics.map((d) => ({
  ...d,
  path: post.path,
  words: `${post.path}\n${d.message}\n${d.rule}`.toLowerCase(),
  isFaq: Boolean(d.related) && (d.group === "faq" || d.rule.startsWith("faq-")),
})));
const worstFirst = data.severities.flatMap((severity) => all.filter((d) => d.severity === severity));
const unfiltered = () => ({ search: "", group: "", rule: "", kind: "", order: "", path: "", severities: new Set(data.severities) });
const chosen = unfiltered();
const KINDS = { fix: (d) => Boolean(d.fix), new: (d) => !d.known, faq: (d) => d.isFaq };
let page = 0;

/* A post by its file's name, or by its folder's where the file is an index. */
function shortName(path) {
  const parts = path.split("/");
  return parts.slice(/^_?index\./.test(parts.at(-1)) ? -2 : -1).join("/");
}

function tally(items, key) {
  const counts = new Map();
  for (const item of items) {
    const name = item[key];
    if (!counts.has(name)) counts.set(name, { name, total: 0 });
    const count = counts.get(name);
    count[item.severity] = (count[item.severity] || 0) + 1;
    count.total += 1;
  }
  return [...counts.values()].sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

function spoken(count) {
  const parts = data.severities.filter((s) => count[s]).map((s) => counted(count[s], WORDS[s]));
  return parts.join(", ");
}

function bar(count, most, parts = data.severities) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("viewBox", "0 0 1000 10");
  svg.setAttribute("preserveAspectRatio", "none");
  let x = 0;
  for (const part of parts) {
    const width = 1000 * (count[part] || 0) / most;
    const rect = document.createElementNS(svg.namespaceURI, "rect");
    for (const [name, value] of Object.entries({ x, width, height: 10, class: part })) rect.setAttribute(name, value);
    if (width) svg.append(rect);
    x += width;
  }
  return svg;
}

/* A row of a plot that filters by what it counts. */
function row(filter, name, shown, said, count, most, parts) {
  const button = element("button", { type: "button", "aria-pressed": "false", "data-filter": filter, "data-name": name },
    element("span", { class: "name", title: name }, shown), said, bar(count, most, parts));
  button.addEventListener("click", () => {
    choose(filter, chosen[filter] === name ? "" : name);
    byId("list").scrollIntoView();
  });
  return element("li", {}, button);
}

function bars(list, counts, filter, most = MOST_BARS) {
  for (const count of counts.slice(0, most)) {
    const shown = filter === "path" ? shortName(count.name) : count.name;
    const said = element("span", { class: "count", "aria-label": spoken(count), role: "img" }, number(count.total));
    list.append(row(filter, count.name, shown, said, count, counts[0].total));
  }
  if (!counts.length) list.append(element("li", {}, "None."));
}

function totals() {
  const fine = data.count - data.posts.length;
  const share = data.count ? Math.floor(100 * fine / data.count) : 100;
  byId("sentence").textContent = `postlint ${data.version} read ${counted(data.count, ["post", "posts"])}; `
    + (all.length ? `${number(fine)} of them (${share}%) have no problems.` : "it found no problems.");
  const counts = tally(all.map((d) => ({ severity: d.severity, key: "all" })), "key")[0] || {};
  for (const severity of data.severities) {
    const n = counts[severity] || 0;
    byId("totals").append(element("li", { class: severity }, element("b", {}, number(n)), WORDS[severity][n === 1 ? 0 : 1]));
  }
  byId("totals").append(element("li", {}, element("b", {}, number(all.filter((d) => d.fix).length)), "with a fix"));
}

/* What came and what went, by rule, since the baseline was recorded. */
function trend() {
  const isKept = all.some((d) => d.known) || Object.keys(data.gone).length;
  byId("trend").hidden = !isKept;
  if (!isKept) return byId("kind").querySelector("[value=new]").remove();
  const changes = new Map();
  const change = (rule) => changes.get(rule) || changes.set(rule, { name: rule, gone: 0, known: 0, new: 0 }).get(rule);
  for (const d of all) change(d.rule)[d.known ? "known" : "new"] += 1;
  for (const [rule, n] of Object.entries(data.gone)) change(rule).gone += n;
  const sum = (part) => [...changes.values()].reduce((n, count) => n + count[part], 0);
  byId("trend-sentence").textContent = `${number(sum("new"))} new, ${number(sum("known"))} known, ${number(sum("gone"))} gone.`;
  const moved = [...changes.values()].filter((count) => count.new || count.gone)
    .sort((a, b) => b.new + b.gone - a.new - a.gone || (a.name < b.name ? -1 : 1)).slice(0, MOST_BARS);
  const most = Math.max(...moved.map((count) => count.new + count.known + count.gone));
  for (const count of moved) {
    const said = element("span", { class: "count" }, `${number(count.new)} new, ${number(count.gone)} gone`);
    byId("trend-rules").append(row("rule", count.name, count.name, said, count, most, ["new", "known", "gone"]));
  }
}

function option(select, counts) {
  for (const { name, total } of [...counts].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    byId(select).append(element("option", { value: name }, `${name} (${number(total)})`));
  }
}

function severityBoxes() {
  for (const severity of data.severities) {
    const box = element("input", { type: "checkbox", checked: "", value: severity });
    box.addEventListener("change", () => {
      chosen.severities[box.checked ? "add" : "delete"](severity);
      show(0);
    });
    byId("severities").append(element("label", {}, box, WORDS[severity][1]));
  }
}

function choose(filter, value) {
  chosen[filter] = value;
  const control = byId(filter);
  if (control) control.value = value;
  show(0);
}

function matches(d) {
  return chosen.severities.has(d.severity)
    && (!chosen.group || d.group === chosen.group)
    && (!chosen.rule || d.rule === chosen.rule)
    && (!chosen.path || d.path === chosen.path)
    && (!chosen.kind || KINDS[chosen.kind](d))
    && (!chosen.search || chosen.search.split(/\s+/).every((word) => d.words.includes(word)));
}

function excerpt([line, before, marked, after]) {
  return element("pre", {},
    element("span", { class: "number" }, `${line}  `), before, element("mark", {}, marked), after);
}

/* A changed line with what differs from the line that it replaces, or that replaces it. */
function changed(line, other) {
  const tag = line[0] === "-" ? "del" : "ins";
  if (other === undefined) return element(tag, {}, line);
  const most = Math.min(line.length, other.length);
  let start = 1, end = 0;
  while (start < most && line[start] === other[start]) start += 1;
  while (end < most - start && line.at(-1 - end) === other.at(-1 - end)) end += 1;
  const stop = line.length - end;
  return element(tag, {}, line.slice(0, start), element("b", {}, line.slice(start, stop)), line.slice(stop));
}

function difference(fix) {
  const pre = element("pre", { class: "diff" });
  for (const [line, lines] of fix.diff) {
    pre.append(element("span", { class: "number" }, `line ${number(line)}`));
    const isPair = lines.length === 2 && lines[0][0] === "-" && lines[1][0] === "+";
    pre.append(...lines.map((text, i) => changed(text, isPair ? lines[1 - i] : undefined)));
  }
  const safety = fix.applicability === "safe" ? "safe" : "may change the meaning";
  return [element("p", {}, element("strong", {}, `Fix (${safety}): `), fix.title), pre];
}

/* A text with the words marked that the other one does not have. */
function compared(text, other) {
  const words = new Set(other.split(/\s+/));
  return text.split(/(\s+)/).map((word) => (!word.trim() || words.has(word) ? word : element("mark", {}, word)));
}

function sides(d) {
  const [first, ...more] = d.related;
  const isPair = d.isFaq && !more.length && !first.path;
  const side = (title, text, other) => element("div", {}, element("dt", {}, title),
    element("dd", {}, ...(isPair ? compared(text, other) : [text || "(nothing)"])));
  return element("dl", { class: "sides" }, side(`Line ${d.line}`, d.text, first.text),
    ...d.related.map((r) => side(r.path || `Line ${r.line}: ${r.message}`, r.path ? r.message : r.text, d.text)));
}

function article(d) {
  const made = element("li", { class: "diagnostic" },
    element("h3", {}, element("span", { class: `badge ${d.severity}` }, `${WORDS[d.severity][0]}: `), d.message),
    element("p", { class: "where" }, element("code", {}, `${d.path}:${d.line}:${d.column}`), " · ",
      element("span", { title: data.rules[d.rule] }, d.rule)),
    excerpt(d.excerpt));
  if (d.related) made.append(sides(d));
  if (d.help) made.append(element("p", {}, d.help));
  if (d.fix) made.append(...difference(d.fix));
  return made;
}

function show(to) {
  const found = (chosen.order ? all : worstFirst).filter(matches);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  page = Math.min(Math.max(to, 0), pages - 1);
  const start = page * PER_PAGE;
  byId("diagnostics").replaceChildren(...found.slice(start, start + PER_PAGE).map(article));
  if (!found.length && all.length) byId("diagnostics").append(element("li", {}, "Nothing fits these filters. “Clear” shows all."));
  byId("shown").textContent = `${counted(found.length, ["diagnostic", "diagnostics"])}`
    + (found.length === all.length ? "" : ` of ${number(all.length)}`)
    + (chosen.path ? ` in ${chosen.path}` : "");
  byId("about").textContent = chosen.rule ? `${chosen.rule}: ${data.rules[chosen.rule]}` : "";
  byId("page").textContent = `Page ${number(page + 1)} of ${number(pages)}`;
  byId("pages").hidden = pages === 1;
  byId("previous").disabled = page === 0;
  byId("next").disabled = page === pages - 1;
  for (const button of document.querySelectorAll("[data-filter]")) {
    button.setAttribute("aria-pressed", String(chosen[button.dataset.filter] === button.dataset.name));
  }
}

function turn(by) {
  show(page + by);
  byId("list").focus();
  byId("list").scrollIntoView();
}

function isDark() {
  return (document.documentElement.dataset.theme
    || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

function listen() {
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => {
    Object.assign(chosen, unfiltered());
    show(0);
  });
  byId("search").addEventListener("input", () => {
    chosen.search = byId("search").value.trim().toLowerCase();
    show(0);
  });
  for (const name of ["group", "rule", "order", "kind"]) byId(name).addEventListener("change", () => choose(name, byId(name).value));
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  const theme = byId("theme");
  theme.textContent = isDark() ? "Light colours" : "Dark colours";
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    theme.textContent = isDark() ? "Light colours" : "Dark colours";
  });
}

const counts = { group: tally(all, "group"), rule: tally(all, "rule"), path: tally(all, "path") };
totals();
trend();
bars(byId("groups"), counts.group, "group");
bars(byId("rules"), counts.rule, "rule");
bars(byId("posts"), counts.path, "path", 10);
option("group", counts.group);
option("rule", counts.rule);
if (!all.some((d) => d.isFaq)) byId("kind").querySelector("[value=faq]").remove();
severityBoxes();
listen();
show(0);
