// When the program does not come, does not start or breaks off, the page says so, loses nothing and offers another try.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "./journey.mjs";
import { breakOff, desk, open, phone, started } from "./portal.mjs";

const SCRIPT = "**/portal-*.js";
const WASM = "**/portal-*.wasm";
const refused = /integrity|ERR_FAILED|net::|digest|page error|console/i;

const away = (address) => (page) => page.route(address, (route) => route.abort());
const changed = (address) => (page) =>
  page.route(address, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1] ^= 1;
    await route.fulfill({ response, body });
  });
const short = (address) => (page) =>
  page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 1000) });
  });

for (const [what, address, arrange] of [
  ["the script does not come", SCRIPT, away(SCRIPT)],
  ["the script was changed", SCRIPT, changed(SCRIPT)],
  ["the wasm does not come", WASM, away(WASM)],
  ["the wasm was changed", WASM, changed(WASM)],
  ["the wasm breaks off", WASM, short(WASM)],
]) {
  test(`when ${what} the page says so, and tries again`, async (t) => {
    const page = await open(t, "/plan", phone, { arrange, expected: refused });
    await page.getByRole("heading", { name: "没有打开" }).waitFor();
    assert.ok(await page.getByRole("heading", { name: "方案一张图" }).isVisible(), "what was drawn can be read");
    await page.unroute(address);
    await page.getByRole("button", { name: "再试一次" }).click();
    await started(page);
    assert.ok(await page.locator("#failed").isHidden());
  });
}

test("a program that breaks off is said to have, and what was typed is there after another try", async (t) => {
  const page = await open(t, "/tools/minimum_wage", desk, { expected: /page error/ });
  await answer(page, "work_place", "150102");
  await breakOff(page);
  await page.getByRole("heading", { name: "没有打开" }).waitFor();
  assert.ok(await page.locator("#portal").isHidden(), "what no longer answers is not shown");
  await page.getByRole("button", { name: "再试一次" }).click();
  await started(page);
  assert.equal(await page.inputValue("select#work_place"), "150102");
});

test("a browser without WebAssembly is told", async (t) => {
  const arrange = (page) => page.addInitScript(() => delete window.WebAssembly);
  const page = await open(t, "/", phone, { arrange, expected: refused });
  await page.getByText("较新的浏览器").waitFor();
});

test("nothing that the policy of the page forbids is tried", async (t) => {
  const broken = [];
  const arrange = async (page) => {
    await page.exposeFunction("broken", (what) => broken.push(what));
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => window.broken(event.violatedDirective)));
  };
  const page = await open(t, "/", desk, { arrange });
  for (const path of ["/check/person", "/results", "/policies", "/policies/internship", "/plan", "/data", "/about"]) {
    await page.goto(path);
    await started(page);
    await page.waitForLoadState("networkidle");
  }
  const { headers } = await page.evaluate(async () => ({ headers: (await fetch("./")).headers.get("content-security-policy") }));
  assert.match(headers, /default-src 'none'.*require-trusted-types-for 'script'/);
  assert.deepEqual(broken, []);
  const html = await (await page.request.get(page.url())).text();
  assert.doesNotMatch(html, /<script(?![^>]*(\bsrc=|application\/(ld\+)?json))|\sstyle=|\son\w+=/, "no script or style in the page itself");
});

test("without script every page can be read, and nothing on it waits to be typed into", async (t) => {
  const page = await open(t, "/", phone);
  const still = await page.context().browser().newContext({ javaScriptEnabled: false, viewport: phone, baseURL: new URL(page.url()).origin });
  t.after(() => still.close());
  const read = await still.newPage();
  for (const path of ["/", "/check", "/results", "/policies", "/policies/internship", "/tools/retirement_age", "/plan", "/calendar", "/data", "/about"]) {
    await read.goto(path);
    assert.ok(await read.locator("noscript h2").isVisible(), `${path} says what is needed to go on`);
    const said = await read.locator("main").innerText();
    assert.ok(said.length > 100, `${path} says: ${said}`);
    assert.equal(await read.locator("main :is(input, select, textarea, button)").count(), 0, path);
    assert.ok((await read.title()).includes("内蒙古就业政策"), path);
  }
  await read.goto("/policies/internship");
  await read.getByText("自治区人力资源社会保障厅").first().waitFor();
  assert.match(await read.title(), /就业见习补贴/);
  const service = JSON.parse(await read.locator('script[type="application/ld+json"]').textContent());
  assert.deepEqual([service["@type"], service.name], ["GovernmentService", "就业见习补贴"]);
});

test("the program takes the place of the page without moving what is read", async (t) => {
  const arrange = (page) =>
    page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((it) => (window.moved += it.value))).observe({ type: "layout-shift", buffered: true });
    });
  const page = await open(t, "/", phone, { arrange });
  for (const path of ["/", "/check", "/results", "/policies", "/policies/internship", "/tools/minimum_wage", "/plan", "/calendar", "/data", "/about"]) {
    await page.goto(path);
    await started(page);
    await page.waitForLoadState("networkidle");
    const moved = await page.evaluate(() => window.moved);
    t.diagnostic(`${path}: layout shift ${moved.toFixed(4)}`);
    assert.ok(moved <= 0.02, `${path} moved by ${moved}`);
  }
});
