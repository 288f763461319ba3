// Takes the built wasm apart: what the page answers with, and what only the gates of src/ui/later.rs lead to, which
// the page fetches once it stands. Both share one memory and one table; what the second calls of the first, the first
// exports; a gate is an import that the page's script fulfils when the second is there.
//
// Which function is reached from where is read from the code (calls) and from the relocations of the linked wasm
// (addresses, also those in tables of `dyn`). What cannot be told stays with the first.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addresses } from "./linked.mjs";

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLS = new RegExp(String.raw`\((?:return_call|call|ref\.func) (${NAME})`, "g");
const GLOBALS = new RegExp(String.raw`\(global\.[gs]et (${NAME})`, "g");
const HEAD = new RegExp(String.raw`^ \((\w+) (?:"((?:[^"\\]|\\.)*)" (?:"((?:[^"\\]|\\.)*)" )?\((\w+) )?(${NAME})?`);
const ELEMENTS = new RegExp(String.raw`^ \(elem ${NAME} \(table (${NAME})\) \(i32\.const (\d+)\) func (.*)\)$`);
const GATE = /ui5later\d+/;
// What rustc lets the code use.
export const features = ["mutable-globals", "nontrapping-float-to-int", "bulk-memory", "sign-ext", "reference-types", "multivalue"].map((it) => `--enable-${it}`);

/** Short names, one after the other. */
function* short() {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const letter of letters) yield letter;
  for (const first of letters) for (const letter of letters) yield first + letter;
}

const namer = () => {
  const names = short();
  return () => names.next().value;
};

