// Wrong input: everything typed stays, and what is wrong is said beside the field and in the summary.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, phone } from "./portal.mjs";

test("a day that does not exist is kept, named and linked", async (t) => {
  const page = await open(t, "/tools/retirement_age", phone);
  await page.locator("label", { hasText: /^女$/ }).click();
  await page.fill("#birth-year", "1974");
  await page.fill("#birth-month", "2");
  await page.fill("#birth-day", "30");
  const error = page.locator("#birth-error");
  await error.waitFor();
  assert.match(await error.innerText(), /1974-02-30/);
  assert.equal(await page.locator("#birth-year").getAttribute("aria-invalid"), "true");
  assert.equal(await page.inputValue("#birth-day"), "30");
  assert.ok(await page.locator("input[name=sex][value=female]").isChecked(), "the other answer is still there");
  await page.fill("#birth-day", "28");
  await error.waitFor({ state: "detached" });
});

test("a mistake keeps the screen, and the summary leads to it", async (t) => {
  const page = await open(t, "/check/enterprise", phone);
  const field = page.locator("#hire, #employees, #intern").and(page.locator("input[inputmode]")).first();
  for (let screen = 0; screen < 12 && !(await field.count()); screen += 1) {
    await page.getByRole("button", { name: "下一组" }).click();
    await page.waitForTimeout(50);
  }
  const name = await field.getAttribute("id");
  await field.fill("三个人");
  await page.getByRole("button", { name: "下一组" }).click();
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  assert.match(await summary.innerText(), /三个人/);
  assert.equal(await field.inputValue(), "三个人");
  await summary.getByRole("link").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), name);
  await field.fill("3");
  await page.getByRole("button", { name: "下一组" }).click();
  await summary.waitFor({ state: "detached" });
});
