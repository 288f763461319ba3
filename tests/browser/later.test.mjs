// The part of the program that comes once the page stands: without it questions are answered, and what needs it waits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, phone, started } from "./portal.mjs";

const LATER = "**/later-*.wasm";
const refused = /integrity|ERR_FAILED|net::|digest/i;

test("without the later part the portal answers, and pages that need it wait", async (t) => {
  const arrange = (page) => page.route(LATER, (route) => route.abort());
  const page = await open(t, "/check/person", phone, { arrange, expected: refused });
  await page.locator("main select, main input").first().waitFor();
  await page.goto("/results");
  await started(page);
  await page.locator("summary").first().click();
  await page.getByText("正在取来").first().waitFor();
  // Followed within the portal; opened as such it can be read as it was drawn.
  await page.locator("header").getByRole("link", { name: "方案" }).click();
  await page.getByText("正在取来").waitFor({ state: "attached" });
  await page.unroute(LATER);
  await page.locator("h1").first().waitFor();
});

test("without the words of later pages none is missing on the first ones", async (t) => {
  const arrange = (page) => page.route("**/later-*", (route) => route.abort());
  const page = await open(t, "/results/", phone, { arrange, expected: refused });
  const keys = () =>
    page.evaluate(() => {
      const attributes = [...document.querySelectorAll("#portal *")].flatMap((it) => ["aria-label", "title", "placeholder"].map((name) => it.getAttribute(name)));
      const said = [document.body.innerText, document.title, ...attributes.filter(Boolean)].join("\n");
      return said.match(/^[a-z_]+(\.[a-z_]+)+$/gm) ?? [];
    });
  assert.deepEqual(await keys(), [], "results of nothing");
  for (const path of ["/lost/", "/", "/check/enterprise/"]) {
    await page.goto(path);
    await started(page);
    assert.deepEqual(await keys(), [], path);
  }
  for (let screen = 0; screen < 6; screen += 1) {
    await page.getByRole("button", { name: "下一组" }).click();
    assert.deepEqual(await keys(), [], `screen ${screen}`);
  }
  await page.locator("header").getByRole("link", { name: "结果", exact: true }).click();
  await page.locator(".cards summary").first().click();
  assert.deepEqual(await keys(), [], "results");
});

test("a later part that was changed is not run, and is asked for again", async (t) => {
  let changed = 0;
  const arrange = (page) =>
    page.route(LATER, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 1] ^= 1;
      changed += 1;
      await route.fulfill({ response, body });
    });
  const page = await open(t, "/", phone, { arrange, expected: refused });
  await page.locator("header").getByRole("link", { name: "方案" }).click();
  await page.getByText("正在取来").waitFor({ state: "attached" });
  assert.ok(changed > 0, "it was fetched");
  await page.unroute(LATER);
  await page.locator("h1").first().waitFor();
});

test("a link is opened once the later part has come", async (t) => {
  const page = await open(t, "/", phone);
  let letIn;
  const held = new Promise((resolve) => (letIn = resolve));
  await page.route(LATER, (route) => held.then(() => route.continue()));
  await page.goto("about:blank");
  await page.goto("/results/#answers=1&business_place=150102&/end=1");
  assert.equal(await page.getByText("这些回答是从链接里来的").count(), 0);
  letIn();
  await page.getByText("这些回答是从链接里来的").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.locator(".summary-list").getByText("新城区").waitFor();
});
