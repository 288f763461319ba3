// Closes the built portal: nothing lies in it that is not meant to be delivered; every page says of which release it is; the
// worker that keeps a release whole, the list of all files with their digests, and each file packed as servers send it.
// `node .ci/seal.mjs [FOLDER]`; whatever an earlier run wrote there is written anew.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { brotli } from "./brotli.mjs";
import { minify } from "terser";
import { types } from "./headers.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const PAGE = /(^|\/)index\.html$/;
const DIGEST = "[0-9a-f]{16}";
/** What may lie in the folder, besides what is written here. */
const allowed = [
  PAGE,
  new RegExp(`^(portal|later)-${DIGEST}\\.(js|wasm|css)$`),
  new RegExp(`^styles-${DIGEST}\\.css$`),
  new RegExp(`^static/(boot|frame)-${DIGEST}\\.js$`),
  /^embed(-\d+)?\.js$/,
  new RegExp(`^static/text/[a-z-]+-${DIGEST}\\.json$`),
  new RegExp(`^static/policies/[\\w.-]+[.-]${DIGEST}\\.json$`),
  /^static\/policies\/(index\.json|data(\.en)?\.(json|csv)|feed(\.en)?\.xml)$/,
  /^static\/schema\/(result|evaluation)\.json$/,
  /^sitemap\.xml$/,
  /^static\/favicon\.svg$/,
];
// Below this a packed file is hardly smaller.
const WORTH = 256;
const WRITTEN = /(^release\.json(\.minisig)?|^sw\.js|\.br|\.gz)$/;
const ID = /<meta name="release" content="[0-9a-f]*">/;

const sha256 = (bytes, encoding = "hex") => createHash("sha256").update(bytes).digest(encoding);
const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : 1));

/** The files of a folder, by name. */
function files(dist) {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  return sorted(names.filter((name) => statSync(join(dist, name)).isFile()));
}

function check(names) {
  const strange = names.filter((name) => !allowed.some((it) => it.test(name)));
  if (strange.length) throw new Error(`not to be delivered (.ci/seal.mjs lists what is): ${strange.join(", ")}`);
}

/**
 * Names the release after all that it is made of, the worker's source too, and writes that name into each page. A page is
 * counted as it is without the name.
 */
function identify(dist, names, worker) {
  const pages = new Map();
  const blank = (name) => {
    const bytes = readFileSync(join(dist, name));
    if (!PAGE.test(name)) return bytes;
    const text = bytes.toString();
    if (!ID.test(text)) throw new Error(`${name} has no place for the name of its release`);
    pages.set(name, text.replace(ID, '<meta name="release" content="">'));
    return pages.get(name);
  };
  const lines = names.map((name) => `${sha256(blank(name))}  ${name}\n`);
  const id = sha256(lines.join("") + worker).slice(0, 16);
  for (const [name, text] of pages) writeFileSync(join(dist, name), text.replace('name="release" content=""', `name="release" content="${id}"`));
  return id;
}

/** A page is asked for by its folder: some servers send on whoever asks for index.html. */
const asked = (name) => name.replace(/index\.html$/, "");

async function worker(dist, id, names, source) {
  const pinned = names.map((name) => [asked(name), `sha256-${sha256(readFileSync(join(dist, name)), "base64")}`]);
  const filled = source.replace('"{release}"', `"${id}"`).replace('"{files}"', () => JSON.stringify(Object.fromEntries(pinned)));
  writeFileSync(join(dist, "sw.js"), (await minify(filled, { ecma: 2017 })).code);
}

/** Of which source it was built: what is given, else what is checked out, with a mark where that was changed. */
function commit() {
  if (process.env.COMMIT) return process.env.COMMIT;
  const git = (...words) => execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return git("rev-parse", "HEAD") + (git("status", "--porcelain") ? "-changed" : "");
  } catch {
    return "unknown";
  }
}

/** One line for each file, so that no more than sed and sha256sum is needed to check it. */
function manifest(dist, id) {
  const { releases } = JSON.parse(readFileSync(join(dist, "static/policies/index.json"), "utf8"));
  const { version, format } = releases.at(-1);
  const head = { release: id, commit: commit(), data: version, format };
  const line = (name) => {
    const bytes = readFileSync(join(dist, name));
    return `  ${JSON.stringify(name)}: ${JSON.stringify({ sha256: sha256(bytes), size: bytes.length })}`;
  };
  const said = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)},\n`);
  writeFileSync(join(dist, "release.json"), `{\n${said.join("")}"files": {\n${files(dist).map(line).join(",\n")}\n}\n}\n`);
}

function pack(dist) {
  const packed = Object.keys(types).filter((end) => end !== "minisig");
  for (const name of files(dist)) {
    const bytes = readFileSync(join(dist, name));
    if (bytes.length < WORTH || !packed.includes(name.split(".").at(-1))) continue;
    writeFileSync(join(dist, `${name}.br`), brotli(bytes));
    writeFileSync(join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Closes a folder, and says which release it holds. */
export async function seal(dist, { packed = true } = {}) {
  for (const name of files(dist)) if (WRITTEN.test(name)) rmSync(join(dist, name));
  const names = files(dist);
  check(names);
  const source = readFileSync(join(root, "static/sw.js"), "utf8");
  const id = identify(dist, names, source);
  await worker(dist, id, names, source);
  manifest(dist, id);
  if (packed) pack(dist);
  return id;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.argv[2] ?? join(root, "dist");
  if (!existsSync(join(dist, "index.html"))) throw new Error(`${dist}/index.html is missing: run make build first`);
  console.log(`release ${await seal(dist)} in ${dist}`);
}
