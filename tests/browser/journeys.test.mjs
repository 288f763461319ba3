// The journeys of the first issue, on a phone and on a desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, phone } from "./portal.mjs";
import { answer, card, founder, graduate, host, onDay, walk, woman } from "./journey.mjs";

for (const viewport of [phone, desk]) {
  const size = `${viewport.width}x${viewport.height}`;
  const journey = (name, day, goal, answers, expect) =>
    test(`${name} ${size}`, async (t) => {
      const page = await open(t, "/", viewport);
      await onDay(page, day);
      const screens = await walk(page, goal, answers);
      t.diagnostic(`${screens} screens`);
      await expect(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= viewport.width, `the page is ${wide} wide`);
    });
  const says = async (page, policy, ...parts) => {
    const text = (await (await card(page, policy)).innerText()).replaceAll(/\s+/g, " ");
    for (const part of parts) assert.match(text, part, policy);
  };
  // The card, opened, and its text.
  const opens = async (page, policy) => {
    const opened = await card(page, policy);
    await opened.locator("summary").first().click();
    await opened.locator("h4").first().waitFor();
    return [opened, (await opened.innerText()).replaceAll(/\s+/g, " ")];
  };
  const isIn = async (page, policy, key) => {
    await card(page, policy);
    const found = await page.evaluate((policy) => {
      const section = document.getElementById(`card-${policy}`)?.closest(".verdict-group");
      return section && (section.id || section.querySelector("[id^=group-]")?.id);
    }, policy);
    assert.match(found ?? "nowhere", new RegExp(`^group-${key}`), policy);
  };

  journey("a graduate of 2025 who interned", "2026-06-01", /我刚毕业/, graduate, async (page) => {
    await isIn(page, "two_year_window", "eligible");
  });

  journey("a founder with three hires in 2025", "2025-09-01", /我在创业/, founder, async (page) => {
    for (const policy of ["startup_base", "startup_jobs", "startup_kept"]) await isIn(page, policy, "eligible");
    await says(page, "startup_base", /金额没有查到/);
    await says(page, "startup_jobs", /¥20,000/, /A 官方来源/);
    const totals = (await page.locator(".total", { hasText: "给创业者" }).first().innerText()).replaceAll(/\s+/g, " ");
    assert.match(totals, /确定 (不低于 ?)?¥40,000/);
  });

  journey("the same founder in 2026", "2026-03-02", /我在创业/, founder, async (page) => {
    await isIn(page, "startup_jobs", "eligible");
    await says(page, "startup_jobs", /¥20,000/, /B 待核/);
    const totals = (await page.locator(".total", { hasText: "给创业者" }).first().innerText()).replaceAll(/\s+/g, " ");
    assert.match(totals, /待核 (不低于 ?)?¥40,000/);
    assert.doesNotMatch(totals, /确定 (不低于 ?)?¥/);
  });

  journey("a host of five interns who keeps three", "2026-03-02", /我要招人/, host(3), async (page) => {
    await isIn(page, "internship", "eligible");
    await says(page, "internship", /¥69,750/);
    const [opened, text] = await opens(page, "internship");
    assert.match(text, /2025年9月至2025年11月：100% × ¥2,270\/月 × 3个月.*¥6,810/);
    assert.match(text, /2025年12月至2026年2月：100% × ¥2,380\/月 × 3个月.*¥7,140/);
    assert.match(text, /3人 × ¥13,950 ¥41,850 2人 × ¥13,950 ¥27,900 ¥41,850 \+ ¥27,900 ¥69,750/);
    assert.match(text, /满足 ?见习期3—12个月 3人的提前签劳动合同：否；3人的见习月数：6个月/);
    await opened.locator(".details", { hasText: "金额的条文" }).first().locator("summary").first().click();
    assert.match(await opened.innerText(), /月最低工资标准·一类地区，2025年12月1日起/);
  });

  journey("a host of five interns who keeps two", "2026-03-02", /我要招人/, host(2), async (page) => {
    await isIn(page, "internship", "eligible");
    await says(page, "internship", /不低于 ?¥48,825/);
  });

  const unemployed = /我失业了/;
  journey("a woman of 52, once to retire at 55", "2026-06-01", unemployed, { ...woman, original_retirement_age: "age_55" }, async (page) => {
    await isIn(page, "unemployment_benefit", "eligible");
    await isIn(page, "hardship_recognition", "eligible");
  });
  journey("a woman of 52, once to retire at 50", "2026-06-01", unemployed, { ...woman, original_retirement_age: "age_50" }, async (page) => {
    await isIn(page, "unemployment_benefit", "authority");
    await isIn(page, "hardship_recognition", "not_eligible");
  });
  journey("a woman of 52 who does not know", "2026-06-01", unemployed, { ...woman, original_retirement_age: "unsure" }, async (page) => {
    await isIn(page, "unemployment_benefit", "answer");
    await isIn(page, "hardship_recognition", "answer");
  });

  journey("a woman insured for 11 of 12 months", "2026-06-01", unemployed, { ...woman, original_retirement_age: "age_55", ui_months: "11" }, async (page) => {
    await isIn(page, "unemployment_benefit", "not_eligible");
    await says(page, "unemployment_benefit", /不满足：失业前单位和本人缴费满1年（失业保险累计缴费时间：11个月，需至少12个月）/);
    const [opened, text] = await opens(page, "unemployment_benefit");
    assert.match(text, /不满足 ?失业前单位和本人缴费满1年 失业保险累计缴费时间：11个月，需至少12个月/);
    assert.doesNotMatch(text.split("全部条件")[0], /想找工作/, "what is met is not in the way");
    await opened.locator("summary", { hasText: "全部条件" }).first().click();
    await opened.getByText("想找工作：是").first().waitFor();
  });

  journey("one who skips every question", "2026-06-01", unemployed, {}, async (page) => {
    for (const policy of ["unemployment_benefit", "hardship_recognition"]) await isIn(page, policy, "answer");
    await page.getByRole("heading", { name: "合计" }).waitFor();
    assert.equal(await page.locator("#group-not_eligible").count(), 0, "nothing is refused to one who said nothing");
  });
}

