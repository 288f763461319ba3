// What a browser does besides: its wheel, its way back and forward, several tabs, and a clock that is wrong. Answers stay as they were given.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, settled, still, templates, turn } from "./faces.mjs";
import { answer, clear, onDay } from "./journey.mjs";
import { desk, phone, prefix, started, stopClock } from "./portal.mjs";

const fields = "main input[inputmode], main input[type=number], main input[type=range]";

/** Waits until the page scrolls no more. */
const rested = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(scrollY)));
    for (let same = 0, at = scrollY; same < 4; ) {
      const now = await frame();
      same = now === at ? same + 1 : 0;
      at = now;
    }
  });

/** The fields of numbers that the wheel changes while they have the focus. */
async function wheeled(page) {
  const changed = [];
  for (const field of await page.locator(fields).all()) {
    if (!(await field.isVisible())) continue;
    const [id, kind] = await field.evaluate((it) => [it.id, it.type]);
    if (kind !== "range") await field.fill("3");
    await field.focus();
    const before = await field.inputValue();
    for (const by of [120, -120]) {
      // Where the wheel scrolled the page the field is no longer under the pointer.
      await rested(page);
      await field.hover();
      // Whoever might keep the page from scrolling is told before it has scrolled, while the field is still under the pointer.
      await page.evaluate(() => {
        window.turned = [];
        addEventListener("wheel", ({ target }) => window.turned.push(target.id), { once: true, passive: false });
      });
      await page.mouse.wheel(0, by);
      await page.waitForFunction(() => window.turned.length);
      assert.deepEqual(await page.evaluate(() => [...window.turned, document.activeElement.id]), [id, id]);
      await rested(page);
      const after = await field.inputValue();
      if (after !== before) changed.push(`${id}: ${before}, then ${after}`);
    }
  }
  return changed;
}

test("the wheel over a field of a number leaves what is typed", { timeout: 120_000 }, async (t) => {
  const page = await begin(t, "zh", desk);
  let tried = 0;
  for (const path of [templates.policy, "policies/internship/", "tools/minimum_wage/", templates.tool, "tools/contribution_base/", templates.results]) {
    await turn(page, path);
    tried += await page.locator(fields).count();
    assert.deepEqual(await wheeled(page), [], path);
  }
  assert.ok(tried > 8, `${tried} fields`);
});

test("a field that the wheel changes is found", { timeout: 60_000 }, async (t) => {
  const page = await begin(t, "zh", desk);
  await turn(page, templates.policy);
  await page.evaluate(() => {
    const field = document.querySelector("#hire");
    field.addEventListener("wheel", ({ deltaY }) => { field.value = String(Number(field.value) - Math.sign(deltaY)); });
  });
  assert.deepEqual(await wheeled(page), ["hire: 3, then 2"]);
});

const said = (page) => page.locator("main .summary-list__row").allInnerTexts().then((all) => all.join("\n"));
/** What says which screen this is: its number, or the heading of the first. */
const where = "main h1, main > .quiet";

test("back and forward, the page, the screen and what was answered are there", async (t) => {
  const page = await begin(t, "zh", phone, { at: "check/jobseeker/" });
  const place = () => page.locator(where).first().innerText();
  const next = page.getByRole("button", { name: "下一组" });
  const seen = [];
  for (let screen = 0; screen < 3; screen += 1) {
    const box = page.locator("main input[type=checkbox]:not(#list-rest)").nth(screen);
    if (await box.count()) await box.check();
    else await page.locator("main input[type=radio][value=no]").first().check();
    await still(page);
    seen.push({ said: await place(), ticked: await page.locator("main input:checked").evaluateAll((all) => all.map((it) => it.id)) });
    await next.click();
    await page.waitForFunction(([where, before]) => document.querySelector(where)?.innerText !== before, [where, seen.at(-1).said]);
    await still(page);
  }
  assert.equal(new Set(seen.map((it) => it.said)).size, 3, "three screens");
  await page.locator("header").getByRole("link", { name: "结果", exact: true }).click();
  await page.locator("main .summary-list__row").first().waitFor();
  const answered = await said(page);
  await page.goBack();
  const there = async (at) => {
    await page.waitForFunction(([where, said]) => document.querySelector(where)?.innerText === said, [where, seen[at].said]);
    await still(page);
    assert.deepEqual(await page.locator("main input:checked").evaluateAll((all) => all.map((it) => it.id)), seen[at].ticked);
  };
  for (const at of [2, 1, 0]) {
    await page.goBack();
    await there(at);
  }
  for (const at of [1, 2]) {
    await page.goForward();
    await there(at);
  }
  await page.goForward();
  await page.goForward();
  await page.waitForURL(/\/results\/$/);
  await page.locator("main .summary-list__row").first().waitFor();
  assert.equal(await said(page), answered);
});

