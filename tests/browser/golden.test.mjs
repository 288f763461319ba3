// Every golden person, evaluated in a browser by what programs get: the same bytes as natively.
import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluations, served } from "./package.mjs";
import { desk, open } from "./portal.mjs";

test("golden people in the package, byte for byte", async (t) => {
  const people = evaluations();
  const page = await open(t, "/", desk, { goes: true });
  await served(page);
  await page.evaluate(async (data) => {
    const read = async (name) => (await fetch(data + name)).text();
    const { catalog, texts } = JSON.parse(await read("index.json")).releases.at(-1).zh;
    const { load } = await import("/npm/index.js");
    globalThis.engine = await load(await read(catalog.file), await read(texts.file));
  }, "static/policies/");
  let bytes = 0;
  for (const { file, name, day, answers, evaluation } of people) {
    const came = await page.evaluate(([answers, day]) => globalThis.engine.evaluateText(JSON.parse(answers), day), [answers, day]);
    assert.equal(came, evaluation, `${file}: ${name}`);
    bytes += came.length;
  }
  t.diagnostic(`${people.length} golden people, ${bytes} characters equal`);
  const times = await page.evaluate((people) => {
    const run = () => {
      const start = performance.now();
      for (const { answers, day } of people) globalThis.engine.evaluateText(answers, day);
      return (performance.now() - start) / people.length;
    };
    return [run(), run(), run(), run(), run()].sort((a, b) => a - b);
  }, people.slice(0, 100).map(({ answers, day }) => ({ answers: JSON.parse(answers), day })));
  t.diagnostic(`answers read, evaluated and written as JSON in the browser: median ${times[2].toFixed(3)} ms a person`);
});
