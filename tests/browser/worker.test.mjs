// The portal kept on the device: one release whole, never two mixed; a new one is offered; without a worker the server's
// files are right alone. Releases are real builds that differ (deployed.mjs), deployed by turning the server's folder.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../.ci/serve.mjs";
import { folder, one, release } from "./deployed.mjs";
import { answer } from "./journey.mjs";
import { args, phone, require, started } from "./portal.mjs";

const { chromium } = require("playwright-core");
const root = fileURLToPath(new URL("../..", import.meta.url));

/** A server whose folder can be turned, as a deploy does. */
async function deployed(t, first) {
  const place = join(folder(t, "served"), "dist");
  const deploy = (path) => {
    rmSync(place, { force: true });
    symlinkSync(path, place);
  };
  deploy(first);
  const server = await serve(0, "", { dist: place, live: true });
  t.after(() => server.close());
  return { ...server, deploy };
}

/** A browser with a profile of its own, as a person has one. */
async function person(t, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "portal-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args, viewport: phone, locale: "zh-CN", ...options,
  });
  t.after(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return context;
}

const shown = (page) => page.evaluate(() => document.querySelector('meta[name="release"]').content);
/** What of the release the worker in charge keeps, and which releases are kept. */
const kept = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ")[2]));
/** Waits until something is so in the page; what is asked may itself have to wait. */
async function until(page, asked, given) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate(asked, given).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it never came to this: ${asked}`);
}
/** Looks for a new worker, and says what became of it. */
const updated = (page) =>
  page.evaluate(async () => {
    const { installing } = await (await navigator.serviceWorker.getRegistration()).update();
    return new Promise((done) => installing.addEventListener("statechange", () => done(installing.state)));
  });
/** Waits until no worker is being installed, and there is one in that state. */
const settled = (page, state) =>
  until(page, async (state) => {
    const found = await navigator.serviceWorker.getRegistration();
    return found?.[state]?.state === (state === "active" ? "activated" : "installed") && !found.installing;
  }, state);

/** Opens a page and waits until the worker has taken what it keeps. */
async function visit(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await started(page);
  return page;
}

/** Answers, and waits until that is with the page in the history. */
async function said(page) {
  await answer(page, "work_place", "150102");
  await until(page, () => String(history.state).includes("150102"));
}

/** What was typed is there. */
const keeps = (page) => until(page, () => document.querySelector("select#work_place").value === "150102");

test("one release is kept whole, a new one is offered, and no page mixes two", { timeout: 120_000 }, async (t) => {
  const [one1, two, three] = [await release(t, "甲"), await release(t, "乙"), await release(t, "丙")];
  const server = await deployed(t, one1.path);
  const context = await person(t);
  const faults = [];
  context.on("weberror", (error) => faults.push(error.error().message));
  const [a, b] = [await visit(context, `${server.address}/tools/minimum_wage/`), await visit(context, server.address)];
  await settled(a, "active");
  assert.deepEqual(await kept(a), [one1.id]);
  await until(a, () => navigator.serviceWorker.controller !== null);

  await t.test("without a network every page opens, and says of which day the data is", async () => {
    await context.setOffline(true);
    await said(a);
    await a.reload();
    await started(a);
    await keeps(a);
    assert.match(await a.locator("#offline").innerText(), /没有网络.*20\d\d-\d\d-\d\d/s);
    await a.goto(`${server.address}/data`);
    await started(a);
    await a.locator("main h2").first().waitFor();
    await a.locator("#offline .bar__close").click();
    assert.ok(await a.locator("#offline").isHidden());
    await context.setOffline(false);
    await a.goto(`${server.address}/tools/minimum_wage/`);
    await started(a);
    await said(a);
  });

  await t.test("a deploy under open pages changes none until a person takes it", async () => {
    server.deploy(two.path);
    await a.reload();
    await started(a);
    await settled(a, "waiting");
    assert.equal(await shown(a), one1.id, "opened anew it is still the first");
    await a.locator("#update .bar__close").waitFor();
    const width = await a.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(width[0] <= width[1], "the bar fits the screen");
    await a.locator("#take").click();
    await a.waitForFunction((id) => document.querySelector('meta[name="release"]')?.content === id, two.id);
    await started(a);
    assert.match(await a.locator("header").innerText(), /乙/, "words, program and page are of the second");
    await keeps(a);
    assert.equal(await shown(b), one1.id, "the other tab stays with the first");
    assert.match(await b.locator("header").innerText(), /甲/);
    // The server has this file no more: the worker kept the release before.
    await b.getByRole("link", { name: "数据与出处" }).click();
    await b.locator("main h2").first().waitFor();
    assert.deepEqual((await kept(b)).sort(), [one1.id, two.id].sort());
    await b.reload();
    await started(b);
    assert.equal(await shown(b), two.id);
    assert.match(await b.locator("header").innerText(), /乙/);
  });

  await t.test("a deploy in part, or damaged, leaves the release that works", async () => {
    const wasm = join(three.path, one(three.path, /^portal-\w+\.wasm$/));
    const whole = readFileSync(wasm);
    for (const spoil of [() => rmSync(wasm), () => writeFileSync(wasm, whole.subarray(0, 5000))]) {
      spoil();
      server.deploy(three.path);
      await a.reload();
      await started(a);
      assert.equal(await updated(a), "redundant");
      assert.equal(await shown(a), two.id);
      assert.ok(await a.locator("#update").isHidden(), "nothing is offered that does not work");
      assert.deepEqual((await kept(a)).sort(), [one1.id, two.id].sort());
    }
    writeFileSync(wasm, whole);
    assert.equal(await updated(a), "installed");
    // All pages closed: the next one opens under what was waiting.
    await context.newPage();
    await Promise.all([a.close(), b.close()]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const page = await visit(context, server.address);
    assert.equal(await shown(page), three.id);
    assert.match(await page.locator("header").innerText(), /丙/);
    assert.deepEqual((await kept(page)).sort(), [two.id, three.id].sort());
  });

  await t.test("a worker at fault can be called back", async () => {
    const off = folder(t, "killed");
    cpSync(three.path, off, { recursive: true });
    cpSync(join(root, "deploy/sw-kill.js"), join(off, "sw.js"));
    server.deploy(off);
    const page = await visit(context, server.address);
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length);
    await page.close();
  });
  assert.deepEqual(faults, []);
});

/** The built portal on a server that may have other files than the page that it sends. */
async function mixed(t, pages, files) {
  const server = await deployed(t, files.path);
  const context = await person(t, { serviceWorkers: "block" });
  const page = await context.newPage();
  const opened = [];
  await page.route((url) => url.pathname === "/", async (route) => {
    if (route.request().isNavigationRequest()) opened.push(pages[Math.min(opened.length, pages.length - 1)]);
    const { path } = route.request().isNavigationRequest() ? opened.at(-1) : pages[Math.min(opened.length, pages.length - 1)];
    await route.fulfill({ path: join(path, "index.html"), contentType: "text/html; charset=utf-8" });
  });
  await page.goto(server.address);
  return { page, opened };
}

test("a page whose files are gone is opened anew once, and says so where that does not help", { timeout: 60_000 }, async (t) => {
  const [old, now] = [await release(t, "旧"), await release(t, "新")];
  await t.test("the server has the next release by now", async (t) => {
    const { page, opened } = await mixed(t, [old, now], now);
    await started(page);
    assert.equal(await shown(page), now.id);
    assert.equal(opened.length, 2);
  });
  await t.test("the server sends one and the other", async (t) => {
    const third = { path: old.path };
    const { page, opened } = await mixed(t, [old, now, old, now, old], { path: emptied(t, third.path) });
    await page.locator("#failed:not([hidden])").waitFor();
    await page.waitForTimeout(1500);
    assert.equal(opened.length, 2, "never a loop");
    assert.ok(await page.getByRole("heading", { name: "没有打开" }).isVisible());
    assert.ok((await page.locator("main").innerText()).length > 100, "what was drawn can be read");
  });
});

/** A release without the files of its program. */
function emptied(t, from) {
  const path = folder(t, "emptied");
  cpSync(from, path, { recursive: true });
  for (const pattern of [/^portal-\w+\.js$/, /^portal-\w+\.wasm$/]) rmSync(join(path, one(path, pattern)));
  return path;
}

test("where nothing can be kept the portal is what the server sends", { timeout: 60_000 }, async (t) => {
  const { path } = await release(t, "单");
  const server = await deployed(t, path);
  const context = await person(t);
  const without = {
    "no workers": () => delete Navigator.prototype.serviceWorker,
    "workers are refused": () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError"))),
    "asking for them throws": () => Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("no", "SecurityError"); } }),
    "data is to be saved": () => Object.defineProperty(navigator.connection, "saveData", { value: true }),
  };
  const tried = async ([what, prepare]) => {
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.addInitScript(prepare);
    await page.goto(server.address);
    await started(page);
    // The worker is asked for three seconds after the start.
    await page.waitForTimeout(4000);
    assert.ok(await page.locator("#failed").isHidden(), what);
    assert.deepEqual(faults, [], what);
  };
  await Promise.all(Object.entries(without).map(tried));
  assert.deepEqual(context.serviceWorkers(), []);
});

test("a device without room keeps nothing and works", { timeout: 60_000 }, async (t) => {
  const { path } = await release(t, "满");
  const server = await deployed(t, path);
  const context = await person(t);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.address, quotaSize: 100_000 });
  await page.goto(server.address);
  await started(page);
  const worker = await context.waitForEvent("serviceworker");
  assert.ok(worker.url().endsWith("/sw.js"));
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()));
  assert.deepEqual(await page.evaluate(async () => caches.keys()), [], "nothing is left half kept");
  await page.reload();
  await started(page);
  assert.ok(await page.locator("#failed").isHidden());
});

test("no script but the worker's is admitted", { timeout: 60_000 }, async (t) => {
  const { path } = await release(t, "严");
  const server = await deployed(t, path);
  const context = await person(t);
  const page = await visit(context, server.address);
  const refused = await page.evaluate(async () => {
    const tried = {
      "a policy of one's own": () => trustedTypes.createPolicy("own", {}),
      "the same policy again": () => trustedTypes.createPolicy("portal", {}),
      "an address as text": () => navigator.serviceWorker.register("sw.js"),
      "a worker": () => new Worker("sw.js"),
      "text as script": () => (document.createElement("script").text = "1"),
    };
    const outcomes = {};
    for (const [what, it] of Object.entries(tried)) {
      try {
        await it();
        outcomes[what] = "done";
      } catch (error) {
        outcomes[what] = error.name;
      }
    }
    return outcomes;
  });
  assert.deepEqual([...new Set(Object.values(refused))], ["TypeError"], JSON.stringify(refused));
  const names = Object.keys(JSON.parse(readFileSync(join(path, "release.json"), "utf8")).files);
  const [, admitted] = /"(sw\.js)"/.exec(readFileSync(join(path, one(path, /^static\/boot-\w+\.js$/)), "utf8"));
  assert.ok(names.includes(admitted), "it is among the files of the release");
});
