// What Trunk has built is made small, and named after what it then is: two stylesheets out of the many that
// index.html names, one for what the page answers with and one for what comes later, the wasm in two parts with short names between them and the script, wasm-opt for both, and a script
// without what only readers need. Trunk runs it after a build, on the folder it has built into.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { ownPolicy } from "./headers.mjs";
import { features, passes, split } from "./split.mjs";

const dist = process.env.TRUNK_STAGING_DIR;
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const digest = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const integrity = (bytes) => `sha384-${digest(bytes, "sha384", "base64")}`;
const named = (stem, bytes, end) => `${stem}-${digest(bytes, "sha256", "hex").slice(0, 16)}.${end}`;
let page = readFileSync(join(dist, "index.html"), "utf8");

/** Gives a built file new bytes and the name they ask for; index.html names it, and holds its digest. */
function replace(old, bytes, end) {
  const file = named("portal", bytes, end);
  const held = integrity(readFileSync(join(dist, old)));
  if (!page.includes(old) || !page.includes(held)) throw new Error(`index.html does not name ${old} with its digest`);
  page = page.replaceAll(old, file).replaceAll(held, integrity(bytes));
  rmSync(join(dist, old));
  writeFileSync(join(dist, file), bytes);
  return file;
}

// Of components that only later pages have, and what needs them on others.
const LATER_STYLES = /(^|\/)(bare|breadcrumbs|chart|checklist|clause|compared|conditions|course|embed|filter|map|paste|progress|qr|references|roughly|sample|slider|steps|table|task_list|tile)-[0-9a-f]+\.css$/;
// What is printed is said last, after whatever it changes.
const PRINT = /(^|\/)print-[0-9a-f]+\.css$/;

/**
 * Two requests instead of forty, and Brotli finds what the files repeat. The second stylesheet stands in pages that are
 * drawn with what it is for; elsewhere the script fetches it with the later part of the program.
 */
function styles() {
  const links = [...page.matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>\s*/g)].map(([link]) => link);
  const names = links.map((link) => /\bhref="?([^"\s>]+)/.exec(link)[1]);
  // Without comments, line breaks and spaces, which only readers of the source need.
  const plain = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/\s*\n\s*/g, "")
    .replace(/([{};,:])\s+/g, "$1").replace(/\s+([{}])/g, "$1").replace(/;}/g, "}");
  const bundle = (stem, wanted) => {
    const css = names.filter(wanted).map((name) => plain(readFileSync(join(dist, basename(name)), "utf8"))).join("\n");
    const file = { name: named(stem, css, "css"), integrity: integrity(css) };
    writeFileSync(join(dist, file.name), css);
    return file;
  };
  const first = bundle("styles", (name) => !LATER_STYLES.test(name));
  const later = bundle("later", (name) => LATER_STYLES.test(name) || PRINT.test(name));
  for (const name of names) rmSync(join(dist, basename(name)));
  const link = ({ name, integrity }) => `<link rel="stylesheet" href="./${name}" integrity="${integrity}" crossorigin="anonymous">`;
  const both = `${link(first)}\n<!--later${link(later)}-->\n`;
  page = links.reduce((html, old, at) => html.replace(old, at === 0 ? both : ""), page);
  return later;
}

/** Both parts of the wasm, and the short names between them and the script. */
function wasm(file) {
  const folder = join(process.env.CARGO_TARGET_DIR ?? "target", "split");
  mkdirSync(folder, { recursive: true });
  const linked = join(folder, "../wasm32-unknown-unknown", process.env.TRUNK_PROFILE, "portal.wasm");
  const names = split(join(dist, file), linked, folder, tool);
  const packed = (part) => {
    const path = join(folder, `${part}.wasm`);
    execFileSync(tool("wasm-opt"), [...features, ...passes, path, "-o", path]);
    return readFileSync(path);
  };
  const first = packed("first");
  replace(file, first, "wasm");
  const later = packed("later");
  const name = named("later", later, "wasm");
  writeFileSync(join(dist, name), later);
  const pinned = (bytes, name) => ({ name, integrity: integrity(bytes) });
  return { ...names, first: pinned(first, named("portal", first, "wasm")), later: pinned(later, name) };
}