/** The definitions of a module, each with what it is called; functions by name. */
function parse(text) {
  const lines = text.slice(text.indexOf("\n") + 1, text.lastIndexOf("\n)")).split(/\n(?= [(;])/);
  return lines.filter((it) => it.startsWith(" (")).map((it) => {
    const [, kind, first, second, of, name] = HEAD.exec(it);
    return { kind, first, second, of, name, text: it };
  });
}

const found = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
// A function's name without the quotes that the text form may ask for.
const bare = (name) => name.slice(1).replace(/^"(.*)"$/, "$1");

/** What is reached from the outside without passing a gate. */
function reached(functions, roots, held) {
  const seen = new Set();
  const todo = [...roots];
  while (todo.length) {
    const name = todo.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    if (functions.has(name) && !GATE.test(name)) todo.push(...found(functions.get(name).text, CALLS));
    if (GATE.test(name)) continue;
    for (const other of held.get(bare(name)) ?? []) todo.push(other.startsWith("data ") ? other : `$${other}`);
    for (const other of held.get(name) ?? []) todo.push(other.startsWith("data ") ? other : `$${other}`);
  }
  return seen;
}

/** A function's parameters and results, as an import says them. */
function signature(text) {
  const head = text.slice(0, text.indexOf("\n") + 1 || text.length);
  const params = [...head.matchAll(/\(param \$\S+ (\w+)\)/g)].map(([, type]) => type);
  const result = /\(result [\w ]+\)/.exec(head)?.[0] ?? "";
  return `${params.length ? `(param ${params.join(" ")})` : ""} ${result}`.trim();
}

/** The table's functions that are of one side: holes stay where the others are. */
function elements(text, wanted) {
  const [, table, start, names] = ELEMENTS.exec(text);
  const parts = [];
  let last = -2;
  for (const [at, name] of [...names.matchAll(new RegExp(NAME, "g"))].map(([it]) => it).entries()) {
    if (!wanted(name)) continue;
    if (at !== last + 1) parts.push({ at: Number(start) + at, names: [] });
    last = at;
    parts.at(-1).names.push(name);
  }
  return parts.map(({ at, names }) => ` (elem (table ${table}) (i32.const ${at}) func ${names.join(" ")})`);
}

/** The two modules as text; the short names of what the script imports and exports; the gates, by short name. */
function divide(forms, { holds, unknown }) {
  const of = (kind) => forms.filter((it) => it.kind === kind);
  const functions = new Map(of("func").map((it) => [it.name, it]));
  const exported = of("export").filter((it) => it.of === "func").map((it) => it.name);
  const roots = [...exported, ...found(of("start").map((it) => it.text).join(), CALLS), ...[...unknown].map((it) => `$${it}`)];
  const held = new Set([...holds.values()].flatMap((it) => [...it]).filter((it) => !it.startsWith("data ")));
  // In the table, but nobody known holds its address.
  const table = of("elem").flatMap((it) => [...ELEMENTS.exec(it.text)[3].matchAll(new RegExp(NAME, "g"))].map(([name]) => name));
  roots.push(...table.filter((name) => !held.has(bare(name))));
  const first = reached(functions, roots, holds);
  const gates = [...functions.keys()].filter((name) => GATE.test(name) && first.has(name));
  const isFirst = (name) => first.has(name) && !GATE.test(name);
  const later = [...functions.values()].filter((it) => !isFirst(it.name));
  const [importName, exportName] = [namer(), namer()];
  const imports = of("import").map((it) => ({ ...it, short: importName() }));
  const exports = of("export").map((it) => ({ ...it, short: exportName() }));
  const needed = new Set(later.flatMap((it) => found(it.text, CALLS)).filter((name) => functions.has(name) && isFirst(name)));
  const globals = new Set(later.flatMap((it) => found(it.text, GLOBALS)));
  const shared = (kind, names) => names.map((name) => ({ kind, name, short: exportName() }));
  const passed = [...shared("func", [...needed]), ...shared("global", [...globals]), ...shared("table", of("table").map((it) => it.name)), ...shared("memory", of("memory").map((it) => it.name))];
  const named = gates.map((name, at) => ({ name, short: String.fromCharCode(97 + at) }));
  const said = (what) => what.map((it) => it.text);
  const bound = (it) => it.text.replace(`"${it.first}" "${it.second}"`, `"a" "${it.short}"`);
  const calledBy = (what) => new Set(what.flatMap((it) => found(it.text, CALLS)));
  const [firstCalls, laterCalls] = [calledBy([...functions.values()].filter((it) => isFirst(it.name))), calledBy(later)];
  const one = [
    ...said(of("type")),
    ...imports.filter((it) => it.kind !== "import" || firstCalls.has(importedName(it)) || exported.includes(importedName(it))).map(bound),
    ...named.map(({ name, short }) => ` (import "l" "${short}" (func ${name} ${signature(functions.get(name).text)}))`),
    ...said([...of("global"), ...of("memory"), ...of("data"), ...of("table")]),
    ...of("elem").flatMap((it) => elements(it.text, isFirst)),
    ...exports.map((it) => it.text.replace(`"${it.first}"`, `"${it.short}"`)),
    ...passed.map(({ kind, name, short }) => ` (export "${short}" (${kind} ${name}))`),
    ...said(of("start")),
    ...said([...functions.values()].filter((it) => isFirst(it.name))),
  ];
  const outside = (kind, name, short) => {
    const form = kind === "func" ? `(func ${name} ${signature(functions.get(name).text)})` : of(kind).find((it) => it.name === name).text.trim();
    const global = kind === "global" ? `(global ${name} ${/\((mut \w+)\)|(?<=\s)(i32|i64|f32|f64)(?=\s)/.exec(form).slice(1).find(Boolean).replace(/^(mut .*)$/, "($1)")})` : undefined;
    return ` (import "p" "${short}" ${global ?? form})`;
  };
  const two = [
    ...said(of("type")),
    ...imports.filter((it) => laterCalls.has(importedName(it))).map(bound),
    ...passed.map(({ kind, name, short }) => outside(kind, name, short)),
    ...of("elem").flatMap((it) => elements(it.text, (name) => !isFirst(name))),
    ...named.map(({ name, short }) => ` (export "${short}" (func ${name}))`),
    ...said(later),
  ];
  const names = (what, long) => what.map((it) => [long(it), it.short]);
  return {
    first: `(module\n${one.join("\n")}\n)\n`,
    later: `(module\n${two.join("\n")}\n)\n`,
    imports: names(imports, (it) => it.second),
    exports: names(exports, (it) => it.first),
    gates: named.map(({ short }) => short),
  };
}

const importedName = (it) => new RegExp(String.raw`\(func (${NAME})`).exec(it.text)?.[1];

/** A module without the sections that only speak of how it was linked: they are no longer true. */
function plain(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const kind = bytes[at++];
    let length = 0;
    for (let scale = 1, byte = 128; byte & 128; scale *= 128) length += ((byte = bytes[at++]) & 127) * scale;
    const name = kind === 0 ? bytes.toString("utf8", at + 1, at + 1 + bytes[at]) : "";
    at += length;
    if (kind !== 0 || name === "name") kept.push(bytes.subarray(start, at));
  }
  return Buffer.concat(kept);
}

/** Takes apart what wasm-bindgen made of a linked wasm; writes first.wasm and later.wasm into a folder. */
export function split(file, linked, folder, tool) {
  const [whole, text] = ["whole.wasm", "whole.wat"].map((name) => join(folder, name));
  writeFileSync(whole, plain(readFileSync(file)));
  execFileSync(tool("wasm-dis"), [whole, "-o", text, ...features]);
  const parts = divide(parse(readFileSync(text, "utf8")), addresses(readFileSync(linked)));
  for (const part of ["first", "later"]) {
    writeFileSync(join(folder, `${part}.wat`), parts[part]);
    execFileSync(tool("wasm-as"), [join(folder, `${part}.wat`), "-g", "-o", join(folder, `${part}.wasm`), ...features]);
  }
  return parts;
}
