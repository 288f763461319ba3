// What is read, in which order: the pages without styles and on paper, what stands at the same place everywhere, each journey as a
// screen reader goes through it, and that changing an answer leaves nothing of the old one.
// The trees in tests/browser/trees are what is read. REWRITE_TREES=1 node --test tests/browser/access_order.test.mjs writes them anew; read the
// difference before committing it.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, founder, graduate, host, onDay, walk, woman } from "./journey.mjs";
import { begin, dress, firm, languages, onTheDay, openAll, policies, settled, still, templates, turn } from "./faces.mjs";
import { desk, open, phone, require } from "./portal.mjs";

const trees = fileURLToPath(new URL("./trees/", import.meta.url));
const paths = [...Object.values(templates), ...policies];

/** Holds what is read against what was read and agreed to. */
function same(name, read) {
  const path = `${trees}${name}.txt`;
  const text = `${read.trim()}\n`;
  if (process.env.REWRITE_TREES) {
    mkdirSync(trees, { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, "utf8"), `${name}: REWRITE_TREES=1 writes it anew`);
}

/** Headings and what can be used, one a line, as they stand in the page. */
const outline = (page) =>
  page.evaluate(() => {
    const said = (it) => (it.getAttribute("aria-label") ?? (it.labels?.[0] ?? it).innerText).replace(/\s+/g, " ").trim();
    const kind = (it) => ({ A: "link", BUTTON: "button", SUMMARY: "opens", SELECT: "select", TEXTAREA: "text" })[it.tagName] ?? it.type;
    const all = [...document.querySelectorAll("h1, h2, h3, h4, a[href], button, input, select, textarea, summary")].filter((it) => it.checkVisibility() && !it.closest(".hidden"));
    return all.map((it) => (/^H\d$/.test(it.tagName) ? `${"#".repeat(it.tagName[1])} ${said(it)}` : `  ${kind(it)}: ${said(it)}`)).join("\n");
  });

/** Takes all styles away. */
const bare = (page) => page.evaluate(() => [...document.styleSheets].forEach((it) => { it.disabled = true; }));

test("without styles the pages read in order", { timeout: 60_000 }, async (t) => {
  const page = await begin(t, "zh", desk, { filled: true });
  await bare(page);
  const read = [];
  for (const path of [templates.home, templates.check, templates.results, templates.policy]) {
    await turn(page, path);
    read.push(`== /${path}\n${await outline(page)}`);
    const order = await page.evaluate(() => [...document.querySelectorAll("h1, h2, header, main, footer")].filter((it) => it.getClientRects().length).map((it) => it.getBoundingClientRect().top));
    assert.deepEqual(order, order.toSorted((a, b) => a - b), `${path}: each below what stands before it`);
    const huge = await page.evaluate(() => [...document.querySelectorAll("svg.icon")].filter((it) => it.getBoundingClientRect().width > 64).length);
    assert.equal(huge, 0, `${path}: icons stay small`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
  }
  same("without-styles", read.join("\n\n"));
});

const axe = readFileSync(require.resolve("axe-core"), "utf8");

test("on paper every page is black on white and large enough, whatever the screen looks like", { timeout: 120_000 }, async (t) => {
  // A4 within the margins of styles/print.css.
  const page = await begin(t, "zh", { width: 688, height: 1000 }, { filled: true });
  await page.evaluate(axe);
  await page.emulateMedia({ media: "print" });
  const faults = async () => {
    const { violations } = await page.evaluate(() => globalThis.axe.run(document.querySelector("main"), { runOnly: { type: "rule", values: ["color-contrast-enhanced"] }, resultTypes: ["violations"] }));
    const faint = violations.flatMap((it) => it.nodes.map((node) => `faint: ${node.html.slice(0, 100)}`));
    const rest = await page.evaluate(() => {
      const shown = [...document.querySelectorAll("main *")].filter((it) => it.checkVisibility() && !it.closest(".hidden, svg"));
      const own = (it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const little = shown.filter((it) => own(it) && Number.parseFloat(getComputedStyle(it).fontSize) < 12);
      const pressed = [...document.querySelectorAll("button, header nav a, .status-bar")].filter((it) => it.checkVisibility());
      const wide = document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} wide`] : [];
      return [...wide, ...[...little, ...pressed].map((it) => it.outerHTML.slice(0, 100))];
    });
    return [...faint, ...rest].slice(0, 5);
  };
  for (const path of paths) {
    await turn(page, path);
    await openAll(page);
    for (const look of [{ theme: "dark" }, { theme: "contrast", size: "large" }]) {
      await dress(page, look);
      assert.deepEqual(await faults(), [], `${path} ${Object.values(look)}`);
    }
  }
  await page.evaluate(() => { document.querySelector("main").style.color = "#888"; });
  assert.notDeepEqual(await faults(), [], "what is faint is found");
});

for (const language of Object.keys(languages)) {
  test(`help stands at the same place on every page, ${language}`, { timeout: 60_000 }, async (t) => {
    const page = await begin(t, language, phone);
    const around = () =>
      page.evaluate(() => {
        const landmarks = [...document.querySelectorAll("header, nav, main, footer")].filter((it) => !it.closest("main") || it.matches("main"));
        const help = [...document.querySelectorAll("a[href^='tel:']")].map((it) => [it.closest("footer")?.className, it.getAttribute("href"), it.innerText]);
        const before = landmarks.map((it) => it.tagName);
        return { before, help, footer: document.querySelector("footer").innerText, nav: document.querySelector("header nav").innerText, last: document.querySelector("#portal").lastElementChild.tagName };
      });
    const first = await around();
    assert.deepEqual(first.help.map(([, address]) => address), ["tel:12333", "tel:12345"]);
    assert.equal(first.last, "FOOTER");
    for (const path of paths) {
      await turn(page, path, language);
      assert.deepEqual(await around(), first, path);
    }
  });
}

/** What the results say. */
const results = async (page) => (await page.locator("main h1, main .total, main .verdict-group, main .summary-list").allInnerTexts()).join("\n");

test("an answer that is changed and changed back leaves nothing of itself", { timeout: 60_000 }, async (t) => {
  const page = await begin(t, "zh", phone, { filled: true });
  const before = await results(page);
  const change = async (value) => {
    await page.locator(".summary-list").getByRole("button", { name: /更改\s*经营所在地/ }).click();
    await page.locator("main #business_place").waitFor();
    await answer(page, "business_place", value);
    await page.locator("header").getByRole("link", { name: "结果", exact: true }).click();
    await page.locator(".summary-list").waitFor();
    await still(page);
  };
  await change("150202");
  const changed = await results(page);
  assert.notEqual(changed, before);
  const fresh = await open(t, "/about/", phone, { arrange: onTheDay });
  await fresh.goto("about:blank");
  await fresh.goto(`/results/#${firm.replace("150102", "150202")}`);
  await settled(fresh);
  assert.equal(changed, await results(fresh), "as if it had been answered so at once");
  await change("150102");
  assert.equal(await results(page), before);
});

for (const [name, day, goal, answers] of [
  ["a graduate", "2026-06-01", /我刚毕业/, graduate],
  ["a founder", "2026-03-02", /我在创业/, founder],
  ["a host of interns", "2026-03-02", /我要招人/, host(3)],
  ["a woman of 52", "2026-06-01", /我失业了/, { ...woman, original_retirement_age: "unsure" }],
  ["one who skips every question", "2026-06-01", /我失业了/, {}],
]) {
  test(`${name}, read in order`, { timeout: 120_000 }, async (t) => {
    const page = await begin(t, "zh", phone);
    await onDay(page, day);
    const read = [];
    const listen = async () => {
      const parts = [page.locator("main"), page.locator(".status-bar")];
      const said = [];
      for (const part of parts) if (await part.count()) said.push(await part.ariaSnapshot());
      read.push(`== ${read.length + 1}\n${said.join("\n")}`);
      assert.equal(await page.locator("main h1").count(), 1);
    };
    await walk(page, goal, answers, listen);
    await settled(page);
    await listen();
    same(name.replaceAll(" ", "-"), read.join("\n\n"));
  });
}
