// docs/verify.md says how the delivered files are checked outside the browser; here its commands are run as they stand, with a
// key made for this.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { seal } from "../../.ci/seal.mjs";
import { serve } from "../../.ci/serve.mjs";
import { folder, names, one } from "./deployed.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [make, sign, fetch_, compare, rebuild] = [...readFileSync(join(root, "docs/verify.md"), "utf8").matchAll(/```sh\n([^]*?)```/g)].map(([, it]) => it);

/** Runs the lines of a shell in a folder, and says what they said; not in the way of the server here. */
const run = (lines, cwd, SITE = "") =>
  new Promise((resolve, reject) => {
    const done = (error, out, said) => (error ? reject(new Error(said || out)) : resolve(out));
    execFile("bash", ["-euo", "pipefail", "-c", lines], { cwd, env: { ...process.env, SITE } }, done);
  });

test("the published files are checked as docs/verify.md says, and what was changed is found", { timeout: 120_000 }, async (t) => {
  const [own, site, reader] = [folder(t, "own"), folder(t, "site"), folder(t, "reader")];
  cpSync(join(root, "dist"), site, { recursive: true });
  symlinkSync(site, join(own, "dist"));
  // Without a password, which nobody is here to type.
  await run(make.replace("minisign -G", "minisign -G -W"), own);
  await run(sign, own);
  cpSync(join(own, "portal.pub"), join(reader, "portal.pub"));
  const server = await serve(0, "", { dist: site, live: true });
  t.after(() => server.close());
  assert.match(await run(fetch_, reader, server.address), /Signature and comment signature verified/);
  assert.equal(await run(compare, reader, server.address), "");
  const listed = readFileSync(join(reader, "files"), "utf8").trim().split("\n").map((line) => line.slice(66));
  const lying = names(site).filter((name) => !/\.(br|gz|minisig)$|^release\.json$/.test(name));
  assert.deepEqual(listed.sort(), lying.sort(), "every file is on the list, and none beside");

  const spoilt = one(site, /^later-\w+\.wasm$/);
  const whole = readFileSync(join(site, spoilt));
  writeFileSync(join(site, spoilt), Buffer.concat([whole, Buffer.from([0])]));
  assert.equal(await run(compare, reader, server.address), `不一样：${spoilt}\n`);
  const list = readFileSync(join(site, "release.json"), "utf8");
  writeFileSync(join(site, "release.json"), list.replace(/"size":\d/, '"size":9'));
  await assert.rejects(run(fetch_, reader, server.address), /Signature verification failed/);
  assert.match(rebuild, /make build/);
});

test("the list of files is the same however often it is written, and says what it is of", { timeout: 60_000 }, async (t) => {
  const [one, two] = [folder(t, "one"), folder(t, "two")];
  for (const path of [one, two]) cpSync(join(root, "dist"), path, { recursive: true });
  for (const path of [one, two, two]) await seal(path, { packed: false });
  assert.deepEqual(names(one).sort(), names(two).sort());
  for (const name of names(one)) assert.ok(readFileSync(join(one, name)).equals(readFileSync(join(two, name))), name);
  const list = JSON.parse(readFileSync(join(one, "release.json"), "utf8"));
  const { releases } = JSON.parse(readFileSync(join(one, "static/policies/index.json"), "utf8"));
  assert.deepEqual([list.data, list.format], [releases.at(-1).version, releases.at(-1).format]);
  assert.match(list.commit, /^([0-9a-f]{40}(-changed)?|unknown)$/);
  assert.deepEqual(Object.keys(list.files), Object.keys(list.files).sort());
  for (const page of names(one).filter((name) => name.endsWith(".html"))) {
    assert.ok(readFileSync(join(one, page), "utf8").includes(`<meta name="release" content="${list.release}">`), page);
  }
});

test("what is not meant to be delivered is refused", async (t) => {
  const path = folder(t, "strange");
  cpSync(join(root, "dist"), path, { recursive: true });
  for (const name of [".trunk-lock", "notes.txt", "portal-short.js"]) {
    writeFileSync(join(path, name), "");
    await assert.rejects(seal(path), new RegExp(name.replace(".", "\\.")));
    rmSync(join(path, name));
  }
});
