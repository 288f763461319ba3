// A number or day may be answered by bracket, kept, and answered exactly again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, phone, started } from "./portal.mjs";

const pick = (page, name, label) =>
  page.locator(`#${name}-roughly-label`).locator("xpath=..").locator("label", { hasText: label }).click();
const picked = (page, name) =>
  page.evaluate((name) => document.querySelector(`input[name="${name}-roughly"]:checked`)?.value, name);

test("three hires or more is an answer, until the number is at hand", async (t) => {
  const page = await open(t, "/policies/startup_jobs", phone);
  await page.fill("#hire", "5");
  await page.locator("#hire-roughly-label").waitFor();
  await pick(page, "hire", /^3人及以上$/);
  assert.equal(await picked(page, "hire"), "3..");
  assert.equal(await page.inputValue("#hire"), "", "the number is not said with the bracket");

  await page.reload();
  await started(page);
  await page.locator("#hire-roughly-label").waitFor();
  assert.equal(await picked(page, "hire"), "3..", "the bracket is kept with the page");

  await pick(page, "hire", /^不到3人$/);
  assert.equal(await picked(page, "hire"), "..2");
  await page.getByText(/不符合/).first().waitFor();

  await pick(page, "hire", /^改回 5$/);
  assert.equal(await page.inputValue("#hire"), "5", "what was typed before comes back");
  assert.equal(await picked(page, "hire"), undefined);
  await page.fill("#hire", "2");
  assert.equal(await page.inputValue("#hire"), "2");

  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= phone.width, `the page is ${wide} wide`);
  const low = await page.evaluate(() =>
    [...document.querySelectorAll(".roughly .radios__label")].map((it) => it.getBoundingClientRect().height).filter((it) => it < 44));
  assert.deepEqual(low, [], "what is pressed is at least 44 high");
});

test("a bracket of days is said in the list of answers", async (t) => {
  const page = await open(t, "/policies/startup_kept", phone);
  const title = page.locator("#business_start-roughly-label");
  await title.waitFor();
  await pick(page, "business_start", /^不满3年/);
  assert.match(await picked(page, "business_start"), /^\d{4}-\d\d-\d\d\.\.$/);
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.getByRole("heading", { name: "已经回答" }).waitFor();
  assert.match(await page.locator("main").innerText(), /\d+年\d+月\d+日及以后/);
});
