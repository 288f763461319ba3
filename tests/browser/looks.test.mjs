// How the portal looks is chosen on its own page, and the plan is a picture that leads to its parts.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, nothingWrong, open, phone, started } from "./portal.mjs";

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const theme = (page) => page.evaluate(() => document.documentElement.getAttribute("data-theme"));

test("colours are chosen, go along to other pages, come back with the page and can be those of the device again", async (t) => {
  const page = await open(t, "/about/", phone);
  assert.deepEqual([await theme(page), await ground(page)], [null, "rgb(255, 255, 255)"]);
  for (const [name, value, colour] of [["深色", "dark", "rgb(14, 24, 30)"], ["高对比", "contrast", "rgb(0, 0, 0)"], ["浅色", "light", "rgb(255, 255, 255)"]]) {
    await page.locator("label", { hasText: name }).click();
    await page.waitForFunction((wanted) => document.documentElement.getAttribute("data-theme") === wanted, value);
    assert.equal(await ground(page), colour, name);
    await nothingWrong(page, phone.width);
  }
  await page.locator("label", { hasText: "高对比" }).click();
  await page.getByRole("link", { name: "方案", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "方案一张图" }).waitFor();
  assert.equal(await theme(page), "contrast");
  await page.reload();
  await started(page);
  await page.waitForFunction(() => document.documentElement.getAttribute("data-theme") === "contrast");
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {}, "nothing is saved on the device");
  await page.getByRole("link", { name: /外观/ }).click();
  await page.locator("label", { hasText: "跟随设备" }).click();
  await page.waitForFunction(() => !document.documentElement.hasAttribute("data-theme"));
});

for (const viewport of [phone, desk]) {
  test(`a tile of the plan leads to its part, by hand and by keyboard, and says what is for the reader ${viewport.width}`, async (t) => {
    const page = await open(t, "/plan/", viewport);
    const tiles = page.locator(".tile");
    assert.equal(await tiles.count(), 19);
    assert.equal(await page.locator(".tile__own").count(), 0, "nothing was answered");
    const depth = await page.evaluate(() => history.length);
    await tiles.filter({ hasText: "8" }).first().focus();
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement.id);
    assert.match(await focused(), /^item-\d+$/);
    await tiles.nth(13).click();
    assert.equal(await focused(), "item-14");
    const { y } = await page.locator("#item-14").boundingBox();
    assert.ok(y >= 0 && y < viewport.height, `it stands at ${y}`);
    await page.getByRole("link", { name: "方案第 16 项" }).first().click();
    assert.equal(await focused(), "item-16");
    assert.equal(await page.evaluate(() => history.length), depth, "that is no other page");
    await nothingWrong(page, viewport.width);
  });
}

test("who has answered sees in which parts of the plan something is for them", async (t) => {
  const page = await open(t, "/results/#answers=1&business_place=150102&startup_base.recognised=yes&hire=3&hire/rows=1&hire/0/count=3&hire/0/insured=14&received.startup_jobs=no&/end=1", phone);
  await page.getByRole("link", { name: "方案", exact: true }).click();
  await page.locator(".tile", { hasText: "强化创业政策支持" }).getByText(/您符合 \d 项政策/).waitFor();
  await nothingWrong(page, phone.width);
});

test("each item of the plan says its targets, its policies and who is responsible, as the data have them", async (t) => {
  const page = await open(t, "/plan/", desk);
  const folder = new URL("../../static/policies/authored/", import.meta.url);
  const read = (name) => JSON.parse(readFileSync(new URL(name, folder)));
  const policies = readdirSync(new URL("policies/", folder)).map((name) => read(`policies/${name}`));
  let targets = 0;
  for (const { id, title, departments = [] } of read("plan.json").plan) {
    const item = page.locator(`#item-${id}`);
    const shown = (await item.innerText()).replaceAll(/\s+/g, " ");
    const own = policies.filter((it) => String(it.item) === id);
    const aims = own.flatMap((it) => it.targets ?? []).map((it) => it.text.zh);
    targets += aims.length;
    for (const part of [title.zh, ...aims, ...own.map((it) => it.title.zh), ...departments]) assert.ok(shown.includes(part), `${id}: ${part} is not in ${shown}`);
    assert.equal(await item.locator("> ul").first().locator("> li > .tag").count(), aims.length, `targets of ${id}`);
  }
  assert.ok(targets >= 15, `${targets} targets`);
});
