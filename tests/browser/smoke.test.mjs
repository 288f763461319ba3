import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "../../.ci/serve.mjs";
import { desk, open, phone, started } from "./portal.mjs";

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

test("the portal opens at the root of a host too", async (t) => {
  const server = await serve(0);
  t.after(() => server.close());
  const page = await (await (await open(t, "/", phone)).context().browser().newContext({ baseURL: server.address })).newPage();
  t.after(() => page.context().close());
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  for (const path of ["/", "/check/person", "/en/policies/internship", "/nowhere/at/all"]) {
    await page.goto(path);
    await started(page);
    await page.waitForLoadState("networkidle");
  }
  assert.equal(new URL(page.url()).pathname, "/lost/");
  await page.locator("header").getByRole("link", { name: "政策", exact: true }).click();
  await page.waitForURL(`${server.address}/policies/`);
  assert.deepEqual(faults, []);
});