test("a tool shows no figure before anything is answered, and months in years too", async (t) => {
  const page = await open(t, "/tools/retirement_age/", phone);
  const status = page.locator("main .status");
  await status.getByText("先回答下面的问题，再看结果。").waitFor();
  assert.doesNotMatch(await status.innerText(), /\d/);
  for (const [part, typed] of [["year", "1974"], ["month", "3"], ["day", "1"]]) await page.fill(`#birth-${part}`, typed);
  await page.locator("input[name=sex][value=male]").check();
  await status.getByText(/^7\d\d个月（6\d年(\d+个月)?）/).waitFor();
});

test("where nothing applies it stands open what each policy lacks, and what is changed counts", async (t) => {
  const no = ["disability_certificate", "employed", "entrepreneur", "farm_business_support.runs_one", "full_time", "hardship_recognised", "land_lost", "never_employed", "park_rent.in_park", "park_rent.returnee", "unemployment_registered", "zero_employment_family"];
  const page = await open(t, `/results/#answers=1&/for=herder&${no.map((name) => `${name}=no`).join("&")}&/end=1`, phone);
  await page.locator("h1", { hasText: "还没有能确定符合的" }).waitFor();
  await page.getByText("每项差在哪里，写在下面").waitFor();
  const farm = page.locator("#card-farm_business_support");
  assert.ok(await farm.isVisible(), "nothing has to be opened");
  assert.match(await farm.innerText(), /不满足：经营家庭农牧场或合作社/);
  assert.equal(await page.getByRole("heading", { name: "算一个数" }).count(), 0, "no heading above nothing");
  await page.getByRole("button", { name: "更改 经营家庭农牧场或合作社" }).click();
  await answer(page, "farm_business_support.runs_one", "yes");
  await page.locator("header").getByRole("link", { name: "结果", exact: true }).click();
  await page.locator("h1", { hasText: "结果" }).or(page.locator("h1", { hasText: "可能" })).or(page.locator("h1", { hasText: "符合" })).first().waitFor();
  assert.equal(await page.locator("#group-not_eligible #card-farm_business_support").isVisible(), false, "it is no longer among them");
});
