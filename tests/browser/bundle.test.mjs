// What can be had together and why the rest is left; the list of what to bring, which keeps its ticks and prints.
import assert from "node:assert/strict";
import { test } from "node:test";
import { walk, woman } from "./journey.mjs";
import { desk, open, phone, started } from "./portal.mjs";

const hire = "hire=1&hire/rows=1&hire/0/count=1&hire/0/insured=10&hire/0/youth=graduate_2_years&hire/0/contract_year=yes&hire/0/hardship=yes&hire/0/near_retirement=no&hire/0/premium_month=1500";
const firm = `#answers=1&/said=2026-11-01&firm_kind=enterprise&industry=manufacturing&employees=200&${hire}&/end=1`;

for (const viewport of [phone, desk]) {
  test(`of two subsidies for one hire one is taken, and the other says why not ${viewport.width}`, async (t) => {
    const page = await open(t, "/about", viewport);
    await page.goto("about:blank");
    await page.goto(`/results${firm}`);
    const bundle = page.locator("#bundle");
    await bundle.getByRole("heading", { name: "没有选它，因为" }).waitFor();
    const left = bundle.locator("article.panel");
    assert.equal(await left.count(), 1);
    const words = await left.innerText();
    assert.match(words, /单位招用就业困难人员社会保险补贴/);
    assert.match(words, /第 1 类人/);
    assert.match(words, /选了“小微企业吸纳高校毕业生社会保险补贴”，没有条文写明同一名招用人员能不能两项都享受/);
    assert.match(words, /至少能得到的会少 ¥15,000/);
    await left.locator("summary").focus();
    await page.keyboard.press("Enter");
    await left.getByText("就业补助资金").first().waitFor();
    const taken = bundle.locator(".total", { has: page.getByRole("heading", { name: "给单位" }) });
    assert.ok(await taken.getByRole("link", { name: "小微企业吸纳高校毕业生社会保险补贴" }).isVisible());
    await bundle.screenshot({ path: `test-results/bundle-${viewport.width}.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= viewport.width, `${wide} wide`);
  });

  test(`the list of what to bring names a thing once, keeps its ticks, and prints ${viewport.width}`, async (t) => {
    const page = await open(t, "/about", viewport, { arrange: (it) => it.addInitScript(() => { window.print = () => { document.body.dataset.printed = "yes"; }; }) });
    await page.goto("about:blank");
    await page.goto(`/results${firm}`);
    await page.locator("#bundle").getByRole("link", { name: "办事清单" }).click();
    await page.getByRole("heading", { level: 1, name: "办事清单" }).waitFor();
    const contract = page.getByRole("checkbox", { name: /劳动合同复印件/ });
    assert.equal(await contract.count(), 1);
    await contract.focus();
    await page.keyboard.press("Space");
    assert.ok(await contract.isChecked());
    const labels = await page.locator(".radios__label").evaluateAll((all) => all.map((it) => it.firstChild.textContent));
    assert.equal(new Set(labels).size, labels.length, "each thing once");
    await page.reload();
    await started(page);
    await page.getByRole("heading", { level: 1, name: "办事清单" }).waitFor();
    assert.ok(await contract.isChecked(), "the tick is kept with the page");
    await page.getByRole("button", { name: "打印" }).click();
    await page.waitForFunction(() => document.body.dataset.printed === "yes");
    await page.emulateMedia({ media: "print" });
    assert.ok(await contract.isVisible());
    assert.ok(!(await page.getByRole("button", { name: "打印" }).isVisible()));
    await page.screenshot({ path: `test-results/checklist-print-${viewport.width}.png`, fullPage: true });
  });
}

test("without anything that is certain the list says so", async (t) => {
  const page = await open(t, "/checklist", phone);
  await page.getByText("还没有按您的回答符合的项目").waitFor();
});

test("what only the authority decides can be asked about at once, where nothing is certain", async (t) => {
  const page = await open(t, "/", phone);
  await walk(page, /我失业了/, woman);
  const decided = await page.locator("#group-authority .card__title").allInnerTexts();
  assert.notDeepEqual(decided, []);
  assert.equal(await page.locator("#group-eligible").count(), 0);
  await page.getByRole("link", { name: "打给谁、问哪几项" }).click();
  const asked = page.locator("section").filter({ has: page.getByRole("heading", { name: "现在就可以打电话问" }) });
  assert.deepEqual(await asked.locator("li").allInnerTexts(), decided);
  assert.deepEqual(await asked.locator("h3").allInnerTexts(), ["人社服务热线 12333"]);
});

test("each of two that exclude each other names the other, with the clause", async (t) => {
  const page = await open(t, "/policies/key_group_hiring/", phone);
  const part = page.locator("section", { has: page.getByRole("heading", { name: "能不能和别的一起享受" }) });
  assert.match(await part.innerText(), /招用退役士兵税收扣减\s+同一名招用人员不能两项都享受/);
  assert.match(await part.innerText(), /2024年第4号/);
  await part.getByRole("link", { name: "招用退役士兵税收扣减" }).click();
  await page.getByRole("heading", { level: 1, name: "招用退役士兵税收扣减" }).waitFor();
  assert.match(await part.innerText(), /招用重点群体税收扣减\s+同一名招用人员不能两项都享受/);
  await page.getByRole("link", { name: "English" }).click();
  await page.getByText("both cannot be had for the same hire").waitFor();
});
