// What programs get: the README's example, every golden person under Node, and what no program should give.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { promisify } from "node:util";
import { evaluations, example, folder, served } from "./package.mjs";
import { desk, open, served as portal } from "./portal.mjs";

const data = new URL("../../dist/static/policies/", import.meta.url);
const text = (name) => readFileSync(new URL(name, data), "utf8");

async function engine() {
  const { load } = await import(new URL("node.js", folder));
  const { catalog, texts } = JSON.parse(text("index.json")).releases.at(-1).zh;
  return load(text(catalog.file), text(texts.file));
}

test("the example of the README under Node", async () => {
  const place = fileURLToPath(new URL("../npm-example/", folder));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(`${place}node_modules`, { recursive: true });
  symlinkSync(fileURLToPath(folder), `${place}node_modules/policy-portal-engine`);
  const { code, printed } = example(portal().address);
  writeFileSync(`${place}example.mjs`, code);
  const { stdout } = await promisify(execFile)(process.execPath, ["example.mjs"], { cwd: place });
  assert.equal(stdout, printed);
});

test("the example of the README in the browser", async (t) => {
  const page = await open(t, "/", desk);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  const { code, printed } = example(portal().address);
  await served(page, { "example.js": code.replace('"policy-portal-engine"', '"./index.js"') });
  await page.evaluate(() => import("/npm/example.js"));
  assert.equal(`${said.join("\n")}\n`, printed);
});

test("golden people under Node, byte for byte", async (t) => {
  const it = await engine();
  const people = evaluations();
  for (const { file, name, day, answers, evaluation } of people) {
    assert.equal(it.evaluateText(JSON.parse(answers), day), evaluation, `${file}: ${name}`);
  }
  t.diagnostic(`${people.length} golden people equal`);
});

test("whatever is given, it is an evaluation or an error with problems, and the engine goes on", async () => {
  const it = await engine();
  const before = it.evaluateText({}, "2025-12-01");
  const cyclic = { sex: "female" };
  cyclic.hire = cyclic;
  let deep = {};
  for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
  let list = [];
  for (let depth = 0; depth < 1000; depth += 1) list = [list];
  const hostile = [
    7, NaN, null, undefined, true, "text", "", [], [[]], Symbol("x"), () => 1, 1n, new Map(), cyclic, deep, list,
    { sex: 1n }, { sex: null }, { sex: NaN }, { sex: 0.5 }, { sex: 1e300 }, { sex: {} }, { sex: [[["female"]]] }, { sex: "\ud800" },
    { nothing: "yes" }, { "": "" }, { __proto__: null, sex: "unicorn" }, { hire: [] }, { hire: { total: -1 } },
    { hire: { total: "9".repeat(100) } }, { hire: { total: 2, rows: [{ count: 3 }] } }, { hire: { rows: [null, 7, { count: {} }] } },
    { sex: "x".repeat(2_000_000) }, Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`name${at}`, "yes"])),
    { toJSON: () => { throw new Error("no"); } }, new Proxy({}, { ownKeys: () => { throw new Error("no"); } }),
  ];
  for (const [at, answers] of hostile.entries()) {
    try {
      assert.equal(JSON.parse(it.evaluateText(answers, "2025-12-01")).schema, "policy-portal/evaluation/3");
    } catch (error) {
      assert.equal(error.name, "AnswerError", `${at}: ${error}`);
      assert.ok(error.problems.length > 0 && error.problems.every(({ kind, message }) => kind && message.zh && message.en), `${at}`);
    }
    assert.equal(it.evaluateText({}, "2025-12-01"), before, `after ${at}`);
  }
  for (const day of [undefined, null, 7, "", "soon", "2025-13-01", "1800-01-01", {}, Symbol("x")]) {
    assert.throws(() => it.evaluate({}, day), ({ problems }) => problems[0].kind === "not_day");
  }
});

test("a catalogue that is none is refused, and several can be read", async () => {
  const { load } = await import(new URL("node.js", folder));
  for (const catalog of ["", "{}", "[0,[]]", text("index.json")]) await assert.rejects(load(catalog, "[]"), /catalogue/);
  const [one, other] = [await engine(), await engine()];
  assert.equal(one.evaluateText({}, "2025-12-01"), other.evaluateText({}, "2025-12-01"));
  const { facts } = one.facts();
  assert.ok(facts.some(({ id, domain }) => id === "sex" && domain.options.length === 2));
  assert.ok(one.policies().policies.every(({ id, title, rules }) => id && title.zh && Array.isArray(rules)));
});
