// What Trunk has built is made small, and named after what it then is: one stylesheet out of the many that
// index.html names, wasm-opt for the wasm, short names between wasm and script, and a script without what only
// readers need. Trunk runs it after a build, on the folder it has built into.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

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
}

/** One request instead of forty, and Brotli finds what the files repeat. */
function styles() {
  const links = [...page.matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>\s*/g)].map(([link]) => link);
  const names = links.map((link) => /\bhref="?([^"\s>]+)/.exec(link)[1]);
  // Without comments and line breaks, which only readers of the source need.
  const plain = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/\s*\n\s*/g, "");
  const css = names.map((name) => plain(readFileSync(join(dist, basename(name)), "utf8"))).join("\n");
  const file = named("styles", css, "css");
  const link = `<link rel="stylesheet" href="${names[0].replace(/[^/]*$/, file)}" integrity="${integrity(css)}">\n`;
  for (const name of names) rmSync(join(dist, basename(name)));
  writeFileSync(join(dist, file), css);
  page = links.reduce((html, old, at) => html.replace(old, at === 0 ? link : ""), page);
}

// Flattening first lets the later passes see more, and what comes out is more alike: Brotli takes 3 % less.
// Nobody uses the first 1024 bytes: there the stack would end. Traps are not assumed away: they are our checks.
const passes = [
  "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz",
  "--strip-debug", "--strip-producers", "--strip-target-features", "--minify-imports-and-exports-and-modules",
];

/** The wasm, and the short names it now has for what it imports and exports. */
function wasm(file) {
  const packed = join(dist, "packed.wasm");
  const said = execFileSync(tool("wasm-opt"), [...passes, join(dist, file), "-o", packed], { encoding: "utf8" });
  const { imports, exports } = JSON.parse(said);
  replace(file, readFileSync(packed), "wasm");
  rmSync(packed);
  return { imports: imports.map(([, long, short]) => [long, short]), exports };
}

/** wasm-bindgen's script with the same short names, and without what only readers need. */
async function script(file, { imports, exports }) {
  let text = readFileSync(join(dist, file), "utf8");
  const once = (long, short) => {
    if (text.split(long).length !== 2) throw new Error(`the script does not say ${long} once`);
    text = text.replace(long, () => short);
  };
  for (const [long, short] of imports) once(`${long}:`, `${short}:`);
  once('"./portal_bg.js":', "a:");
  const short = new Map(exports);
  text = text.replace(/\bwasm\.(\w+)/g, (whole, name) => (short.has(name) ? `wasm.${short.get(name)}` : whole));
  replace(file, (await minify(text, { module: true, ecma: 2020, compress: { passes: 3 } })).code, "js");
}

/** The page holds the list of releases and the words' name, each file with its digest: what comes otherwise is refused. */
function data() {
  const texts = join(dist, "static/text");
  const words = readFileSync(join(texts, "zh.json"));
  const file = named("zh", words, "json");
  renameSync(join(texts, "zh.json"), join(texts, file));
  const releases = readFileSync(join(dist, "static/policies/page.json"), "utf8");
  rmSync(join(dist, "static/policies/page.json"));
  if (/[<&]/.test(releases)) throw new Error("the list of releases cannot stand in a page");
  const held = `data-words="static/text/${file}" data-integrity="${integrity(words)}"`;
  const list = `<script type="application/json" id="releases" ${held}>${releases}</script>`;
  page = page.replace("</head>", () => `${list}\n</head>`);
}

const built = readdirSync(dist);
const one = (pattern) => built.find((name) => pattern.test(name));
styles();
data();
await script(one(/^portal-.*\.js$/), wasm(one(/^portal-.*\.wasm$/)));
writeFileSync(join(dist, "index.html"), page);
