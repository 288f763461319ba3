// Pages that are rarely seen: when something failed, is old, is missing or comes to nothing; and that nothing moves for who wants it still.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { found, lost, tabbed } from "./access.mjs";
import { begin, dress, languages, onTheDay, settled, still, templates, turn } from "./faces.mjs";
import { breakOff, open, phone } from "./portal.mjs";

const words = Object.fromEntries(Object.keys(languages).map((language) => [language, JSON.parse(readFileSync(fileURLToPath(new URL(`../../static/text/${language}.json`, import.meta.url)), "utf8"))]));
const refused = /integrity|ERR_FAILED|net::|digest|page error|console/i;
const PROGRAM = "**/portal-*.wasm";
const DATA = "**/static/policies/catalog.*";

const away = (address) => (page) => page.route(address, (route) => route.abort());

/** Opens what is not whole: whoever waits for the program or its data waits for ever. */
async function ill(t, language, arrange) {
  const page = await open(t, `/${languages[language]}plan/`, phone, { expected: refused, arrange: async (page) => { await onTheDay(page); await arrange(page); } });
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page;
}

/** A browser that has the next release by now: what the page does with it is the page's own. What a worker does is tried in worker.test.mjs. */
const released = (page) =>
  page.addInitScript(() => {
    const registration = Object.assign(new EventTarget(), { waiting: { postMessage() {} } });
    const workers = Object.assign(new EventTarget(), { controller: {}, register: async () => registration });
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => workers });
  });

/** Waits for the two bars: a new release is there, and no network. */
async function barred(page) {
  await page.locator("#update #take").waitFor();
  await page.context().setOffline(true);
  await page.locator("#offline .bar__close").waitFor();
}

const chosen = async (page, version) => {
  await page.selectOption("#release", version);
  await still(page);
};

/** How each of these pages comes about, and what is seen when it has. */
const states = {
  "the program does not come": async (t, language) => {
    const page = await ill(t, language, away(PROGRAM));
    await page.locator("#failed #again").waitFor();
    assert.ok(await page.locator("#portal h1").isVisible(), "what was drawn can be read");
    return page;
  },
  "the program breaks off": async (t, language) => {
    const page = await begin(t, language, phone, { filled: true, expected: /page error/ });
    await breakOff(page);
    await page.locator("#failed #again").waitFor();
    return page;
  },
  "the first data does not come": async (t, language) => {
    const page = await ill(t, language, away(DATA));
    await page.locator("#portal .notice__title").waitFor();
    return page;
  },
  "an older release does not come": async (t, language) => {
    const page = await begin(t, language, phone, { filled: true, expected: refused });
    await away(DATA)(page);
    await chosen(page, "2025-06");
    await page.locator("main > .notice .quiet", { hasText: "catalog" }).waitFor();
    return page;
  },
  "an older release is chosen": async (t, language) => {
    const page = await begin(t, language, phone, { filled: true });
    await chosen(page, "2025-06");
    await page.locator("main > .notice", { hasText: "2025-06" }).waitFor();
    return page;
  },
  "a new release is there, and no network": async (t, language) => {
    const page = await begin(t, language, phone, { filled: true, arrange: released, expected: refused });
    await barred(page);
    return page;
  },
  "somebody is helped at a counter": async (t, language) => {
    const page = await begin(t, language, phone, { filled: true });
    await page.getByRole("button", { name: words[language]["counter.begin"] }).click();
    await page.getByText(words[language]["counter.title"]).waitFor();
    await page.locator("header").getByRole("button", { name: words[language]["counter.next"] }).waitFor();
    return page;
  },
  "nothing applies": async (t, language) => {
    const page = await begin(t, language, phone, { at: "check/agency/" });
    await denied(page, words[language]["check.next"]);
    assert.equal(await page.locator("main h1").innerText(), words[language]["results.none"]);
    assert.deepEqual(await page.locator("main .verdict-group").evaluateAll((all) => all.map((it) => it.querySelector("[id]").id)), ["group-not_eligible-title"]);
    return page;
  },
  "nothing is found in the catalogue": async (t, language) => {
    const page = await begin(t, language, phone);
    await turn(page, templates.policies, language);
    await page.fill("#search", "zzzz");
    await page.getByText(words[language]["policies.none"]).waitFor();
    return page;
  },
  "some of a link is not read": async (t, language) => {
    const page = await begin(t, language, phone, { at: "results/#answers=1&residence=atlantis&%3Cb%3Ebold=1&/data=1999.1&hire=2&hire/rows=1&hire/0/insured=14" });
    await page.getByText(words[language]["came.dropped"]).waitFor();
    assert.ok((await page.locator("main .notice li").count()) > 2);
    return page;
  },
  "nothing of a link is read": async (t, language) => {
    const page = await begin(t, language, phone, { at: "results/#answers=9&hire=2&/end=1" });
    await page.getByText(words[language]["came.dropped"]).waitFor();
    assert.equal(await page.locator("main .notice li").count(), 1);
    assert.equal(await page.locator("main .summary-list__row").count(), 0);
    return page;
  },
};

