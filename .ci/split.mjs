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
import { parted } from "./parted.mjs";

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLS = new RegExp(String.raw`\((?:return_call|call|ref\.func) (${NAME})`, "g");
const FUNCTION = new RegExp(String.raw`\(func (${NAME})`, "g");
const ANY = new RegExp(`(${NAME})`, "g");
const GLOBALS = new RegExp(String.raw`\(global\.[gs]et (${NAME})`, "g");
const HEAD = new RegExp(String.raw`^ \((\w+) (?:"((?:[^"\\]|\\.)*)" (?:"((?:[^"\\]|\\.)*)" )?\((\w+) )?(${NAME})?`);
const ELEMENTS = new RegExp(String.raw`^ \(elem ${NAME} \(i32\.const (\d+)\) (.*)\)$`);
const GATE = /ui5later\d+/;
// Nothing that came after the first WebAssembly: rustc is told so (.ci/stages).
export const features = ["--mvp-features"];
// Flattening first lets the later passes see more, and what comes out is more alike: Brotli takes 3 % less.
// Nobody uses the first 1024 bytes: there the stack would end. Traps are not assumed away: they are our checks.
export const passes = [
  "--one-caller-inline-max-function-size=40", "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz",
  "--strip-debug", "--strip-producers", "--strip-target-features",
];
const STACK = /^ \(global (\S+) \(mut i32\) \(i32\.const (\d+)\)\)/;

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

const isData = (name) => name.startsWith("data ");
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
// A function's name without the quotes that the text form may ask for.
const bare = (name) => name.slice(1).replace(/^"(.*)"$/, "$1");

