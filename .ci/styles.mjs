// One stylesheet out of the many that index.html names, in their order: one request instead of forty, and
// Brotli finds what the files repeat. Trunk runs it after a build, on the folder it has built into.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const dist = process.env.TRUNK_STAGING_DIR;
const index = join(dist, "index.html");
const page = readFileSync(index, "utf8");
const links = [...page.matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>\s*/g)].map(([link]) => link);
const names = links.map((link) => /\bhref="?([^"\s>]+)/.exec(link)[1]);

/** Without comments and line breaks, which only readers of the source need. */
const plain = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/\s*\n\s*/g, "");

const css = names.map((name) => plain(readFileSync(join(dist, basename(name)), "utf8"))).join("\n");
const digest = (algorithm, encoding) => createHash(algorithm).update(css).digest(encoding);
const file = `styles-${digest("sha256", "hex").slice(0, 16)}.css`;
const href = names[0].replace(/[^/]*$/, file);
const link = `<link rel="stylesheet" href="${href}" integrity="sha384-${digest("sha384", "base64")}">\n`;

for (const name of names) rmSync(join(dist, basename(name)));
writeFileSync(join(dist, file), css);
writeFileSync(index, links.reduce((html, old, at) => html.replace(old, at === 0 ? link : ""), page));
