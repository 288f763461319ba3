// Every kind of page, filled with answers or not, on a day that stays the same: what the tests of access and the screenshots go through.
import { open, prefix, started, stopClock } from "./portal.mjs";

/** Answers of a founder, as a link carries them. */
export const firm = "answers=1&business_place=150102&startup_base.recognised=yes&hire=4&hire/rows=2&hire/0/count=3&hire/0/insured=14&hire/1/insured=2&received.startup_jobs=no&/end=1";

/** The address of one page of each kind. */
export const templates = {
  home: "", check: "check/", results: "results/", checklist: "checklist/", compare: "compare/", policies: "policies/", policy: "policies/startup_jobs/",
  tool: "tools/retirement_age/", plan: "plan/", calendar: "calendar/", data: "data/", about: "about/", embed: "embed/", lost: "lost/",
};

/** Two policies of other kinds: one with rows of people, one that gives nothing by itself. */
export const policies = ["policies/internship/", "policies/industry_and_jobs/"];

export const languages = { zh: "", en: "en/" };

/** The device's clock shows the day of which trees and pictures are. */
export const onTheDay = (page) => stopClock(page, "2026-06-01");

/** Waits until the page is as it will stay: both parts of the program, all its words, and what is reckoned when the browser is idle. */
export async function settled(page) {
  await started(page);
  await page.waitForFunction(() => window.whole);
  await page.waitForLoadState("networkidle");
  await still(page);
}

/** Waits until nothing on the page has changed for a while, and nothing that is being reckoned is to come. */
export const still = (page) =>
  page.evaluate(() => new Promise((done) => {
    let quiet = setTimeout(finish, 150);
    const again = () => { clearTimeout(quiet); quiet = setTimeout(finish, 150); };
    const watch = new MutationObserver(again);
    function finish() {
      if (document.querySelector("main .skeleton")) return again();
      watch.disconnect();
      done();
    }
    watch.observe(document.getElementById("portal"), { subtree: true, childList: true, characterData: true, attributes: true });
  }));

/** Opens the portal in a language, with the answers of the founder or with none, or at another address. */
export async function begin(t, language, viewport, { filled = false, at = filled ? `results/#${firm}` : "", arrange, ...options } = {}) {
  const both = async (page) => { await onTheDay(page); await arrange?.(page); };
  const page = await open(t, `/${languages[language]}${at}`, viewport, { ...options, arrange: both });
  await settled(page);
  // Colours that are on their way to others are neither.
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page;
}

/**
 * Goes to another page as the browser's own buttons do, to its beginning; the answers stay. Frames in it are waited for: whoever leaves before they have come
 * breaks off their requests, which counts as a fault.
 */
export async function turn(page, path, language = "zh") {
  await page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `${prefix}/${languages[language]}${path}`);
  await page.waitForFunction(() => !document.querySelector("main .skeleton"));
  for (const frame of page.frames().filter((it) => it.parentFrame())) {
    await frame.locator("#portal button").first().waitFor({ state: "attached" });
    await frame.waitForLoadState("networkidle");
  }
  await still(page);
}

/** Sets the theme and the size of the words, or takes back what was set. */
export const dress = (page, { theme, size } = {}) =>
  page.evaluate((set) => {
    for (const [name, value] of set) {
      if (value) document.documentElement.setAttribute(name, value);
      else document.documentElement.removeAttribute(name);
    }
  }, [["data-theme", theme], ["data-size", size]]);

/** Opens whatever can be opened, and what comes within that; of cards that stand in one list the first two, as the others are alike. */
export async function openAll(page) {
  for (let opened = -1; opened !== 0; await still(page)) {
    opened = await page.evaluate(() => {
      const alike = (it) => it.matches(".card + .card ~ .card");
      const closed = [...document.querySelectorAll("details:not([open])")].filter((it) => !alike(it));
      closed.forEach((it) => it.setAttribute("open", ""));
      return closed.length;
    });
  }
}

/** Types into a field of the page what nobody can mean; on a page of questions, goes on with it. */
export async function mistake(page, path) {
  if (path === "check/") {
    await page.locator("main input[inputmode]").first().fill("三个人");
    await page.locator(".status-bar .button--primary, .status-bar .button:not(.button--text)").first().click();
    await page.locator("#error-summary").waitFor();
  } else {
    const date = page.locator("main input[id$=-day]").first();
    if (await date.count()) for (const [part, typed] of [["year", "1974"], ["month", "2"], ["day", "30"]]) await page.locator(`main input[id$=-${part}]`).first().fill(typed);
    else await page.locator("main input[inputmode]").first().fill("三个人");
    await page.locator(".error-message").first().waitFor();
  }
  await still(page);
}

/** From the results to the question about the people that were hired. */
export async function asked(page, language) {
  await turn(page, "results/", language);
  await page.locator(".summary-list__row").last().getByRole("button").click();
  await page.locator("main #hire").waitFor();
  await still(page);
}
