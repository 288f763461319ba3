// The page /data: its table is fetched when it is opened, every row leads on, and the table can be saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, nothingWrong, open, openAll, phone, prefix, stopClock } from "./portal.mjs";

const table = /\/static\/policies\/data-\w+\.json$/;

for (const viewport of [phone, desk]) {
  test(`data, everything open ${viewport.width}`, async (t) => {
    const page = await open(t, "/data", viewport);
    await page.locator("main h2").first().waitFor();
    await openAll(page);
    await nothingWrong(page, viewport.width);
  });
}

test("the table of /data comes when the page is opened, and its days are held against the day", async (t) => {
  const page = await open(t, "/", phone);
  await stopClock(page, "2026-12-10");
  const fetched = [];
  // The browser asks for its icon when it likes.
  page.on("request", (request) => request.url().endsWith(".svg") || fetched.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForLoadState("networkidle");
  assert.ok(0 < fetched.length && !fetched.some((it) => table.test(it)), "not before");
  fetched.length = 0;
  await page.getByRole("link", { name: "数据与出处" }).click();
  await page.locator("main h2").first().waitFor();
  assert.deepEqual(fetched.map((it) => table.test(it)), [true], fetched.join(" "));
  await page.locator("section", { hasText: "到期日" }).locator("summary").first().click();
  const row = (title) => page.locator("section", { hasText: "到期日" }).locator("li", { hasText: title }).first();
  assert.match(await row("社会保险补贴扩围").innerText(), /2025.*已过/s);
  assert.match(await row("失业保险稳岗返还").innerText(), /2026.*一个月内到期/s);
  assert.doesNotMatch(await row("小规模纳税人增值税减免").innerText(), /已过|到期/);
  await row("失业保险稳岗返还").getByRole("link").click();
  await page.locator("h1", { hasText: "失业保险稳岗返还" }).waitFor();
});

test("the table of /data can be saved", async (t) => {
  const page = await open(t, "/data", desk);
  for (const [name, begin] of [["CSV", "\ufeffsection,until,checked,grade,title,text,url,policies\r\n"], ["JSON", "[\n{\"section\":"]]) {
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    assert.equal(saved.suggestedFilename(), `data.${name.toLowerCase()}`);
    assert.ok(readFileSync(await saved.path(), "utf8").startsWith(begin));
  }
});

test("the feed of releases and endings is named by the page, and is well-formed", async (t) => {
  const page = await open(t, "/data", desk);
  const releases = page.locator("section", { hasText: "数据版本" }).first();
  assert.match(await releases.locator("li").first().innerText(), /20\d\d-\d\d[^]*为止的文件/);
  const named = await page.locator('head link[type="application/atom+xml"]').evaluate((link) => link.href);
  assert.equal(await page.getByRole("link", { name: "Atom" }).evaluate((link) => link.href), named);
  const feed = await page.evaluate(async (address) => {
    // Not DOMParser: the page's policy lets nobody make documents of text.
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.overrideMimeType("application/xml");
    request.open("GET", address);
    await new Promise((resolve) => {
      request.onloadend = resolve;
      request.send();
    });
    const xml = request.responseXML;
    const links = [...xml.querySelectorAll("entry > link")].map((link) => new URL(link.getAttribute("href"), address).pathname);
    return { root: xml.documentElement.namespaceURI + xml.documentElement.localName, entries: xml.querySelectorAll("entry").length, links };
  }, named);
  assert.equal(feed.root, "http://www.w3.org/2005/Atomfeed");
  assert.ok(20 < feed.entries && feed.links.length === feed.entries, `${feed.entries} entries`);
  assert.ok(feed.links.every((path) => path === `${prefix}/data/` || path.startsWith(`${prefix}/policies/`)), "each leads to a page");
});

test("a table of /data that was changed is refused", async (t) => {
  const change = async (page) =>
    page.route(table, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("A", "C") });
    });
  const page = await open(t, "/data", desk, { arrange: change, expected: /integrity|ERR_FAILED|net::/i });
  await page.getByText("政策数据已损坏或被改动").waitFor();
  assert.equal(await page.locator("main h2").count(), 0, "no row of it is shown");
});