/** What is reached from the outside without passing a gate. Data stands in it as `data N`. */
function reached(functions, roots, holds) {
  const seen = new Set();
  const todo = [...roots];
  while (todo.length) {
    const name = todo.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    if (GATE.test(name)) continue;
    if (functions.has(name)) todo.push(...found(functions.get(name).text, CALLS));
    for (const other of holds.get(isData(name) ? name : bare(name)) ?? []) todo.push(isData(other) ? other : `$${other}`);
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

const tabled = (elem) => found(ELEMENTS.exec(elem.text)[2], ANY);

/** The table's functions that are of one side: holes stay where the others are. */
function elements(text, wanted) {
  const [, start, names] = ELEMENTS.exec(text);
  const parts = [];
  let last = -2;
  for (const [at, name] of found(names, ANY).entries()) {
    if (!wanted(name)) continue;
    if (at !== last + 1) parts.push({ at: Number(start) + at, names: [] });
    last = at;
    parts.at(-1).names.push(name);
  }
  return parts.map(({ at, names }) => ` (elem (i32.const ${at}) ${names.join(" ")})`);
}

/** Which functions are of the first part: those that are reached, and those of which it cannot be told. */
function first(of, functions, { holds, unknown }) {
  const exported = of("export").filter((it) => it.of === "func").map((it) => it.name);
  const started = of("start").flatMap((it) => found(it.text, /\(start (\S+)\)/g));
  const held = new Set([...holds.values()].flatMap((it) => [...it]));
  const loose = of("elem").flatMap(tabled).filter((name) => !held.has(bare(name)));
  return reached(functions, [...exported, ...started, ...loose, ...[...unknown].map((it) => `$${it}`)], holds);
}

/**
 * The later part's own stack: the first WebAssembly cannot share what changes. It is the lower half of the one there is
 * (.ci/stages asks for twice as much), so each part goes on where it left off, whichever calls the other.
 */
function stack(of) {
  const changing = of("global").filter((it) => it.text.includes("(mut "));
  const [, name, top] = changing.length === 1 ? (STACK.exec(changing[0].text) ?? []) : [];
  if (!name?.includes("stack_pointer")) throw new Error(`not only the stack changes: ${changing.map((it) => it.text)}`);
  return { name, text: ` (global ${name} (mut i32) (i32.const ${Number(top) / 2}))` };
}

/** What the later part is given by the first, each under a short name: functions it calls, globals, tables and memory. */
function handed(of, functions, isFirst, later, name) {
  const calls = new Set(later.flatMap((it) => found(it.text, CALLS)).filter((it) => functions.has(it) && isFirst(it)));
  const globals = new Set(later.flatMap((it) => found(it.text, GLOBALS)).filter((it) => it !== stack(of).name));
  const all = { func: [...calls], global: [...globals], table: of("table").map((it) => it.name), memory: of("memory").map((it) => it.name) };
  return Object.entries(all).flatMap(([kind, names]) => names.map((it) => ({ kind, name: it, short: name() })));
}

/** The import that fits what the first part hands out. */
function taken(of, functions, { kind, name, short }) {
  if (kind === "func") return ` (import "p" "${short}" (func ${name} ${signature(functions.get(name).text)}))`;
  const { text } = of(kind).find((it) => it.name === name);
  if (kind !== "global") return ` (import "p" "${short}" ${text.trim()})`;
  const [, type] = /^ \(global \S+ (\w+)/.exec(text);
  return ` (import "p" "${short}" (global ${name} ${type}))`;
}

/** The two modules as text; the short names of what the script imports and exports; the gates, by short name. */
function divide(forms, links) {
  const of = (kind) => forms.filter((it) => it.kind === kind);
  const functions = new Map(of("func").map((it) => [it.name, it]));
  const seen = first(of, functions, links);
  const isFirst = (name) => seen.has(name) && !GATE.test(name);
  const [now, later] = [true, false].map((wanted) => of("func").filter((it) => isFirst(it.name) === wanted));
  const [importName, exportName] = [namer(), namer()];
  const gates = later.filter((it) => seen.has(it.name)).map((it, at) => ({ ...it, short: `g${at}` }));
  const imports = of("import").map((it) => ({ ...it, short: importName(), name: found(it.text, FUNCTION)[0] }));
  const exports = of("export").map((it) => ({ ...it, short: exportName() }));
  const passed = handed(of, functions, isFirst, later, exportName);
  const said = (what) => what.map((it) => it.text);
  const bound = (users) => {
    const called = new Set(users.flatMap((it) => found(it.text, it.kind === "func" ? CALLS : FUNCTION)));
    const wanted = imports.filter((it) => called.has(it.name));
    return wanted.map((it) => it.text.replace(`"${it.first}" "${it.second}"`, `"a" "${it.short}"`));
  };
  const data = parted(of("data"), links.places, (what) => seen.has(what) || links.unknown.has(what));
  const one = [
    ...said(of("type")),
    ...bound([...now, ...of("export")]),
    ...gates.map(({ name, short, text }) => ` (import "l" "${short}" (func ${name} ${signature(text)}))`),
    ...said([...of("global"), ...of("memory")]),
    ...data.one,
    ...said(of("table")),
    ...of("elem").flatMap((it) => elements(it.text, isFirst)),
    ...exports.map((it) => it.text.replace(`"${it.first}"`, `"${it.short}"`)),
    ...passed.map(({ kind, name, short }) => ` (export "${short}" (${kind} ${name}))`),
    ...said([...of("start"), ...now]),
  ];
  const two = [
    ...said(of("type")),
    ...bound(later),
    ...passed.map((it) => taken(of, functions, it)),
    stack(of).text,
    ...data.two,
    ...of("elem").flatMap((it) => elements(it.text, (name) => !isFirst(name))),
    ...gates.map(({ name, short }) => ` (export "${short}" (func ${name}))`),
    ...said(later),
  ];
  const whole = (lines) => `(module\n${lines.join("\n")}\n)\n`;
  return {
    texts: { first: whole(one), later: whole(two) },
    imports: imports.map((it) => [it.second, it.short]),
    exports: exports.map((it) => [it.first, it.short]),
    gates: gates.map(({ short }) => short),
  };
}

/** A module without the sections that only speak of how it was linked: they are no longer true. */
export function plain(bytes) {
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
  for (const [part, wat] of Object.entries(parts.texts)) {
    writeFileSync(join(folder, `${part}.wat`), wat);
    execFileSync(tool("wasm-as"), [join(folder, `${part}.wat`), "-g", "-o", join(folder, `${part}.wasm`), ...features]);
  }
  return parts;
}
