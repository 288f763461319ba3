// Every golden person, evaluated by wasm in a browser: the same bytes as natively.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, open } from "./portal.mjs";

const built = (name) => readFileSync(new URL(`../../target/engine/${name}`, import.meta.url));
const types = { js: "text/javascript", wasm: "application/wasm" };

test("golden people in wasm, byte for byte", async (t) => {
  const people = built("evaluations.ndjson").toString().trim().split("\n").map(JSON.parse);
  assert.ok(people.length >= 60, `${people.length} golden people`);
  const page = await open(t, "/", desk);
  await page.route("**/engine/*", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    return route.fulfill({ body: built(name), contentType: types[name.split(".").pop()] });
  });
  await page.evaluate(async () => {
    const text = async (name) => (await fetch(`static/policies/${name}`)).text();
    const { releases } = JSON.parse(await text("index.json"));
    const { catalog, texts } = releases.at(-1).zh;
    const { default: init, Engine } = await import("/engine/engine.js");
    await init({ module_or_path: "/engine/engine_bg.wasm" });
    globalThis.engine = new Engine(await text(catalog.file), await text(texts.file));
  });
  let bytes = 0;
  for (const { file, name, day, answers, evaluation } of people) {
    const came = await page.evaluate(([answers, day]) => globalThis.engine.evaluate(answers, day), [answers, day]);
    assert.equal(came, evaluation, `${file}: ${name}`);
    bytes += came.length;
  }
  t.diagnostic(`${people.length} golden people, ${bytes} characters equal`);
  const times = await page.evaluate((people) => {
    const run = () => {
      const start = performance.now();
      for (const { answers, day } of people) globalThis.engine.evaluate(answers, day);
      return (performance.now() - start) / people.length;
    };
    return [run(), run(), run(), run(), run()].sort((a, b) => a - b);
  }, people.slice(0, 100));
  t.diagnostic(`answers read, evaluated and written as JSON in the browser: median ${times[2].toFixed(3)} ms a person`);
});
