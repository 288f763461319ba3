// Every page on a phone and on a desk: nothing sticks out, and axe finds nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, open, phone, require } from "./portal.mjs";

const axe = readFileSync(require.resolve("axe-core"), "utf8");
const pages = ["/", "/check", "/check/person", "/results", "/checklist", "/compare", "/policies", "/policies/internship", "/tools/retirement_age", "/plan", "/data", "/about", "/embed", "/nowhere"];

for (const viewport of [phone, desk]) {
  for (const path of pages) {
    test(`page ${path} ${viewport.width}`, async (t) => {
      const page = await open(t, path, viewport);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= viewport.width, `${wide} wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
    });
  }
}
