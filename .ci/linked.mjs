// What in a linked wasm speaks of what, by its relocations (rustc's -Clink-arg=--emit-relocs): which function takes the
// address of which other one, itself or by way of data such as the tables of `dyn`. Format: WebAssembly's tool
// conventions, Linking.md.

const KIND = { custom: 0, import: 2, code: 10, data: 11 };
const SYMBOL = { function: 0, data: 1, section: 3 };
const UNDEFINED = 0x10;
const NAMED = 0x40;
// Relocations that point at a function's place in the table, and at data; and those that carry an addend.
const TABLE = new Set([1, 2, 12, 18, 24]);
const MEMORY = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const ADDEND = new Set([...MEMORY, 8, 9]);

class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }
  more() {
    return this.at < this.end;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** A number of up to 64 bits, signed or not: only its length and small values matter here. */
  number() {
    let value = 0;
    for (let scale = 1, byte = 128; byte & 128; scale *= 128) {
      byte = this.byte();
      value += (byte & 127) * scale;
    }
    return value;
  }
  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
  /** A part with its length before it. */
  part() {
    const length = this.number();
    this.at += length;
    return new Reader(this.bytes, this.at - length, this.at);
  }
}

function sections(bytes) {
  const found = [];
  for (const all = new Reader(bytes, 8); all.more(); ) {
    const kind = all.byte();
    const part = all.part();
    const start = part.at;
    found.push({ kind, start, part, name: kind === KIND.custom ? part.text() : "" });
  }
  return found;
}

function named(found, what) {
  const section = found.find(({ kind, name }) => (typeof what === "number" ? kind === what : name === what));
  if (!section) throw new Error(`the linked wasm has no section ${what}: were relocations asked for?`);
  return section;
}

/** The names of all functions, in their order. */
function names(part) {
  while (part.more()) {
    const kind = part.byte();
    const sub = part.part();
    if (kind !== 1) continue;
    const all = [];
    for (let left = sub.number(); left > 0; left -= 1) all[sub.number()] = sub.text();
    return all;
  }
  throw new Error("the linked wasm names no functions");
}

function importedFunctions(part) {
  let count = 0;
  for (let left = part.number(); left > 0; left -= 1) {
    part.text();
    part.text();
    const kind = part.byte();
    if (kind === 0) count += 1;
    if (kind === 0) part.number();
    else if (kind === 3) part.at += 2;
    else {
      if (kind === 1) part.byte();
      const most = part.byte() & 1;
      part.number();
      if (most) part.number();
    }
  }
  return count;
}

/** Where each function's code begins and ends, from the begin of the section. */
function bodies({ part, start }, first) {
  const found = [];
  const count = part.number();
  for (let at = 0; at < count; at += 1) {
    const body = part.part();
    found.push({ what: first + at, from: body.at - start, to: body.end - start });
  }
  return found;
}

/** Where each segment of data begins. */
function segments({ part, start }) {
  const found = [];
  for (let left = part.number(); left > 0; left -= 1) {
    if (part.number() !== 1) while (part.byte() !== 0x0b);
    const body = part.part();
    found.push(body.at - start);
  }
  return found;
}

/** Each symbol: the index of its function, or where its data lies. */
function symbols(part, starts) {
  part.number();
  while (part.more()) {
    const kind = part.byte();
    const sub = part.part();
    if (kind !== 8) continue;
    const all = [];
    for (let left = sub.number(); left > 0; left -= 1) all.push(symbol(sub, starts));
    return all;
  }
  throw new Error("the linked wasm has no symbols");
}

function symbol(sub, starts) {
  const kind = sub.byte();
  const flags = sub.number();
  if (kind === SYMBOL.section) return { kind, index: sub.number() };
  if (kind !== SYMBOL.data) {
    const index = sub.number();
    if (!(flags & UNDEFINED) || flags & NAMED) sub.text();
    return { kind, index };
  }
  sub.text();
  if (flags & UNDEFINED) return { kind };
  const [segment, offset, size] = [sub.number(), sub.number(), sub.number()];
  return { kind, segment, offset, from: starts[segment] + offset, to: starts[segment] + offset + size };
}

/** What lies at a place: the last range that begins before it and holds it. */
function holder(ranges, at) {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].from <= at) low = middle + 1;
    else high = middle;
  }
  for (let back = low - 1; back >= 0 && back > low - 9; back -= 1) if (at < ranges[back].to) return ranges[back].what;
  return undefined;
}

/**
 * Of each function, by name, the functions and data whose address it holds, as of data; those whose address is held by
 * something that could not be told; and where in its segment each piece of data lies.
 */
export function addresses(bytes) {
  const found = sections(bytes);
  const name = names(named(found, "name").part);
  const code = bodies(named(found, KIND.code), importedFunctions(named(found, KIND.import).part));
  const table = symbols(named(found, "linking").part, segments(named(found, KIND.data)));
  const data = table.flatMap((it, at) => (it.kind === SYMBOL.data && it.to > it.from ? [{ ...it, what: `data ${at}` }] : []));
  data.sort((a, b) => a.from - b.from);
  // Several symbols may stand for the same place.
  const place = (at) => holder(data, table[at].from) ?? `data ${at}`;
  const holds = new Map();
  const unknown = new Set();
  for (const [section, ranges, who] of [["reloc.CODE", code, (it) => name[it]], ["reloc.DATA", data, (it) => it]]) {
    const { part } = named(found, section);
    part.number();
    for (let left = part.number(); left > 0; left -= 1) {
      const [type, at, index] = [part.byte(), part.number(), part.number()];
      if (ADDEND.has(type)) part.number();
      if (!TABLE.has(type) && !MEMORY.has(type)) continue;
      if (MEMORY.has(type) && table[index].from === undefined) continue;
      const target = TABLE.has(type) ? name[table[index].index] : place(index);
      const from = holder(ranges, at);
      if (from === undefined) unknown.add(target);
      else holds.set(who(from), (holds.get(who(from)) ?? new Set()).add(target));
    }
  }
  const places = data.map(({ what, segment, offset, from, to }) => ({ what, segment, from: offset, to: offset + to - from }));
  return { holds, unknown, places };
}