test("forward after something was changed, the newest answers are there", async (t) => {
  const page = await begin(t, "zh", phone, { at: "policies/startup_jobs/" });
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.locator("main").getByText("3 人").first().waitFor();
  await page.goBack();
  await page.locator("#hire").waitFor();
  assert.equal(await page.inputValue("#hire"), "3");
  await answer(page, "hire", "5");
  await page.goForward();
  await page.waitForURL(/\/results\/$/);
  await page.locator("main").getByText("5 人").first().waitFor();
  assert.doesNotMatch(await said(page), /3 人/);
  await page.reload();
  await settled(page);
  assert.match(await said(page), /5 人/);
  // Also where the page was opened anew in between, which then knows only what was kept with it.
  await page.goBack();
  await page.locator("#hire").waitFor();
  await answer(page, "hire", "7");
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue("#hire"), "7");
  await page.goForward();
  await page.waitForURL(/\/results\/$/);
  await page.locator("main").getByText("7 人").first().waitFor();
});

test("two tabs hold what was answered in each, and neither changes the other", async (t) => {
  const one = await begin(t, "zh", phone, { at: "policies/startup_jobs/" });
  const two = await one.context().newPage();
  await two.goto(`${prefix}/policies/startup_jobs/`);
  await started(two);
  await two.waitForLoadState("networkidle");
  const held = async () => [await one.inputValue("#hire"), await two.inputValue("#hire")];
  const anew = async () => {
    for (const page of [one, two]) {
      await page.reload();
      await started(page);
      await page.waitForLoadState("networkidle");
      await page.locator("#hire").waitFor();
    }
  };
  await answer(one, "hire", "3");
  assert.deepEqual(await held(), ["3", ""]);
  await answer(two, "hire", "8");
  assert.deepEqual(await held(), ["3", "8"]);
  await anew();
  assert.deepEqual(await held(), ["3", "8"]);
  // What is saved on the device or cleared in one tab is nothing to the other.
  await two.getByRole("link", { name: "结果", exact: true }).click();
  await two.getByRole("button", { name: "存在这台设备上" }).click();
  await two.getByText("已存在这台设备上").waitFor();
  await one.reload();
  await settled(one);
  assert.equal(await one.inputValue("#hire"), "3");
  await clear(two);
  await two.getByText("您还没有回答问题").waitFor();
  await two.goBack();
  await two.locator("#hire").waitFor();
  assert.deepEqual(await held(), ["3", ""]);
  await anew();
  assert.deepEqual(await held(), ["3", ""]);
});

/** What the results say of each policy, also in cards that are closed. */
const cards = (page) => page.locator("main .verdict-group").evaluateAll((all) => all.map((it) => it.textContent));

for (const year of [2031, 1999]) {
  test(`a clock that is wrong, ${year}, is said, can be put right, and then changes nothing`, { timeout: 120_000 }, async (t) => {
    const right = await begin(t, "zh", desk, { filled: true });
    const expected = await cards(right);
    assert.ok(expected.join("").length > 1000);

    const page = await begin(t, "zh", desk, { filled: true, arrange: (it) => stopClock(it, `${year}-01-01`) });
    await page.getByText(`按 ${year}年1月1日 的政策计算`).waitFor();
    assert.notDeepEqual(await cards(page), expected, "the day matters");
    for (const path of Object.values(templates)) {
      await turn(page, path);
      assert.ok(await page.locator("main h1").isVisible(), path);
    }
    await turn(page, templates.results);
    await onDay(page, "2026-06-01");
    // The answers were given on a day that never was.
    await page.getByRole("button", { name: "我的回答说的就是 2026年6月1日" }).click();
    await settled(page);
    assert.deepEqual(await cards(page), expected);
    await page.reload();
    await settled(page);
    assert.deepEqual(await cards(page), expected, "it stays when the page is opened anew");
  });
}
