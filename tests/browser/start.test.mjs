// When the program does not come, does not start or breaks off, the page says so, loses nothing and offers another try.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "./journey.mjs";
import { desk, open, phone } from "./portal.mjs";

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
    await page.unroute(address);
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator("#portal h1").first().waitFor();
    assert.ok(await page.locator("#failed").isHidden());
  });
}

test("a program that breaks off is said to have, and what was typed is there after another try", async (t) => {
  const page = await open(t, "/tools/minimum_wage", desk, { expected: /page error/ });
  await answer(page, "work_place", "150102");
  // As a panic comes: a trap in the wasm that nobody catches.
  await page.evaluate(() => {
    const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trap));
    setTimeout(exports.a);
  });
  await page.getByRole("heading", { name: "没有打开" }).waitFor();
  assert.ok(await page.locator("#portal").isHidden(), "what no longer answers is not shown");
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.locator("#portal h1").first().waitFor();
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
    await page.locator("#portal h1").first().waitFor();
    await page.waitForLoadState("networkidle");
  }
  const { headers } = await page.evaluate(async () => ({ headers: (await fetch("/")).headers.get("content-security-policy") }));
  assert.match(headers, /default-src 'none'.*require-trusted-types-for 'script'/);
  assert.deepEqual(broken, []);
  const html = await (await page.request.get("/")).text();
  assert.doesNotMatch(html, /<script(?![^>]*(\bsrc=|application\/json))|\sstyle=|\son\w+=/, "no script or style in the page itself");
});
