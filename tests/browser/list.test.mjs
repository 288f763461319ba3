// Situations that are ticked at once, before anything is asked by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, nothingWrong, open, phone } from "./portal.mjs";

const next = (page) => page.getByRole("button", { name: "下一组" }).click();
const title = (page) => page.getByRole("heading", { level: 1, name: "哪些符合您的情况？" });
const rest = (page) => page.locator("#list-rest");

/** Goes on, and waits until something else is shown. */
async function onward(page) {
  const before = await page.locator("main").innerText();
  await next(page);
  await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
}

/** Begins for somebody and comes to the first list. */
async function begun(t, audience, viewport) {
  const page = await open(t, `/check/${audience}/`, viewport);
  await page.waitForFunction(() => window.whole);
  await page.waitForLoadState("networkidle");
  await next(page);
  await title(page).waitFor();
  return page;
}

/** Whether that answer is kept with the page. */
const says = (page, name, answer) => page.evaluate((text) => history.state.includes(text), `${name.length}:${name}${answer.length}:${answer}`);

for (const viewport of [phone, desk]) {
  test(`what is ticked holds, what is not is asked later or does not hold ${viewport.width}`, async (t) => {
    const page = await begun(t, "jobseeker", viewport);
    await nothingWrong(page, page.viewportSize().width);
    const boxes = page.locator("main input[type=checkbox]");
    const count = await boxes.count();
    assert.ok(3 <= count && count <= 13, `${count} boxes`);
    await page.getByLabel("已办失业登记").check();
    assert.ok(await says(page, "unemployment_registered", "yes"));
    assert.ok(!(await says(page, "employed", "no")), "nothing is said of what is not ticked");
    // That nothing else holds is said by the reader alone, and taken back as well.
    await rest(page).check();
    assert.ok(await says(page, "employed", "no"));
    assert.ok(await says(page, "unemployment_registered", "yes"));
    await page.getByLabel("已办失业登记").uncheck();
    assert.ok(await says(page, "unemployment_registered", "no"));
    await page.getByLabel("已办失业登记").check();
    await rest(page).uncheck();
    assert.ok(!(await says(page, "employed", "no")));
    await rest(page).check();
    await next(page);
    await page.goBack();
    await title(page).waitFor();
    assert.ok(await page.getByLabel("已办失业登记").isChecked(), "it is as it was left");
    assert.ok(await rest(page).isChecked());
    await page.reload();
    await title(page).waitFor();
    assert.ok(await rest(page).isChecked(), "it stays when the page is opened anew");
  });
}

test("what nobody said anything of is asked by itself", async (t) => {
  const page = await begun(t, "jobseeker", phone);
  const names = await page.locator("main input[type=checkbox]").evaluateAll((all) => all.map((it) => it.id).filter((id) => id !== "list-rest"));
  const open = new Set(names);
  for (let screen = 0; screen < 40 && !page.url().endsWith("/results/"); screen += 1) {
    await onward(page);
    if (await title(page).count()) continue;
    for (const name of open) if (await page.locator(`main input[type=radio]#${name}`).count()) open.delete(name);
  }
  assert.ok(names.length - open.size >= 3, `${[...open]} of ${names} were not asked`);
});

test("whoever says that nothing else holds is asked much less", async (t) => {
  const screens = async (page) => {
    let count = 1;
    for (; !page.url().endsWith("/results/"); count += 1) {
      assert.ok(count < 40);
      if (await rest(page).count()) await rest(page).check();
      await onward(page);
    }
    return count;
  };
  for (const audience of ["jobseeker", "graduate", "enterprise"]) {
    const count = await screens(await begun(t, audience, phone));
    t.diagnostic(`${audience}: ${count} screens`);
    assert.ok(count <= 12, `${audience}: ${count} screens`);
  }
});

test("by keyboard: a key ticks, the focus stays, and goes to what comes next", async (t) => {
  const page = await begun(t, "jobseeker", desk);
  const box = page.getByLabel("现在有工作");
  await box.focus();
  for (const ticked of [true, false, true]) {
    await page.keyboard.press("Space");
    assert.equal(await box.isChecked(), ticked);
    assert.ok(await box.evaluate((it) => it === document.activeElement));
  }
  await page.getByRole("button", { name: "下一组" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("第 2 组问题").waitFor();
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
});

test("some of a group, or one of several, is ticked first and asked for after", async (t) => {
  const page = await begun(t, "enterprise", phone);
  await page.getByLabel("有招用人员").check();
  await page.getByLabel("有职工培训（岗前、学徒制、技师）").check();
  await rest(page).check();
  const asked = { hire: false, "training_employer-kind": false };
  for (let screen = 0; screen < 40 && !page.url().endsWith("/results/"); screen += 1) {
    const enterprise = page.locator("input[type=radio][name=firm_kind][value=enterprise]");
    if (await enterprise.count()) await enterprise.check();
    await onward(page);
    for (const name of Object.keys(asked)) asked[name] ||= (await page.locator(`main #${name}:not([type=checkbox])`).count()) > 0;
    if (await rest(page).count()) await rest(page).check();
  }
  assert.deepEqual(asked, { hire: true, "training_employer-kind": true });
  // To change it leads to where it was asked by itself, not to the list.
  await page.locator(".summary-list").getByRole("button", { name: /更改\s*招用人员/ }).click();
  await page.locator("main #hire:not([type=checkbox])").waitFor();
});
