// The constants of the built wasm in two: those that only later functions speak of come with them.
//
// Constants that overlap stay together, and whatever cannot be told stays with the first part. There zeros stand in the
// place of what comes later, which the later part writes when it is put beside the first: constants never change meanwhile.

const DATA = /^ \(data (\S+) \(i32\.const (\d+)\) "((?:[^"\\]|\\.)*)"\)$/s;
const CONSTANT = "$.rodata";
const ESCAPED = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
// Shorter pieces cost more in the list of pieces than they weigh.
const SHORT = 8;

function bytes(text) {
  const raw = Buffer.from(text);
  const read = [];
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] !== 92) read.push(raw[at]);
    else if (/[0-9a-f]{2}/i.test(raw.toString("latin1", at + 1, at + 3))) {
      read.push(parseInt(raw.toString("latin1", at + 1, at + 3), 16));
      at += 2;
    } else read.push(ESCAPED[String.fromCharCode(raw[(at += 1)])]);
  }
  return Buffer.from(read);
}

const written = (bytes) => [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");

/** Constants that overlap, as one: where they lie, and all their names. */
function joined(places) {
  const found = [];
  for (const { from, to, what } of [...places].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.all.push(what);
    } else found.push({ from, to, all: [what] });
  }
  return found;
}

/** The data of both parts; `places` are the constants of each segment, `isFirst` tells of which the first part speaks. */
export function parted(forms, places, isFirst) {
  const [one, two] = [[], []];
  for (const [segment, { text }] of forms.entries()) {
    const [, name, start, held] = DATA.exec(text) ?? [];
    if (name !== CONSTANT) {
      one.push(text);
      continue;
    }
    const data = bytes(held);
    const pieces = joined(places.filter((it) => it.segment === segment)).filter(({ all }) => !all.some(isFirst));
    let last;
    for (const { from, to } of pieces) {
      if (to > data.length) throw new Error(`a constant ends at ${to} of ${data.length}`);
      if (last && from - last.to < SHORT) last.to = to;
      else two.push((last = { at: Number(start), data, from, to }));
    }
    const left = Buffer.from(data);
    for (const { from, to } of pieces) left.fill(0, from, to);
    one.push(` (data ${name} (i32.const ${start}) "${written(left)}")`);
  }
  return { one, two: two.map(({ at, data, from, to }) => ` (data (i32.const ${at + from}) "${written(data.subarray(from, to))}")`) };
}
