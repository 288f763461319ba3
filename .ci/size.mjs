// The size gate: what a first visit transfers, as Brotli sends it, within the budget.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotli as packed } from "./brotli.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const KB = 1024;
const budgets = { total: 170 * KB, html: 14 * KB, css: 12 * KB };
// What is needed to answer, of one policy.
const POLICY = KB / 2;
// Where a catalogue, [format, [fields in the order of src/policy/compact/model.rs]], has its policies.
const POLICIES = 9;
// What the page fetches once it stands and can be answered.
const LATER = /^later-\w+\.(wasm|css)$/;

const brotli = (bytes) => packed(bytes).length;
const faults = [];
const parts = new Map();

/** Takes a file into the sum, and whatever it names: index.html its files, a script what it imports. */
function take(name) {
  if (parts.has(name)) return;
  const bytes = readFileSync(join(dist, name));
  parts.set(name, { raw: bytes.length, brotli: brotli(bytes) });
  if (!/\.(html|js|mjs|css)$/.test(name)) return;
  for (const [, quoted] of bytes.toString().matchAll(/["'(=]([\w./-]+\.(?:css|m?js|wasm))\b/g)) {
    const named = normalize(quoted.startsWith("/") ? quoted.slice(1) : join(dirname(name), quoted));
    if (LATER.test(named)) continue;
    if (existsSync(join(dist, named))) take(named);
    else if (name === "index.html") faults.push(`index.html names ${quoted}, which is not in dist`);
  }
}

if (!existsSync(join(dist, "index.html"))) {
  console.error("dist/index.html is missing: run make build first");
  process.exit(1);
}
take("index.html");
if (![...parts.keys()].some((name) => name.endsWith(".wasm"))) faults.push("index.html leads to no wasm");

const row = (name, raw, brotli) => console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}`);
row("first visit, bytes", "raw", "Brotli");
// Fetched by the app itself: the words, and the newest release.
const { releases } = JSON.parse(readFileSync(join(dist, "static/policies/index.json"), "utf8"));
const path = ({ zh }) => `static/policies/${zh.catalog.file}`;
take(path(releases.at(-1)));
const words = (language) => `static/text/${readdirSync(join(dist, "static/text")).find((name) => name.startsWith(`${language}-`) && name.endsWith(".json"))}`;
take(words("zh"));
for (const [name, { raw, brotli }] of parts) row(name, raw, brotli);

const sum = (end) => [...parts].reduce((all, [name, { brotli }]) => (name.endsWith(end) ? all + brotli : all), 0);
const ofLater = readdirSync(dist).filter((name) => LATER.test(name) && name.endsWith(".css")).map((name) => brotli(readFileSync(join(dist, name))));
const styled = ofLater.reduce((one, other) => one + other, sum(".css"));
row(`CSS with what comes later, of ${budgets.css / KB} KB allowed`, "", styled);
if (styled > budgets.css) faults.push(`CSS: ${styled} bytes are above ${budgets.css / KB} KB`);
for (const [what, budget, end] of [["HTML", budgets.html, ".html"], ["total", budgets.total, ""]]) {
  const bytes = sum(end);
  row(`${what}, of ${budget / KB} KB allowed`, "", bytes);
  if (bytes > budget) faults.push(`${what}: ${bytes} bytes are ${bytes - budget} above ${budget / KB} KB`);
}
const bytes = (name) => brotli(readFileSync(join(dist, name)));
const { en } = releases.at(-1);
const more = ["en/index.html", words("en"), `static/policies/${en.catalog.file}`].map(bytes).reduce((one, other) => one + other);
const less = ["index.html", words("zh"), path(releases.at(-1))].map(bytes).reduce((one, other) => one + other);
row("an English first visit, not held to it", "", sum("") + more - less);
const later = readdirSync(dist).filter((name) => LATER.test(name));
if (later.length !== 2) faults.push(`${later.length} files come later, not a wasm and its styles`);
for (const name of later) {
  const bytes = readFileSync(join(dist, name));
  row(`not counted, comes later: ${name}`, bytes.length, brotli(bytes));
}
// Each page as it is drawn when built: what comes before anything else.
const drawn = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith("index.html"));
const heaviest = drawn.map((name) => [brotli(readFileSync(join(dist, name))), name]).sort(([a], [b]) => b - a);
for (const [bytes, name] of heaviest.slice(0, 3)) row(`of ${drawn.length} pages, ${name}`, "", bytes);
for (const [bytes, name] of heaviest) if (bytes > budgets.html) faults.push(`${name}: ${bytes} bytes are above ${budgets.html / KB} KB`);
for (const release of releases) {
  const [, catalog] = JSON.parse(readFileSync(join(dist, path(release)), "utf8"));
  const policies = catalog[POLICIES].length;
  const each = Math.ceil(brotli(readFileSync(join(dist, path(release)))) / policies);
  row(`${release.version}, for each of ${policies} policies`, "", each);
  if (each > POLICY) faults.push(`${release.version}: ${each} bytes for each policy are above ${POLICY}`);
}
for (const fault of faults) console.error(`too large or broken: ${fault}`);
process.exit(faults.length ? 1 : 0);
