// Up to three scenarios side by side: made from the answers, changed, kept with the page, and passed on by a link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, phone, started } from "./portal.mjs";

const founder = "#answers=1&/said=2026-11-01&/for=entrepreneur&startup_base.recognised=yes&startup_base.first_startup=no&received.startup_base=no&received.startup_jobs=no&received.startup_kept=no&hire=2&hire/rows=1&hire/0/count=2&hire/0/insured=14&/end=1";

const heading = (page) => page.getByRole("heading", { level: 1, name: "换一种情况比一比" });
const row = (page, title) => page.locator(".compared", { has: page.getByRole("heading", { name: title }) }).first();

for (const viewport of [phone, desk]) {
  test(`one more hire stands beside the present ${viewport.width}`, async (t) => {
    const page = await open(t, "/about", viewport);
    await page.goto("about:blank");
    await page.goto(`/results${founder}`);
    await page.getByRole("button", { name: "照现在的回答再做一种" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("正在看：另一种").waitFor();
    await page.locator(".summary-list__row, .summary-list > *").filter({ hasText: "招用" }).getByRole("button").first().click();
    const count = page.locator("#hire, [name='hire']").first();
    await count.waitFor();
    await count.fill("3");
    await page.getByText("正在看：另一种").waitFor();
    await page.getByRole("link", { name: "几种情况并排看" }).click();
    await heading(page).waitFor();
    const who = row(page, "招用");
    assert.match(await who.innerText(), /不同[\s\S]*现在[\s\S]*2人[\s\S]*另一种[\s\S]*3人/);
    assert.match(await row(page, "带动就业").innerText(), /现在\s*按您的回答不符合[\s\S]*另一种\s*还需回答.*20,000/);
    assert.equal(await page.locator(".compared:not(.compared--differs)").filter({ hasText: "不同" }).count(), 0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= viewport.width, `${wide} wide`);

    await page.getByRole("button", { name: "生成带回答的链接" }).click();
    const link = await page.inputValue("#share-link");
    assert.match(link, /&\/scenarios=2&\/2\//);
    const shown = await page.locator(".compared").allInnerTexts();
    const other = await open(t, "/about", viewport);
    await other.goto("about:blank");
    await other.goto(link);
    await started(other);
    assert.deepEqual(await other.locator(".compared").allInnerTexts(), shown);
    await other.reload();
    await started(other);
    assert.deepEqual(await other.locator(".compared").allInnerTexts(), shown, "kept with the page");

    await page.getByRole("button", { name: "照现在的回答再做一种" }).click();
    await page.getByText("正在看：第三种").waitFor();
    await page.getByRole("link", { name: "几种情况并排看" }).first().click();
    await heading(page).waitFor();
    assert.equal(await page.locator("article.panel").count(), 3);
    assert.equal(await page.getByRole("button", { name: "照现在的回答再做一种" }).count(), 0, "three at most");
    await page.getByRole("button", { name: /删去\s*另一种/ }).click();
    assert.equal(await page.locator("article.panel").count(), 2);
    assert.equal(await page.getByRole("button", { name: /删去\s*现在/ }).count(), 0, "the present stays");
  });
}
