// The engine as an npm package, in target/npm: what programs get, with nothing of the pages. `package` in .ci/stages has
// compiled it with the flags of what is delivered.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { brotli } from "./brotli.mjs";
import { features, passes, plain } from "./split.mjs";

const MOST = 60 * 1024;

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const [made, out] = ["npm-made", "npm"].map((name) => join(target, name));
const source = (name) => join(root, "src/bin/engine", name);
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const shipped = ["engine.wasm", "glue.js", "api.js", "index.js", "node.js"];

for (const folder of [made, out]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const compiled = join(target, "wasm32-unknown-unknown/release/engine.wasm");
execFileSync("wasm-bindgen", ["--target", "bundler", "--no-typescript", "--out-dir", made, compiled]);
const whole = join(made, "engine_bg.wasm");
writeFileSync(whole, plain(readFileSync(whole)));
// Once more: of a wasm this small that leaves a little less.
execFileSync(tool("wasm-opt"), [...features, "--flatten", "--rereloop", "-Oz", ...passes, whole, "-o", join(out, "engine.wasm")]);

for (const [name, from] of [["glue.js", join(made, "engine_bg.js")], ...["api.js", "index.js", "node.js"].map((name) => [name, source(name)])]) {
  const { code } = await minify(readFileSync(from, "utf8"), { ecma: 2022, module: true, compress: { passes: 3 } });
  writeFileSync(join(out, name), code);
}
for (const name of ["index.d.ts", "README.md"]) copyFileSync(source(name), join(out, name));

const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
const field = (name) => new RegExp(`^${name} = "(.*)"$`, "m").exec(cargo)[1];
const described = {
  name: "policy-portal-engine",
  version: field("version"),
  description: "What the employment policies of Inner Mongolia come to for somebody, as WebAssembly with types",
  license: field("license"),
  // It is built from source, not published.
  private: true,
  type: "module",
  exports: { ".": { types: "./index.d.ts", node: "./node.js", default: "./index.js" } },
  types: "./index.d.ts",
  engines: { node: ">=20" },
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(described, null, 2)}\n`);

let sum = 0;
for (const name of shipped) {
  const bytes = readFileSync(join(out, name));
  const { length } = brotli(bytes);
  sum += length;
  console.log(`${name.padEnd(20)} ${String(bytes.length).padStart(9)} ${String(length).padStart(9)}`);
}
console.log(`${"all, as Brotli".padEnd(30)} ${String(sum).padStart(9)} of ${MOST}`);
if (sum > MOST) {
  console.error("the package is larger than promised");
  process.exit(1);
}
