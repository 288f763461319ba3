// `make dist`: the built portal, with what it takes to serve and to check it, a list of what is in it (CycloneDX) and the
// licences of that, as one archive. Its bytes depend on the source alone: `make reproduce` builds it twice.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "target/dist");
const run = (command, ...words) => execFileSync(command, words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
const byName = (one, other) => (one < other ? -1 : Number(one > other));

/** What is compiled into the wasm: not what only helps to build it, nor what only that needs. */
function delivered() {
  const asked = ["--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown", "--no-default-features", "--features", "csr"];
  const { packages, resolve } = JSON.parse(run("cargo", "metadata", "--format-version", "1", ...asked));
  const of = new Map(packages.map((it) => [it.id, it]));
  const nodes = new Map(resolve.nodes.map((it) => [it.id, it]));
  const builds = (id) => of.get(id).targets.some((it) => it.kind.includes("proc-macro"));
  const needs = (id) => nodes.get(id).deps.filter((it) => it.dep_kinds.some(({ kind }) => kind === null) && !builds(it.pkg)).map((it) => it.pkg);
  const found = new Map();
  const visit = (id) => {
    if (found.has(id)) return;
    found.set(id, needs(id));
    found.get(id).forEach(visit);
  };
  visit(resolve.root);
  return { own: of.get(resolve.root), all: [...found].map(([id, needs]) => ({ ...of.get(id), needs: needs.map((it) => of.get(it)) })) };
}

const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const licensed = (expression) => (expression ? [{ expression: expression.replaceAll(/\s*\/\s*/g, " OR ") }] : []);

function bom({ own, all }, rust) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const digest = ({ name, version }) => new RegExp(`name = "${name}"\nversion = "${version.replaceAll(".", "\\.")}"\nsource = .*\nchecksum = "(\\w+)"`).exec(lock)[1];
  const component = (it) => ({
    type: "library", "bom-ref": purl(it), name: it.name, version: it.version, licenses: licensed(it.license), purl: purl(it),
    hashes: [{ alg: "SHA-256", content: digest(it) }],
  });
  const others = all.filter((it) => it.id !== own.id).sort((one, other) => byName(purl(one), purl(other)));
  const std = { type: "library", "bom-ref": "std", name: "std", version: rust, licenses: licensed("MIT OR Apache-2.0"), description: "The standard library of Rust, compiled along" };
  return {
    bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
    metadata: { component: { type: "application", "bom-ref": purl(own), name: own.name, version: own.version, licenses: licensed(own.license) } },
    components: [...others.map(component), std],
    dependencies: [...others, all.find((it) => it.id === own.id)].map((it) => ({ ref: purl(it), dependsOn: [...it.needs.map(purl), "std"].sort(byName) })),
  };
}

/** The texts of all licences, each once, with whose they are. */
function licences({ own, all }) {
  const texts = new Map();
  const silent = [];
  for (const it of all.filter(({ id }) => id !== own.id).sort((one, other) => byName(purl(one), purl(other)))) {
    const folder = dirname(it.manifest_path);
    const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name)).sort(byName);
    if (!files.length) silent.push(`${it.name} ${it.version}: ${it.license}`);
    for (const file of files) {
      const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
      texts.set(text, [...(texts.get(text) ?? []), `${it.name} ${it.version}`]);
    }
  }
  const parts = [...texts].map(([text, whose]) => `${[...new Set(whose)].join(", ")}\n\n${text}`);
  if (silent.length) parts.unshift(`Without a text of their own in their packages, by what these say of themselves:\n\n${silent.join("\n")}`);
  return `${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

const release = JSON.parse(readFileSync(join(root, "dist/release.json"), "utf8"));
const name = `policy-portal-${release.data}-${release.release}`;
const folder = join(out, name);
rmSync(out, { recursive: true, force: true });
mkdirSync(join(folder, "docs"), { recursive: true });
cpSync(join(root, "dist"), join(folder, "portal"), { recursive: true });
cpSync(join(root, "deploy"), join(folder, "deploy"), { recursive: true });
for (const file of ["verify.md", "embedding.md"]) cpSync(join(root, "docs", file), join(folder, "docs", file));
cpSync(join(root, "docs/schema"), join(folder, "docs/schema"), { recursive: true });
const parts = delivered();
writeFileSync(join(folder, "sbom.json"), `${JSON.stringify(bom(parts, run("rustc", "--version").trim().replace(/^rustc /, "")), null, 1)}\n`);
writeFileSync(join(folder, "LICENSES.txt"), licences(parts));
const tar = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX", "--format=ustar"];
run("tar", ...tar, "-C", out, "-cf", join(out, `${name}.tar`), name);
run("gzip", "-n9", join(out, `${name}.tar`));
const archive = readFileSync(join(out, `${name}.tar.gz`));
console.log(`${createHash("sha256").update(archive).digest("hex")}  target/dist/${name}.tar.gz  (${archive.length} bytes, ${parts.all.length} packages)`);
