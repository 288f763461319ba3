// The page /calendar: reckoned in slices when it is opened, said in a picture and in a list, and saved as a file that a
// calendar reads.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { onTheDay } from "./faces.mjs";
import { desk, nothingWrong, open, openAll, phone, require } from "./portal.mjs";

const { default: ICAL } = await import(require.resolve("ical.js"));
const graduate = "education_status=graduated&graduation=2025-07-01&two_year_window.settled_in_state_sector=no";

/** Opens the results of a graduate on 1 June 2026, and from there the calendar. */
async function calendar(t, viewport) {
  const page = await open(t, `/results/#answers=1&${graduate}&/end=1`, viewport, { arrange: onTheDay });
  await page.getByText("这些回答是从链接里来的").waitFor();
  await page.getByRole("link", { name: /看政策日历/ }).click();
  await page.getByRole("heading", { name: "按月份看" }).waitFor();
  return page;
}

for (const viewport of [phone, desk]) {
  test(`the calendar, everything open ${viewport.width}`, async (t) => {
    const page = await calendar(t, viewport);
    await openAll(page);
    await nothingWrong(page, viewport.width);
  });
}

test("what ends soonest stands first, and an end that hangs on a date has its day and its clause", async (t) => {
  const page = await calendar(t, phone);
  const firsts = await page.locator(".course .quiet").allInnerTexts();
  const days = firsts.map((line) => line.match(/^(\d+)年(\d+)月(\d+)日/).slice(1).map((part) => part.padStart(2, "0")).join("-"));
  assert.ok(5 < days.length && days.toString() === days.toSorted().toString(), days.toString());
  const event = (text) => page.locator(".course__event", { hasText: text });
  assert.match(await event("2026年12月31日").filter({ hasText: "应届" }).innerText(), /之后不一定\s+由主管部门确定/);
  assert.match(await event("2027年12月31日").filter({ hasText: "应届" }).innerText(), /毕业日期：2025年7月1日/);
});

test("the file is one that a calendar reads, is got by keyboard, and says what the page says", async (t) => {
  const page = await calendar(t, desk);
  const save = page.getByRole("link", { name: "下载日历文件（.ics）" });
  for (let tabs = 0; !(await save.evaluate((link) => link === document.activeElement)); tabs += 1) {
    assert.ok(tabs < 300, "the link is reached by Tab");
    await page.keyboard.press("Tab");
  }
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(saved.suggestedFilename(), "calendar.ics");
  const text = readFileSync(await saved.path(), "utf8");
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "lines are folded");
  const read = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
  const said = await page.locator(".course__event").evaluateAll((all) =>
    all.map((it) => [it.querySelector(".tag").innerText, it.querySelector("a").innerText, it.querySelectorAll("p")[1].innerText]));
  const date = ({ year, month, day }) => `${year}年${month}月${day}日`;
  const told = read.map((it) => [date(it.startDate), it.summary.replace(/：[^：]*$/, ""), it.description.split("\n")[0]]);
  assert.deepEqual(told.map(String).sort(), said.map(String).sort());
  assert.ok(read.every((it) => it.startDate.isDate && it.duration.days === 1), "whole days");
  assert.equal(new Set(read.map((it) => it.uid)).size, read.length);
  await page.getByText("复制日历文件的内容").click();
  assert.equal((await page.locator(".course__file").textContent()).replaceAll("\r\n", "\n"), text.replaceAll("\r\n", "\n"));
});

test("with nothing answered it says what may be, and asks to answer", async (t) => {
  const page = await open(t, "/calendar", phone);
  await page.getByText("还没有回答问题").waitFor();
  await page.getByRole("heading", { name: "按月份看" }).waitFor();
  assert.equal(await page.locator(".course__bar--sure").count(), 0);
  assert.ok(0 < (await page.locator(".course__bar--maybe").count()));
});

test("on a slow phone it is shown how far the calendar has come", async (t) => {
  const page = await open(t, `/results/#answers=1&${graduate}&/end=1`, phone);
  await page.getByText("这些回答是从链接里来的").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate(() => {
    window.seen = [];
    const look = () => {
      const bar = document.querySelector("main progress");
      const said = bar && [bar.value, bar.previousElementSibling.textContent];
      if (said && said[0] !== window.seen.at(-1)?.[0]) window.seen.push(said);
    };
    new MutationObserver(look).observe(document.getElementById("portal"), { subtree: true, childList: true, attributes: true });
  });
  await page.getByRole("link", { name: /看政策日历/ }).click();
  await page.getByRole("heading", { name: "按月份看" }).waitFor();
  const seen = await page.evaluate(() => window.seen);
  assert.ok(seen.length >= 5, JSON.stringify(seen));
  const ways = seen.map(([way]) => way);
  assert.deepEqual(ways, [...ways].sort((a, b) => a - b));
  assert.equal(new Set(seen.map(([, said]) => /已经算到 \d+年\d+月$/.exec(said)[0])).size, seen.length);
  assert.equal(await page.locator("main progress").count(), 0);
});
