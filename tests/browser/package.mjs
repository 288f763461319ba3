// The npm package as `make npm` builds it, for tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const folder = new URL("../../target/npm/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder));
const types = { js: "text/javascript", wasm: "application/wasm" };

/** Each golden person with what natively comes: the text of the answers, the day, the text of the evaluation. */
export function evaluations() {
  const file = fileURLToPath(new URL("../engine/evaluations.ndjson", folder));
  const people = readFileSync(file).toString().trim().split("\n").map(JSON.parse);
  assert.ok(people.length >= 1000, `${people.length} golden people`);
  return people;
}

/** Has the files of the package stand under /npm/ of the page's origin, and others by their name beside them. */
export const served = (page, others = {}) =>
  page.route("**/npm/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    return route.fulfill({ body: others[name] ?? read(name), contentType: types[name.split(".").pop()] });
  });

/** The example of the README and what it prints, with the portal at that address. */
export function example(portal) {
  const [code, printed] = [...read("README.md").toString().matchAll(/```(?:js|text)\n([^]*?)```/g)].map(([, text]) => text);
  const placed = code.replace("https://portal.example/", `${portal}/`);
  assert.notEqual(placed, code);
  return { code: placed, printed };
}
