// The size gate: what a first visit transfers, as Brotli sends it, within the budget.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const KB = 1024;
const budgets = { total: 170 * KB, html: 14 * KB, css: 12 * KB };
// Fetched by the app itself, so no file names them; a part not there yet is shown as such.
const data = ["static/policies/catalog.json", "static/text/zh.json"];

const faults = [];
const parts = new Map();

/** Takes a file into the sum, and whatever it names: index.html its files, a script what it imports. */
function take(name) {
  if (parts.has(name)) return;
  const bytes = readFileSync(join(dist, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  parts.set(name, { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length });
  if (!/\.(html|js|mjs|css)$/.test(name)) return;
  for (const [, quoted] of bytes.toString().matchAll(/["'(=]([\w./-]+\.(?:css|m?js|wasm))\b/g)) {
    const named = normalize(quoted.startsWith("/") ? quoted.slice(1) : join(dirname(name), quoted));
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
for (const name of data) if (existsSync(join(dist, name))) take(name);
for (const [name, { raw, brotli }] of parts) row(name, raw, brotli);
for (const name of data) if (!parts.has(name)) row(name, "not there", "-");

const sum = (end) => [...parts].reduce((all, [name, { brotli }]) => (name.endsWith(end) ? all + brotli : all), 0);
for (const [what, budget, end] of [["HTML", budgets.html, ".html"], ["CSS", budgets.css, ".css"], ["total", budgets.total, ""]]) {
  const bytes = sum(end);
  row(`${what}, of ${budget / KB} KB allowed`, "", bytes);
  if (bytes > budget) faults.push(`${what}: ${bytes} bytes are ${bytes - budget} above ${budget / KB} KB`);
}
for (const fault of faults) console.error(`too large or broken: ${fault}`);
process.exit(faults.length ? 1 : 0);