/**
 * Fetches the later part once the browser has time, and says so to the page; what does not come, or comes otherwise, is
 * asked for again, past the browser's own copy, after a growing pause.
 */
const fetching = ({ name, integrity }, styles) => `
let held, later;
async function styled(cache) {
  const href = String(new URL("${styles.name}", home));
  if ([...document.styleSheets].some((it) => it.href === href)) return;
  if (cache) await fetch(href, { cache });
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, integrity: "${styles.integrity}", crossOrigin: "anonymous" });
  await new Promise((resolve, reject) => {
    Object.assign(link, { onload: resolve, onerror: () => (link.remove(), reject()) });
    document.head.append(link);
  });
}
async function more(pause, cache) {
  try {
    const asked = fetch(new URL("${name}", home), { integrity: "${integrity}", cache });
    const [answer] = await Promise.all([asked, styled(cache)]);
    later = (await WebAssembly.instantiate(await answer.arrayBuffer(), Object.assign({ p: wasm }, held))).instance.exports;
  } catch (_) {
    return setTimeout(more, pause, Math.min(2 * pause, 60000), "reload");
  }
  dispatchEvent(new Event("later"));
}
`;

/** Starts the program; the wasm too is only run as it was built. */
const starting = (wasm, integrity) => `
fetch(new URL("${wasm}", home), { integrity: "${integrity}" })
  .then((answer) => __wbg_init({ module_or_path: answer }))
  .then(() => dispatchEvent(new Event("started")));
`;

/**
 * wasm-bindgen's script with the same short names, which starts the program and fetches its later part, without what only
 * readers need.
 */
async function script(file, { imports, exports, gates, later, first }, styles) {
  let text = readFileSync(join(dist, file), "utf8").replace(/^export \{.*\};$/m, () => starting(first.name, first.integrity));
  const once = (long, short) => {
    if (text.split(long).length !== 2) throw new Error(`the script does not say ${long} once`);
    text = text.replace(long, () => short);
  };
  for (const [long, short] of imports) once(`${long}:`, `${short}:`);
  once("return {\n        __proto__: null,\n", "return held = {\n");
  once('"./portal_bg.js": import0,', `a: import0, l: { ${gates.map((it) => `${it}: (...all) => later.${it}(...all)`)} },`);
  const start = "wasm.__wbindgen_start();";
  once(start, `${start} (window.requestIdleCallback || setTimeout)(() => more(1000));`);
  once("let wasmModule, wasmInstance, wasm;", `let wasmModule, wasmInstance, wasm;${fetching(later, styles)}`);
  const short = new Map(exports);
  text = text.replace(/\bwasm\.(\w+)/g, (whole, name) => (short.has(name) ? `wasm.${short.get(name)}` : whole));
  // A script, not a module: those came later than WebAssembly, and what a module can do besides later still.
  once("import.meta.url", "home");
  const whole = `(() => {\n"use strict";\nconst home = document.currentScript.src;\n${text}\n})();`;
  return replace(file, (await minify(whole, { ecma: 2017, compress: { passes: 3 } })).code, "js");
}

// Words that only pages need which come later, but for their titles, and for what leads to them.
const LATER =
  /^(?!(?:calendar|checklist|compare|components|data|embed|plan|policies)\.title$|calendar\.open$|counter\.next$|policies\.search(?:_hint)?$)(?:(?:about|answered|beside|bundle|bureau|calendar|came|checklist|correct|counter|clause|compare|components|data|embed|incomplete|kind|list|moved|paste|plan|policies|policy|prospects|roughly|rule|said|saved|says|scenario|search|share|source|standing|start|step|text|tool|trial|window)\.|day\.(?:label|hint|wrong)$|nav\.where$|release\.(?:label|newest_is)$|results\.(?:tools|all)$|rows\.(?:repeat|repeat_label|shown|before|next|lines|rest|results|sum|yes|no|open)$)/;

/**
 * The script with which other sites show the portal: as it is now, and under the number of its version for those who hold
 * it to a digest. Its other side stands only in the page that is shown.
 */
