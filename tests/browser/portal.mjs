// The built portal in a browser: one server and one browser for each test file.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../.ci/serve.mjs";

// The npm packages stand beside their lockfile in .ci, where an import from here does not look.
export const require = createRequire(new URL("../../.ci/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const results = fileURLToPath(new URL("../../test-results/", import.meta.url));
// No call home: a test sees the portal's requests only.
export const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

/** The day the tests are made for, so that they hold on any. */
export const today = "2026-11-30";

/**
 * Stops the clock on that day, or another. Besides, with a clock that stands Yew draws at once: it puts off what is left when 16 ms are over, and what a test reads would hang
 * on how fast the machine is.
 */
export const stopClock = (page, day = today) => page.clock.setFixedTime(new Date(`${day}T12:00:00+08:00`));

// Most portals are part of another site: nothing may count on the root.
export const prefix = "/jiuye";

let server;
let browser;
before(async () => {
  mkdirSync(results, { recursive: true });
  server = await serve(0, prefix);
  // launch() makes an empty profile of its own and removes it after.
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** The browser, and where the portal is served: for pages of other sites. */
export const served = () => ({ browser, address: server.address + prefix, results });

/** Waits until the program has taken the place of the page as it was drawn when built, in which there is no button. */
export const started = (page) => page.locator("#portal button").first().waitFor();

const axe = readFileSync(require.resolve("axe-core"), "utf8");

/** Nothing sticks out of a page or frame of that width, and axe finds nothing. */
export async function nothingWrong(page, width) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= width, `${wide} wide`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
  assert.equal(await page.locator("[style]").count(), 0, "a strict policy refuses styles in elements");
}

/** Ends the program as a panic does: by a trap in a wasm that nobody catches. */
export const breakOff = (page) =>
  page.evaluate(() => {
    const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trap));
    addEventListener("broken", exports.a, { once: true });
    dispatchEvent(new Event("broken"));
  });

/** Opens whatever can be opened. */
export const openAll = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((it) => it.setAttribute("open", "")));

/** The icon, which a page that is left no longer needs. */
const leftIcon = /favicon\.svg net::ERR_ABORTED$/;

/**
 * Opens a path in fresh storage and waits for the program, or for what is said when it fails. When the test `t` ends, a screenshot named after it is in
 * test-results/, and the test fails on any console error, page error, failed request or request to another origin, but for
 * those that are expected. What the worker does is tried in worker.test.mjs: here there is none. What is to be arranged before the page opens is done to it by `arrange`.
 * Where time is measured the clock `goes`. `window.whole` says that the later part of the program has come.
 */
export async function open(t, path, viewport, { arrange, expected = /^$/, goes = false } = {}) {
  const context = await browser.newContext({ viewport, locale: "zh-CN", baseURL: server.address, serviceWorkers: "block" });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.address && protocol !== "data:" && protocol !== "blob:") faults.push(`elsewhere: ${request.url()}`);
  });
  t.after(async () => {
    const name = `${t.name} ${viewport.width}x${viewport.height}`.replace(/[^\p{L}\p{N}]+/gu, "-");
    await page.screenshot({ path: `${results}${name}.png`, fullPage: true });
    await context.close();
    assert.deepEqual(faults.filter((fault) => !expected.test(fault) && !leftIcon.test(fault)), []);
  });
  if (!goes) await stopClock(page);
  await page.addInitScript(() => addEventListener("later", () => { window.whole = true; }));
  await arrange?.(page);
  await page.goto(path);
  await page.locator("#portal button, #failed:not([hidden])").first().waitFor();
  // Long texts come when the browser is idle; whoever leaves before that breaks off the request.
  await page.waitForLoadState("networkidle");
  return page;
}
