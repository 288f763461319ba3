// The built portal as a server has it after deploys: copies of dist/ in which something was changed, each whole in itself.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seal } from "../../.ci/seal.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const digest = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const integrity = (bytes) => `sha384-${digest(bytes, "sha384", "base64")}`;

/** A folder that is removed when the test `t` ends. */
export function folder(t, name) {
  const path = mkdtempSync(join(tmpdir(), `portal-${name}-`));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** All files of a folder, by name. */
export const names = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name).slice(path.length + 1));

/** The one file whose name fits. */
export function one(path, pattern) {
  const found = names(path).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${pattern} fits ${found.length} files: ${found}`);
  return found[0];
}

/** Gives a file new bytes and the name they ask for, and so whatever names it, up to the pages. */
export function change(path, pattern, edit) {
  const name = one(path, pattern);
  const old = readFileSync(join(path, name));
  const bytes = edit(old);
  const [, stem, end] = /([^/]*)-\w+(\.\w+)$/.exec(name);
  const [from, to] = [name.split("/").at(-1), `${stem}-${digest(bytes, "sha256", "hex").slice(0, 16)}${end}`];
  writeFileSync(join(path, name), bytes);
  renameSync(join(path, name), join(path, name.slice(0, -from.length) + to));
  const replaced = (text) => text.replaceAll(from, to).replaceAll(integrity(old), integrity(bytes));
  for (const other of names(path)) {
    if (!/\.(html|js)$/.test(other) || other === "sw.js" || !readFileSync(join(path, other), "utf8").includes(from)) continue;
    if (other.endsWith(".html")) writeFileSync(join(path, other), replaced(readFileSync(join(path, other), "utf8")));
    else change(path, new RegExp(`^${other}$`), (text) => Buffer.from(replaced(text.toString())));
  }
}

/**
 * A release in which words, table and both parts of the program are marked: other bytes under other names, and the mark
 * is in the name of the portal that every page shows.
 */
export async function release(t, mark) {
  const path = folder(t, mark);
  cpSync(dist, path, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const [first, ...rest] = Buffer.from(mark);
  // A section without meaning, which every wasm may have.
  const section = Buffer.from([0, rest.length + 2, rest.length + 1, first, ...rest]);
  for (const part of [/^later-\w+\.wasm$/, /^portal-\w+\.wasm$/]) change(path, part, (old) => Buffer.concat([old, section]));
  change(path, /^static\/policies\/data-\w+\.json$/, (old) => Buffer.concat([old, Buffer.from("\n")]));
  change(path, /^static\/text\/zh-\w+\.json$/, (old) => {
    const words = JSON.parse(old);
    return Buffer.from(JSON.stringify({ ...words, "site.short": `${words["site.short"]}${mark}` }));
  });
  return { path, id: await seal(path, { packed: false }) };
}
