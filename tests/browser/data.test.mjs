// The page /data: its table is fetched when it is opened, every row leads on, and the table can be saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, open, phone, require } from "./portal.mjs";

const axe = readFileSync(require.resolve("axe-core"), "utf8");
const table = "static/policies/data.json";

for (const viewport of [phone, desk]) {
  test(`data, everything open ${viewport.width}`, async (t) => {
    const page = await open(t, "/data", viewport);
    await page.locator("main h2").first().waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => it.setAttribute("open", "")));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= viewport.width, `${wide} wide`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
  });
}

test("the table of /data comes when the page is opened, and its days are held against the day", async (t) => {
  const page = await open(t, "/", phone);
  await page.clock.setFixedTime(new Date("2026-12-10T12:00:00+08:00"));
  const fetched = [];
  // The browser asks for its icon when it likes.
  page.on("request", (request) => request.url().endsWith(".svg") || fetched.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForLoadState("networkidle");
  assert.ok(0 < fetched.length && !fetched.includes(`/${table}`), "not before");
  fetched.length = 0;
  await page.getByRole("link", { name: "数据与出处" }).click();
  await page.locator("main h2").first().waitFor();
  assert.deepEqual(fetched, [`/${table}`]);
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
