// What would change it: said on the policy's page and on its card, and gone once the answer has changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, card } from "./journey.mjs";
import { desk, open, phone } from "./portal.mjs";

for (const viewport of [phone, desk]) {
  test("another month of insurance makes the subsidy, with the day and the sum", async (t) => {
    const page = await open(t, "/policies/startup_jobs", viewport);
    await answer(page, "startup_base.recognised", "yes");
    await answer(page, "received.startup_jobs", "no");
    await answer(page, "hire", { total: 3, rows: [{ count: "2", insured: "14" }, { count: "1", insured: "11" }] });
    const prospects = page.locator(".prospects li");
    await prospects.first().waitFor();
    const text = await prospects.first().innerText();
    assert.match(text, /随时间/);
    assert.match(text, /“已缴社保月数”再累计1个月/);
    assert.match(text, /\+¥20,000/);
    // The same on its card.
    await page.getByRole("link", { name: "结果", exact: true }).click();
    const shown = await card(page, "startup_jobs");
    await shown.locator("summary").first().click();
    await shown.locator(".prospects li").first().waitFor();
    assert.equal(await shown.locator(".prospects li").first().innerText(), text);
  });

  test("who is not registered is told to register, and then no more", async (t) => {
    const page = await open(t, "/policies/unemployment_benefit", viewport);
    const said = { ui_months: "20", insured_place: "150102", "unemployment_benefit.involuntary": "yes", employed: "no", wants_work: "yes", unemployment_registered: "no" };
    for (const [name, value] of Object.entries(said)) await answer(page, name, value);
    const prospects = page.locator(".prospects li");
    await prospects.first().waitFor();
    const text = await prospects.first().innerText();
    assert.match(text, /可以做到/);
    assert.match(text, /“已办失业登记”变为“是”/);
    await answer(page, "unemployment_registered", "yes");
    await prospects.first().waitFor({ state: "detached" });
  });
}
