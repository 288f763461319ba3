// Other days: what is planned, and answers that speak of another day than the one reckoned for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, onDay } from "./journey.mjs";
import { open, phone, today } from "./portal.mjs";

const next = Number(today.slice(0, 4)) + 1;

test("a plan says from when on", async (t) => {
  const page = await open(t, "/policies/internship", phone);
  await answer(page, "internship.host", "yes");
  await answer(page, "business_place", "150102");
  await answer(page, "intern", { total: 2, rows: [{ kind: "graduate_2_years", start: `${next}-03-01` }] });
  await page.getByText(`若按计划，自 ${next}年3月1日 起`).first().waitFor();
});

test("answers keep the day they speak of", async (t) => {
  const page = await open(t, "/policies/startup_jobs", phone);
  const notice = page.getByText("您的回答说的是");
  await answer(page, "startup_base.recognised", "yes");
  await onDay(page, `${next}-03-01`);
  await notice.waitFor();
  await page.reload();
  await notice.waitFor();
  await page.getByRole("button", { name: `我的回答说的就是 ${next}年3月1日` }).click();
  await notice.waitFor({ state: "detached" });
  assert.match(await page.locator("main").innerText(), new RegExp(`按 ${next}年3月1日 的政策计算`));
});