async function embed() {
  const small = async (file) => (await minify(readFileSync(join(dist, file), "utf8"), { ecma: 2017, compress: { passes: 3 } })).code;
  const loader = await small("embed.js");
  for (const file of ["embed.js", "embed-1.js"]) writeFileSync(join(dist, file), loader);
  const frame = await small("static/frame.js");
  rmSync(join(dist, "static/frame.js"));
  const file = `static/${named("frame", frame, "js")}`;
  writeFileSync(join(dist, file), frame);
  page = page.replace("</head>", () => `<!--frame<script src="./${file}" integrity="${integrity(frame)}" crossorigin="anonymous"></script>-->\n</head>`);
  return integrity(loader);
}

/**
 * A page holds the list of releases and the words' name, each file with its digest: what comes otherwise is refused.
 * Here stand those of each language, of which a page that is drawn keeps its own. Without a network it says of which day
 * the data is.
 */
function data(embed) {
  const spoken = join(dist, "static/policies/pinyin.txt");
  const pinyin = readFileSync(spoken, "utf8");
  rmSync(spoken);
  for (const [language, table] of [["zh", "data"], ["en", "data.en"]]) {
    const whole = join(dist, `static/text/${language}.json`);
    const all = Object.entries(JSON.parse(readFileSync(whole, "utf8")));
    rmSync(whole);
    const words = (stem, of) => {
      const text = JSON.stringify(Object.fromEntries(of));
      const file = `static/text/${named(stem, text, "json")}`;
      writeFileSync(join(dist, file), text);
      return { file, integrity: integrity(text) };
    };
    const first = words(language, all.filter(([key]) => !LATER.test(key)));
    const later = words(`later-${language}`, [...all.filter(([key]) => LATER.test(key)), ["search.pinyin", pinyin]]);
    const list = join(dist, `static/policies/page.${language}.json`);
    const releases = readFileSync(list, "utf8");
    rmSync(list);
    if (/[<&]/.test(releases)) throw new Error("the list of releases cannot stand in a page");
    // The table keeps its plain name too, for whoever saves it.
    const rows = readFileSync(join(dist, `static/policies/${table}.json`));
    const file = `static/policies/${named(table, rows, "json")}`;
    writeFileSync(join(dist, file), rows);
    const held = [
      ["words", first.file], ["integrity", first.integrity], ["later", later.file], ["later-integrity", later.integrity],
      ["table", file], ["table-integrity", integrity(rows)], ["embed", embed],
    ].map(([name, value]) => `data-${name}="${value}"`).join(" ");
    const script = `<script type="application/json" id="releases" data-root="./" ${held}>${releases}</script>`;
    page = page.replace("</head>", () => `<!--${language}${script}-->\n</head>`);
  }
  const { date } = JSON.parse(readFileSync(join(dist, "static/policies/index.json"), "utf8")).releases.at(-1);
  page = page.replace("{data}", date);
}

/** No script stands in the page itself, and each file that it names comes as it was built. */
async function start(portal) {
  const { code: boot } = await minify(readFileSync(join(dist, "static/boot.js"), "utf8"), { ecma: 5 });
  const file = `static/${named("boot", boot, "js")}`;
  rmSync(join(dist, "static/boot.js"));
  writeFileSync(join(dist, file), boot);
  const inline = /<script type="module">[^]*?<\/script>/;
  if (!inline.test(page)) throw new Error("index.html has no script that starts the program");
  const module = new RegExp(`<link rel="modulepreload" href="[^"]*" crossorigin="anonymous" integrity="(${"[^\"]*"})">`);
  const [, held] = module.exec(page);
  const scripts = `<script src="./${file}" integrity="${integrity(boot)}" crossorigin="anonymous"></script>
<script defer src="./${portal}" integrity="${held}" crossorigin="anonymous"></script>`;
  // What is fetched beforehand is held to its digest where it is used; browsers warn of one that they do not read.
  const ahead = / integrity="[^"]*"(?= as="fetch")/;
  if (!ahead.test(page)) throw new Error("index.html fetches nothing beforehand");
  page = page.replace(inline, () => scripts).replace(module, "").replace(ahead, "");
}

const built = readdirSync(dist);
const one = (pattern) => built.find((name) => pattern.test(name));
const more = styles();
data(await embed());
await start(await script(one(/^portal-.*\.js$/), wasm(one(/^portal-.*\.wasm$/)), more));
page = page.replace('<meta charset="utf-8">', (first) => `${first}\n<meta http-equiv="Content-Security-Policy" content="${ownPolicy()}">`);
writeFileSync(join(dist, "index.html"), page);
