import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, phone } from "./portal.mjs";

for (const size of [phone, desk]) {
  test(`the portal opens at ${size.width} wide`, async (t) => {
    const page = await open(t, "/", size);
    assert.ok((await page.locator("h1").first().innerText()).trim(), "the heading has words");
    const { content, view } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      view: document.documentElement.clientWidth,
    }));
    assert.ok(content <= view, `no scrolling sideways: ${content} in ${view}`);
  });
}
