// Releases of the data: what is not what was released is refused; one is chosen, and two are compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, onDay } from "./journey.mjs";
import { desk, open, phone, prefix } from "./portal.mjs";

/** Changes what comes of an address before the page has it. */
const tamper = (address, change) => async (page) =>
  page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
const refused = /integrity|ERR_FAILED|net::/i;

for (const [file, address, change] of [
  ["data", "**/static/policies/catalog.*", (text) => text.replace("2380", "9380")],
  ["words", "**/static/text/zh-*", (text) => text.replace("内蒙古", "内蒙")],
]) {
  test(`${file} that was changed is refused, and tried again`, async (t) => {
    const page = await open(t, "/", phone, { arrange: tamper(address, change), expected: refused });
    await page.getByText("政策数据已损坏或被改动").waitFor();
    assert.equal(await page.locator("#portal header").count(), 0, "nothing of the portal is shown");
    await page.unroute(address);
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator("h1").first().waitFor();
  });
}

test("a format that this program does not read is said to be so", async (t) => {
  const other = (text) => text.replaceAll(/,1,\["catalog/g, ',9,["catalog');
  const page = await open(t, `${prefix}/`, phone, { arrange: tamper(`**${prefix}/`, other) });
  await page.getByText("这里的程序读不了这一版政策数据").waitFor();
});

/** Chooses a release, or the newest. */
async function choose(page, name, version) {
  await page.selectOption(`#${name}`, version);
}

test("an older release says so, and rules that it does not have for the day are not in force", async (t) => {
  const page = await open(t, "/policies/small_scale_vat", desk);
  await answer(page, "vat_small_scale", "yes");
  await answer(page, "small_scale_vat.monthly_sales", "90000");
  await onDay(page, "2026-03-01");
  const vat = (group) => page.locator(`section:has(#group-${group}) #card-small_scale_vat, #group-${group} #card-small_scale_vat`);
  await vat("eligible").waitFor();
  await choose(page, "release", "2025-06");
  await page.getByText("现在按 2025-06 版的政策数据算").waitFor();
  await vat("not_in_force").waitFor({ state: "attached" });
  await page.reload();
  await vat("not_in_force").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "改用最新的" }).click();
  await vat("eligible").waitFor();
  assert.equal(await page.getByText("现在按 2025-06 版").count(), 0);
});

test("what is different for me between two releases", async (t) => {
  const page = await open(t, "/tools/minimum_wage", desk);
  await answer(page, "work_place", "150102");
  await onDay(page, "2026-03-01");
  await choose(page, "release", "2025-06");
  const row = page.locator(".summary-list > *", { hasText: "最低工资标准" });
  await row.getByText("¥2,270").first().waitFor();
  assert.match(await row.innerText(), /¥2,380/);
});

test("an answer that an older release does not ask is kept, and said to be left out", async (t) => {
  const page = await open(t, "/policies/skill_grant", desk);
  await answer(page, "skill_grant.certificate_level", "level_4");
  await onDay(page, "2026-03-01");
  await choose(page, "release", "2025-06");
  await page.getByText("“职业技能证书”这一版不问").waitFor();
  await page.getByRole("button", { name: "改用最新的" }).click();
  await page.getByText("“职业技能证书”这一版不问").waitFor({ state: "detached" });
  await page.getByText("中级（四级）").first().waitFor({ state: "attached" });
});