/** Says of everything that is asked that it is not so, until nothing more is asked. */
async function denied(page, next) {
  for (let screen = 0; !page.url().endsWith("/results/"); screen += 1) {
    assert.ok(screen < 20, "the questions do not end");
    if (await page.locator("#list-rest").count()) await page.locator("#list-rest").check();
    for (const no of await page.locator("main label[for$='-no']").all()) await no.click();
    const before = await page.locator("main").innerText();
    await page.locator(".status-bar").getByRole("button", { name: next, exact: true }).click();
    await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
  }
  await settled(page);
}

for (const language of Object.keys(languages)) {
  for (const [what, arrive] of Object.entries(states)) {
    test(`where ${what} axe finds nothing and nothing is lost, ${language}`, { timeout: 120_000 }, async (t) => {
      const page = await arrive(t, language);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language === "en" ? "en" : "zh-Hans");
      assert.deepEqual([...(await found(page, what)), ...(await lost(page))], []);
    });
  }
}

// WCAG 2.4.11; in English they are higher.
for (const [name, size] of [["", undefined], [", large print", "large"]]) {
  test(`what has the focus does not lie under the bars${name}`, { timeout: 120_000 }, async (t) => {
    const page = await begin(t, "en", phone, { at: "check/", arrange: released, expected: refused });
    await barred(page);
    await dress(page, { size });
    assert.deepEqual(await tabbed(page), []);
  });
}

test("what axe finds is found, in each look", async (t) => {
  const page = await begin(t, "zh", phone, { at: "lost/" });
  assert.deepEqual(await found(page, "lost/"), []);
  await page.evaluate(() => { document.querySelector("main p").style.color = "#333"; });
  assert.deepEqual((await found(page, "lost/")).map((it) => it.split(": ").slice(0, 2).join()), ["lost/, dark,color-contrast", "lost/, contrast,color-contrast"]);
  await page.evaluate(() => document.querySelector("h1").remove());
  assert.match((await found(page, "lost/")).join(), /light: page-has-heading-one/);
});

/** What moves, or would, for longer than a hundredth of a second, and what scrolls smoothly. */
const moving = (page) =>
  page.evaluate(() => {
    const found = [];
    const seconds = (list) => Math.max(...list.split(", ").map(Number.parseFloat));
    for (const it of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after", "::details-content", "::marker", "::backdrop"]) {
        const style = getComputedStyle(it, part);
        const named = `${it.tagName.toLowerCase()}.${it.getAttribute("class") ?? ""}${part ?? ""}`;
        if (seconds(style.transitionDuration) + seconds(style.transitionDelay) > 0.01) found.push(`transition ${style.transitionDuration} ${named}`);
        if (style.animationName !== "none" && seconds(style.animationDuration) + seconds(style.animationDelay) > 0.01) found.push(`animation ${style.animationName} ${named}`);
        if (style.scrollBehavior === "smooth") found.push(`smooth scrolling ${named}`);
      }
    }
    const pictures = [...document.querySelectorAll("animate, animateMotion, animateTransform, marquee")].map((it) => it.tagName);
    const under = document.getAnimations().filter((it) => it.playState === "running").map((it) => `runs: ${it.animationName ?? it.transitionProperty ?? "a script's"}`);
    return [...new Set([...found, ...pictures, ...under])].slice(0, 8);
  });

test("for whoever wants it still nothing moves", { timeout: 120_000 }, async (t) => {
  const page = await begin(t, "zh", phone, { filled: true });
  const all = [];
  for (const path of Object.values(templates)) {
    await turn(page, path);
    all.push(...(await moving(page)).map((it) => `${path}: ${it}`));
  }
  assert.deepEqual(all, []);
});

test("what moves is found", async (t) => {
  const page = await begin(t, "zh", phone, { at: "lost/" });
  assert.deepEqual(await moving(page), []);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  assert.match((await moving(page)).join(), /transition 0\.12s .*button/, "elsewhere things do move");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const styled = (rule) => page.evaluate((rule) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule); document.adoptedStyleSheets = [sheet]; }, rule);
  await styled("h1 { transition: color 0s .2s !important; }");
  assert.deepEqual(await moving(page), ["transition 0s h1."]);
  await styled("@keyframes sway { to { opacity: .5; } } h1::before { content: 'x'; animation: sway 1s infinite !important; }");
  assert.deepEqual(await moving(page), ["animation sway h1.::before", "runs: sway"]);
  await styled("html { scroll-behavior: smooth !important; }");
  assert.match((await moving(page)).join(), /^smooth scrolling html/);
  await styled("");
  await page.evaluate(() => document.querySelector("h1").animate([{ opacity: 0 }, { opacity: 1 }], 60_000));
  assert.deepEqual(await moving(page), ["runs: a script's"]);
});
