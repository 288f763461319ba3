// Walks through the questions as a person does: answers what is asked and known, leaves the rest, goes on.
import assert from "node:assert/strict";

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

/** Begins at a goal of the home page and answers screen after screen until the results. */
export async function walk(page, goal, answers) {
  await page.getByRole("link", { name: /^内蒙古/ }).first().click();
  await page.getByRole("link", { name: goal }).click();
  const open = new Map(Object.entries(answers));
  let screens = 0;
  for (; !page.url().endsWith("/results/"); screens += 1) {
    assert.ok(screens < 60, "the questions do not end");
    for (const [name, value] of open) if (await answer(page, name, value)) open.delete(name);
    const before = await page.locator("main").innerText();
    await page.getByRole("button", { name: "下一组" }).click();
    await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
  }
  return screens;
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
