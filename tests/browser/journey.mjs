// Walks through the questions as a person does: answers what is asked and known, leaves the rest, goes on.
import assert from "node:assert/strict";

// The people of the first issue, and what they answer.
export const founder = {
  "startup_base.recognised": "yes", "startup_base.first_startup": "no", "received.startup_base": "no",
  "received.startup_jobs": "no", "received.startup_kept": "no", business_start: "2022-08-01",
  "startup_kept.headcount": "never_fell", hire: { total: 3, rows: [{ insured: "14" }] },
};
const intern = { start: "2025-09-01", months: "6", contract_early: "no", kind: "graduate_2_years" };
export const host = (kept) => ({
  "internship.host": "yes", business_place: "150102",
  intern: {
    total: 5,
    rows: [{ ...intern, retained: "yes", count: String(kept) }, { ...intern, retained: "no", count: String(5 - kept) }],
  },
});
export const woman = {
  sex: "female", birth: "1974-03-10", residence: "150202", urban_resident: "yes", employed: "no", flexible_work: "no",
  "unemployment_benefit.involuntary": "yes", unemployment_registered: "yes", unemployment_months: "2",
  "beyond_retirement_service.able_and_willing": "yes", wants_work: "yes", insured_place: "150202", ui_months: "96",
  "unemployment_benefit.couple": "no", "unemployment_benefit.from": "2026-06-10", education_status: "none",
  hardship_recognised: "no", lived_here_months: "240", employee_insurance_months: "120", disability_certificate: "no",
  zero_employment_family: "no", land_lost: "no", low_income_family: "no",
};
export const graduate = {
  education_status: "graduated", graduation: "2025-07-01", full_time: "yes", birth: "2003-04-12", sex: "female",
  residence: "150102", school_place: "150105", employed: "no", wants_work: "yes",
  unemployment_registered: "no", ui_months: "0", "two_year_window.settled_in_state_sector": "no",
  "talent_reserve.member": "no", hardship_recognised: "no", flexible_work: "no",
};

const id = (name) => name.replaceAll(/[./]/g, "-");

/** Answers one question if it is on the screen: a truth, an option, a date, a number, or a group and its rows. */
export async function answer(page, name, value) {
  const field = page.locator(`#${id(name)}, #${id(name)}-year`).first();
  if (!(await field.count())) return false;
  if ((await field.getAttribute("type")) === "checkbox") return tick(field, value);
  if (typeof value === "object") return rows(page, name, value);
  const radio = page.locator(`input[type=radio][name="${id(name)}"][value="${value}"]`);
  if (await radio.count()) await page.locator(`label[for="${await radio.getAttribute("id")}"]`).click();
  else if (await page.locator(`select#${id(name)}`).count()) await page.selectOption(`#${id(name)}`, value);
  else if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const [year, month, day] = value.split("-");
    await page.fill(`#${id(name)}-year`, year);
    await page.fill(`#${id(name)}-month`, month);
    await page.fill(`#${id(name)}-day`, day);
  } else await page.fill(`#${id(name)}`, value);
  return true;
}

/** Ticks what holds on a list of situations; what does not hold is left to be asked, as is which of several, and how many. */
async function tick(field, value) {
  if (/^no/.test(value) || value.total === 0) return false;
  if (!(await field.isChecked())) await field.check();
  return value === "yes";
}

/** Answers how many there are, and of each row what is asked; answers bring further questions of the row. */
async function rows(page, name, { total, rows }) {
  if ((await page.inputValue(`#${id(name)}`)) === "") {
    await page.fill(`#${id(name)}`, String(total));
    for (let at = 1; at < rows.length; at += 1) await page.getByRole("button", { name: /再加一类/ }).click();
  }
  const open = rows.flatMap((row, at) => Object.entries(row).map(([fact, given]) => [`${name}.${at}.${fact}`, given]));
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    for (const [at, [field, given]] of [...open.entries()].reverse()) if (await answer(page, field, given)) open.splice(at, 1);
  }
  return false;
}

/** Sets the day on the results page. */
export async function onDay(page, day) {
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await answer(page, "day", day);
  const [year, month, date] = day.split("-").map(Number);
  await page.getByText(`按 ${year}年${month}月${date}日 的政策计算`).waitFor();
}

/** Begins at a goal of the home page and answers screen after screen until the results; `answered` is done on each screen before it is left. */
export async function walk(page, goal, answers, answered = () => {}) {
  await page.getByRole("link", { name: /^内蒙古/ }).first().click();
  await page.getByRole("link", { name: goal }).click();
  const open = new Map(Object.entries(answers));
  let screens = 0;
  for (; !page.url().endsWith("/results/"); screens += 1) {
    assert.ok(screens < 60, "the questions do not end");
    for (const [name, value] of open) if (await answer(page, name, value)) open.delete(name);
    await answered();
    const before = await page.locator("main").innerText();
    await page.getByRole("button", { name: "下一组" }).click();
    await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
  }
  return screens;
}

/** Clears every answer on the results page. */
export async function clear(page) {
  await page.getByText(/^(全部清空，重新开始|Clear everything and start again)$/).click();
  await page.getByRole("button", { name: /^(清空|Clear)$/ }).click();
}

/** The card of a policy on the results page, opened. */
export async function card(page, policy) {
  const card = page.locator(`#card-${policy}`);
  if (!(await card.isVisible())) {
    const closed = page.locator(".verdict-group .cards > details.details:not([open]) > summary");
    while (await closed.count()) await closed.first().click();
  }
  return card;
}
