// Every page on a phone and on a desk: nothing sticks out, and axe finds nothing.
import { test } from "node:test";
import { desk, nothingWrong, open, phone } from "./portal.mjs";

const pages = ["/", "/check", "/check/person", "/results", "/checklist", "/compare", "/policies", "/policies/internship", "/tools/retirement_age", "/plan", "/data", "/about", "/about/components", "/embed", "/nowhere", "/en/", "/en/about/components", "/en/policies/internship"];

for (const viewport of [phone, desk]) {
  for (const path of pages) {
    test(`page ${path} ${viewport.width}`, async (t) => {
      const page = await open(t, path, viewport);
      await nothingWrong(page, viewport.width);
    });
  }
}
