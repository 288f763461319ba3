// A number that is tried: moved by keys and by pointer it comes to what really answering comes to, and changes no answer
// until it is made one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onTheDay } from "./faces.mjs";
import { answer } from "./journey.mjs";
import { desk, nothingWrong, open, openAll, phone } from "./portal.mjs";

const slider = (page) => page.locator("#trial-slider");
const came = (page) => page.locator(".trial__came").innerText();
const amount = (page) => page.locator(".trial__amount").innerText();
// The portal's own verdict and amounts, above.
const own = (page) => page.locator("main > [aria-live]").first().innerText();

/** A founder with two hires, insured for 14 months. */
async function founder(t, viewport) {
  const page = await open(t, "/policies/startup_jobs", viewport);
  await answer(page, "startup_base.recognised", "yes");
  await answer(page, "hire", { total: 3, rows: [{ insured: "14" }] });
  await answer(page, "received.startup_jobs", "no");
  await page.fill("#hire", "2");
  await slider(page).waitFor();
  return page;
}

/** Four interns on 1 June 2026, half a year each. */
async function host(t, viewport) {
  const page = await open(t, "/policies/internship", viewport, { arrange: onTheDay });
  await answer(page, "internship.host", "yes");
  await answer(page, "business_place", "150102");
  const intern = { kind: "graduate_2_years", start: "2025-12-01", months: "6", contract_early: "no", retained: "no" };
  await answer(page, "intern", { total: 4, rows: [intern] });
  await slider(page).waitFor();
  return page;
}

/** Moves the thumb to a number by pointer: the thumb is 32 wide and stays within the slider. */
async function drag(page, to) {
  await slider(page).scrollIntoViewIfNeeded();
  const box = await slider(page).boundingBox();
  const { value, max } = await slider(page).evaluate((it) => ({ value: Number(it.value), max: Number(it.max) }));
  const at = (number) => [box.x + 16 + ((box.width - 32) * number) / max, box.y + box.height / 2];
  await page.mouse.move(...at(value));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 5 });
  await page.mouse.up();
}

async function allOpen(page, viewport) {
  await openAll(page);
  await nothingWrong(page, viewport.width);
}

for (const viewport of [phone, desk]) {
  test(`hires by keys and by pointer ${viewport.width}`, async (t) => {
    const page = await founder(t, viewport);
    assert.equal(await slider(page).inputValue(), "2");
    assert.equal(await amount(page), "¥0");
    const before = await own(page);
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await slider(page).getAttribute("aria-valuetext"), "3人");
    assert.match(await came(page), /3人：按您的回答符合/);
    assert.equal(await amount(page), "¥20,000");
    assert.match(await page.locator(".trial__now").innerText(), /您现在的回答是2人：按您的回答不符合，¥0/);
    assert.equal(await own(page), before, "only tried");
    assert.equal(await page.inputValue("#hire"), "2");
    await drag(page, 5);
    assert.equal(await slider(page).inputValue(), "5");
    assert.equal(await page.inputValue("#trial-number"), "5");
    await drag(page, 0);
    assert.match(await came(page), /0人：按您的回答不符合/);
    await allOpen(page, viewport);
  });

  test(`what is tried is what really answering comes to ${viewport.width}`, async (t) => {
    const page = await founder(t, viewport);
    const tried = [];
    for (const number of ["1", "2", "3", "4"]) {
      await page.fill("#trial-number", number);
      tried.push(await amount(page));
    }
    assert.deepEqual(tried, ["¥0", "¥0", "¥20,000", "¥20,000"]);
    for (const [at, shown] of tried.entries()) {
      await page.fill("#hire", String(at + 1));
      assert.equal((await own(page)).includes("¥20,000"), shown === "¥20,000");
    }
    // Each number as if it were answered, and then answered.
    await page.fill("#hire", "2");
    await slider(page).waitFor();
    await page.fill("#trial-number", "3");
    await page.getByRole("button", { name: "改成这个回答" }).click();
    assert.equal(await page.inputValue("#hire"), "3");
    assert.match(await own(page), /按您的回答符合[^]*¥20,000/);
    await page.waitForFunction(() => document.activeElement.id === "trial");
    await slider(page).waitFor();
    assert.equal(await slider(page).inputValue(), "3");
    assert.equal(await page.getByRole("button", { name: "改成这个回答" }).count(), 0);
  });

  test(`interns: at least so much, for any number ${viewport.width}`, async (t) => {
    const page = await host(t, viewport);
    const tried = [];
    for (const number of ["2", "7"]) {
      await page.fill("#trial-number", number);
      tried.push((await amount(page)).replace(/^(不低于|不超过)/, ""));
    }
    assert.notEqual(tried[0], tried[1]);
    for (const [at, number] of ["2", "7"].entries()) {
      await page.fill("#intern", number);
      assert.ok((await own(page)).includes(tried[at]), `${await own(page)} has ${tried[at]}`);
    }
    await slider(page).waitFor();
    await allOpen(page, viewport);
  });

  test(`as a table, and which number reaches a sum ${viewport.width}`, async (t) => {
    const page = await founder(t, viewport);
    await page.getByText("看成表格").first().click();
    const rows = await page.locator(".table").first().locator("tbody tr").allInnerTexts();
    assert.deepEqual(rows.map((row) => row.split(/\s+/)), [["0人至2人", "按您的回答不符合", "¥0"], ["3人至10人", "按您的回答符合", "¥20,000"]]);
    const said = page.locator(".trial__goal [aria-live]");
    await page.fill("#trial-goal", "1万");
    await said.getByText("最少要3人").waitFor();
    await page.fill("#trial-goal", "5万");
    await said.getByText("都不能保证有¥50,000：能保证的最多是¥20,000").waitFor();
  });

  test(`two numbers at once, by keys and by pointer ${viewport.width}`, async (t) => {
    const page = await founder(t, viewport);
    const chosen = page.locator(".trial__chosen");
    await page.locator("#trial-across").focus();
    await page.keyboard.press("End");
    await page.locator("#trial-down").focus();
    await page.keyboard.press("End");
    assert.match(await chosen.innerText(), /人，\d+个月：¥20,000/);
    await page.keyboard.press("Home");
    assert.match(await chosen.innerText(), /人，0个月：¥0/);
    const { width } = await page.locator(".map").boundingBox();
    await page.locator(".map").click({ position: { x: width - 3, y: 3 } });
    assert.match(await chosen.innerText(), /：¥20,000/);
    assert.equal(await page.locator("#trial-down").inputValue(), await page.locator("#trial-down").getAttribute("max"));
  });

  test(`all totals over one number, on the results ${viewport.width}`, async (t) => {
    const page = await founder(t, viewport);
    await page.getByRole("link", { name: "结果", exact: true }).click();
    await slider(page).waitFor();
    const total = async () => (await page.locator(".total").allInnerTexts()).join("\n");
    assert.equal(await page.locator(".chart").count(), 1);
    await page.fill("#trial-number", "3");
    const tried = (await amount(page)).match(/¥[\d,.]+/)[0];
    await page.getByRole("button", { name: "改成这个回答" }).click();
    await slider(page).waitFor();
    assert.ok((await total()).includes(tried), `${await total()} has ${tried}`);
    await allOpen(page, viewport);
  });
}
