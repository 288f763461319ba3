// What was typed outlives reloading and going back, and the focus is where the next thing is to be done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, phone } from "./portal.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

test("the catalogue keeps its words and its filter", async (t) => {
  const page = await open(t, "/policies", desk);
  // Summaries are searched too, and come when the browser is idle.
  await page.waitForLoadState("networkidle");
  const count = () => page.locator("main [aria-live=polite]").first().innerText();
  const all = await count();
  await page.fill("#search", "社保");
  await page.locator(".filter__item").first().click();
  await page.locator(".filter__item[aria-pressed=true]").waitFor();
  const found = await count();
  assert.notEqual(found, all);
  const same = async () => {
    assert.equal(await page.inputValue("#search"), "社保");
    assert.equal(await count(), found);
  };
  await page.reload();
  await page.waitForLoadState("networkidle");
  await same();
  await page.locator(".list__title a").first().click();
  await page.waitForURL(/policies\/./);
  await page.locator("main h1:focus").waitFor();
  await page.goBack();
  await page.locator("#search").waitFor();
  await same();
});

test("the mistakes take the focus once", async (t) => {
  const page = await open(t, "/check/worker", desk);
  assert.ok(page.url().endsWith("/check/"), "the address with a door becomes the plain one");
  const next = page.getByRole("button", { name: "下一组" });
  for (let screen = 0; screen < 12 && !(await page.locator("#birth-year").count()); screen += 1) {
    await next.click();
    await page.waitForTimeout(50);
  }
  await page.fill("#birth-year", "abcd");
  await next.click();
  await page.locator("#error-summary:focus").waitFor();
  await page.locator("#error-summary a").first().click();
  assert.equal(await focused(page), "birth-year");
  await page.locator("#birth-year").pressSequentially("1");
  assert.equal(await focused(page), "birth-year", "correcting is not interrupted");
});

test("a question that was answered stays, and the focus follows rows", async (t) => {
  const page = await open(t, "/policies/startup_jobs", desk);
  const radio = page.locator("main input[type=radio]").first();
  const name = await radio.getAttribute("name");
  await radio.check({ force: true });
  await page.fill("#hire", "3");
  await page.getByRole("button", { name: /再加/ }).click();
  await page.locator("#hire-rows-1-title:focus").waitFor();
  await page.getByRole("button", { name: /删/ }).last().click();
  await page.locator("#hire-rows-add:focus").waitFor();
  assert.ok(await page.locator(`input[name="${name}"]:checked`).count(), "it is still there");
});

test("who types and taps fast loses nothing, though the page is slow", async (t) => {
  const page = await open(t, "/tools/retirement_age", phone);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.locator("#birth-year").focus();
  const typed = [..."1974", "Tab", "0", "3", "Tab", "1", "5"];
  await Promise.all(typed.map((key) => page.keyboard.press(key)));
  await page.waitForFunction(() => history.state.includes("birth10:1974-03-15"));
  assert.deepEqual(await page.locator("[id^=birth-]:is(input):not([type=checkbox])").evaluateAll((all) => all.map((it) => it.value)), ["1974", "03", "15"]);
  await page.goto("/jiuye/policies/startup_jobs/");
  const more = page.locator("button.stepper__button").nth(1);
  await more.waitFor();
  await page.evaluate(() => { for (let tap = 0; tap < 5; tap += 1) document.querySelectorAll("button.stepper__button")[1].click(); });
  await page.waitForFunction(() => history.state.includes("4:hire1:5"));
  assert.equal(await page.inputValue("#hire"), "5");
});
