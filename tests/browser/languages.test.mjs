// The portal in English: every page, the same answers, and nothing in Chinese that is not said to be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firm } from "./faces.mjs";
import { answer } from "./journey.mjs";
import { desk, open, phone, started } from "./portal.mjs";

const pages = ["check/", "check/enterprise/", "results/", "checklist/", "compare/", "policies/", "policies/internship/", "policies/startup_jobs/", "tools/retirement_age/", "plan/", "calendar/", "data/", "about/", "about/components/", "embed/", "lost/"];

/** Texts with Chinese characters that no element around them calls Chinese, and texts called Chinese that have none. */
const mistaken = (page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const { parentElement: at, data } = node;
      if (at.closest("script, noscript, [hidden]")) continue;
      const chinese = /\p{Script=Han}/u.test(data);
      if (chinese && at.closest("[lang]").lang !== "zh-Hans") found.push(data.slice(0, 60));
    }
    return found;
  });

test("every page in English, and what is Chinese in it is said to be", async (t) => {
  const page = await open(t, `/en/results/#${firm}`, desk);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  for (const path of ["", ...pages]) {
    await page.goto(`/en/${path}`);
    await started(page);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await mistaken(page), [], path);
    assert.doesNotMatch(await page.title(), /\p{Script=Han}/u, path);
    const keys = (await page.locator("body").innerText()).match(/\b[a-z_]+\.[a-z_]+(\.[a-z_]+)*\b(?=$|\s)/gm) ?? [];
    assert.deepEqual(keys.filter((key) => !key.endsWith(".md")), [], `${path}: words without a text`);
  }
});

test("reasons, steps and what would change a result are said in English", async (t) => {
  const page = await open(t, `/en/results/#${firm}`, phone);
  const card = page.locator("#card-startup_jobs");
  await card.locator("summary").first().click();
  await card.getByText("¥20,000").first().waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await mistaken(page), []);
});

test("the language changes, the answers stay, and so on the way back", async (t) => {
  // Where a page is left the browser may still have been asking for its icon.
  const page = await open(t, "/policies/startup_jobs/", phone);
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/policies\/startup_jobs\/$/);
  await started(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await page.inputValue("#hire"), "3");
  await page.getByRole("link", { name: "中文" }).click();
  await page.waitForURL(/[^n]\/policies\/startup_jobs\/$/);
  await started(page);
  assert.equal(await page.inputValue("#hire"), "3");
  await page.goBack();
  await page.waitForURL(/\/en\//);
  await started(page);
  await page.locator("html[lang=en] #hire").waitFor();
  assert.equal(await page.inputValue("#hire"), "3");
});

test("without script the other language is a link away", async (t) => {
  const page = await open(t, "/", phone);
  const still = await page.context().browser().newContext({ javaScriptEnabled: false, viewport: phone });
  t.after(() => still.close());
  const read = await still.newPage();
  await read.goto(page.url());
  await read.getByRole("link", { name: "English" }).click();
  assert.match(await read.title(), /Inner Mongolia/);
  await read.getByRole("link", { name: "Policies", exact: true }).click();
  await read.locator(".list__title a").first().click();
  await read.getByRole("link", { name: "中文" }).click();
  assert.equal(await read.evaluate(() => document.documentElement.lang), "zh-Hans");
});
