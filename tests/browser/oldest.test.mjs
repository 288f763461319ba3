// The oldest browsers: the wasm is the first WebAssembly and nothing after it, the scripts are ES2017. That is analysed here, not
// run: no such browser is at hand.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { require } from "./portal.mjs";

const { parse } = require("acorn");
const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const files = (end) => readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(end));

test("each wasm is valid with everything switched off that came after the first WebAssembly", async () => {
  const wabt = await require("wabt")();
  const later = [
    "exceptions", "mutable_globals", "sat_float_to_int", "sign_extension", "simd", "threads", "function_references", "multi_value",
    "tail_call", "bulk_memory", "reference_types", "annotations", "code_metadata", "gc", "memory64", "multi_memory", "extended_const", "relaxed_simd",
  ];
  const off = Object.fromEntries(later.map((it) => [it, false]));
  const valid = (bytes) => {
    const module = wabt.readWasm(bytes, off);
    try {
      module.validate(off);
    } finally {
      module.destroy();
    }
  };
  // Growing by one bit what is signed came later: that it is refused shows that the switches do something.
  const newer = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 10, 7, 1, 5, 0, 65, 0, 192, 11];
  assert.throws(() => valid(new Uint8Array(newer)), /unexpected opcode|sign/i);
  assert.equal(files(".wasm").length, 2);
  for (const name of files(".wasm")) valid(new Uint8Array(readFileSync(join(dist, name))));
});

test("each script is ES2017, and what the page says of failures ES5; no numbers of 64 bits", () => {
  assert.ok(files(".js").length >= 3);
  for (const name of files(".js")) {
    const text = readFileSync(join(dist, name), "utf8");
    parse(text, { ecmaVersion: /boot-\w+\.js$/.test(name) ? 5 : 2017, sourceType: "script" });
    assert.doesNotMatch(text, /BigInt/, name);
  }
});
