// The archive that `make dist` writes holds what was released, and the same bytes each time.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder } from "./deployed.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const archived = () => execFileSync("node", [".ci/dist.mjs"], { cwd: root, encoding: "utf8" });

test("the archive holds each file of the release, what is compiled into it, and its licences", (t) => {
  const said = archived();
  const [, digest, name] = /^(\w{64}) {2}(\S+) /.exec(said);
  assert.equal(sha256(readFileSync(join(root, name))), digest);
  assert.equal(archived(), said, "the same bytes again");
  const place = folder(t, "archive");
  execFileSync("tar", ["-xzf", join(root, name), "-C", place]);
  const [only, ...others] = readdirSync(place);
  assert.deepEqual(others, []);
  const inside = (file) => readFileSync(join(place, only, file));
  const { files } = JSON.parse(inside("portal/release.json"));
  for (const [file, { sha256: wanted }] of Object.entries(files)) assert.equal(sha256(inside(`portal/${file}`)), wanted, file);
  for (const file of ["deploy/nginx/location.conf", "docs/verify.md", "docs/embedding.md"]) assert.ok(inside(file).length > 100, file);
  const { components, dependencies } = JSON.parse(inside("sbom.json"));
  const names = components.map((it) => it.name);
  for (const there of ["yew", "web-sys", "serde_json", "std"]) assert.ok(names.includes(there), there);
  for (const absent of ["clap", "proptest", "serde_derive", "schemars"]) assert.ok(!names.includes(absent), absent);
  assert.deepEqual(components.filter((it) => !it.version || !it.licenses.length), []);
  const known = new Set(components.map((it) => it["bom-ref"]));
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) assert.ok(known.has(ref), ref);
  for (const name of names.filter((it) => it !== "std")) assert.match(inside("LICENSES.txt").toString(), new RegExp(`\\b${name} \\d`), name);
});
