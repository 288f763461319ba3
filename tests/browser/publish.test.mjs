// deploy/publish: nothing is named before it is there, and what open pages may ask for stays.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { KEPT } from "../../.ci/headers.mjs";
import { folder, names, one, release } from "./deployed.mjs";

const command = fileURLToPath(new URL("../../deploy/publish", import.meta.url));
const publish = (...words) => execFileSync(command, words, { encoding: "utf8" });

test("a release is published in the order in which nothing breaks, and two before it stay", { timeout: 60_000 }, async (t) => {
  const to = join(folder(t, "server"), "jiuye");
  const releases = [];
  for (const mark of ["一", "二", "三", "四"]) releases.push(await release(t, mark));
  const [first, second, third, fourth] = releases;
  const order = publish(first.path, to, "--dry-run").split("\n").filter((line) => line.startsWith("mv ")).map((line) => line.split(" ")[2].slice(to.length + 1));
  assert.ok(!existsSync(to), "a dry run does nothing");
  const listed = Object.keys(JSON.parse(readFileSync(join(first.path, "release.json"), "utf8")).files);
  assert.deepEqual([...order].sort(), [...listed, "release.json"].sort(), "every file, once");
  const kind = (name) => (new RegExp(KEPT).test(name) ? 0 : name.endsWith(".html") ? 2 : name === "sw.js" ? 3 : name === "release.json" ? 4 : 1);
  assert.deepEqual(order.map(kind), order.map(kind).sort(), "new files, then what has a fixed name, pages, worker, list");

  const program = ({ path }) => one(path, /^portal-\w+\.wasm$/);
  for (const [at, { path }] of [first, second, third].entries()) {
    publish(path, to);
    const files = JSON.parse(readFileSync(join(path, "release.json"), "utf8")).files;
    for (const name of Object.keys(files)) assert.ok(readFileSync(join(to, name)).equals(readFileSync(join(path, name))), `${at}: ${name}`);
  }
  for (const it of [first, second, third]) assert.ok(existsSync(join(to, program(it))), "the two before stay");
  publish(fourth.path, to);
  assert.deepEqual([first, second, third, fourth].map((it) => existsSync(join(to, program(it)))), [false, true, true, true]);
  assert.ok(!names(to).some((name) => name.endsWith(".new")));
});
