// `make lighthouse`: each page five times as Lighthouse sees a phone; the median of each figure, and all of them as JSON in
// docs/measured/lighthouse/. Then what a person feels on a slow phone (felt.mjs).
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../../.ci/serve.mjs";
import { felt } from "./felt.mjs";

const out = fileURLToPath(new URL("../../docs/measured/lighthouse/", import.meta.url));
const RUNS = 5;
const pages = { home: "", check: "check/", results: "results/", policy: "policies/internship/" };
const categories = ["performance", "accessibility", "best-practices", "seo"];
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "interactive"];
const chromePath = process.env.CHROMIUM || "/usr/bin/chromium";
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What Lighthouse says of a page. A run that it could not end is none, and is made again once its browser is gone. */
async function ended(address, tries = 3) {
  const chrome = await launch({ chromePath, chromeFlags });
  const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: categories, logLevel: "error" }).finally(() => chrome.kill());
  if (!lhr.runtimeError) return lhr;
  console.log(address, lhr.runtimeError.code, lhr.runtimeError.message);
  if (tries === 1) throw new Error(`${address}: Lighthouse came to no end, see above`);
  return ended(address, tries - 1);
}

/** What one run found: scores of 100, figures, and whatever was not as it should be. */
async function run(address) {
  const lhr = await ended(address);
  const scores = Object.fromEntries(categories.map((it) => [it, Math.round(100 * lhr.categories[it].score)]));
  const figures = Object.fromEntries(metrics.map((it) => [it, Math.round(1000 * lhr.audits[it].numericValue) / 1000]));
  const weighed = categories.flatMap((it) => lhr.categories[it].auditRefs).filter((it) => it.weight > 0);
  const faults = weighed.map((it) => lhr.audits[it.id]).filter((it) => it.score !== null && it.score < 0.9);
  return { scores, figures, faults: faults.map((it) => `${it.id}: ${it.displayValue ?? it.title}`) };
}

async function page(name, address) {
  const runs = [];
  for (let at = 0; at < RUNS; at += 1) runs.push(await run(address));
  const middle = (of, keys) => Object.fromEntries(keys.map((key) => [key, median(runs.map((it) => it[of][key]))]));
  const found = { page: name, median: { ...middle("scores", categories), ...middle("figures", metrics) }, runs };
  writeFileSync(`${out}${name}.json`, `${JSON.stringify(found, null, 1)}\n`);
  console.log(name, JSON.stringify(found.median), [...new Set(runs.flatMap((it) => it.faults))].join("; "));
}

mkdirSync(out, { recursive: true });
const server = await serve(0);
try {
  for (const [name, path] of Object.entries(pages)) await page(name, `${server.address}/${path}`);
  const found = await felt(server.address);
  writeFileSync(`${out}felt.json`, `${JSON.stringify(found, null, 1)}\n`);
  console.log("felt", JSON.stringify(found, null, 1));
} finally {
  server.close();
}
