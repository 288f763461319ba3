// How large things are, and that nothing is lost when they grow: words twice as large, a window of 320, what is pressed,
// the lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lost } from "./access.mjs";
import { begin, dress, openAll, policies, templates, turn } from "./faces.mjs";
import { desk, phone } from "./portal.mjs";

const paths = [...Object.values(templates), ...policies];

/** Goes through every kind of page, filled and with everything open, and gathers what `look` finds on each. */
async function through(t, viewport, look, { before = () => {}, language = "zh" } = {}) {
  const page = await begin(t, language, viewport, { filled: true });
  const all = [];
  for (const path of paths) {
    await turn(page, path, language);
    await openAll(page);
    await before(page);
    all.push(...(await look(page)).map((it) => `${path}: ${it}`));
  }
  return all;
}

const rootSize = (percent) => (page) => page.evaluate((size) => { document.documentElement.style.fontSize = size; }, percent);
const large = (page) => dress(page, { size: "large" });

// English words are longer than Chinese ones and break elsewhere; where there is least room for them they are looked at too.
for (const [name, viewport, language] of [["a phone", phone, "zh"], ["a desk", desk, "zh"], ["a phone, en", phone, "en"]]) {
  test(`words twice as large lose nothing on ${name}`, { timeout: 120_000 }, async (t) => {
    assert.deepEqual(await through(t, viewport, lost, { before: rootSize("200%"), language }), []);
  });
}

// WCAG 1.4.10: a window of 1280 × 1024 at 400 %.
const narrow = { width: 320, height: 256 };
for (const [name, before, language] of [["", undefined, "zh"], [", large print", large, "zh"], [", en", undefined, "en"], [", large print, en", large, "en"]]) {
  test(`in a window of 320 nothing is lost and nothing scrolls sideways${name}`, { timeout: 120_000 }, async (t) => {
    assert.deepEqual(await through(t, narrow, lost, { before, language }), []);
  });
}

/** What does not fit where lines run from top to bottom, as those of Mongolian do; pictures and wide tables in boxes of their own do not turn. */
const unturned = (page) =>
  page.evaluate(() => {
    const turns = (it) => it.checkVisibility() && getComputedStyle(it).position !== "absolute" && !it.closest(".table__frame, .course__file, svg, iframe, .hidden");
    const found = [...document.querySelectorAll("#portal *")].filter((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return turns(it) && (top < -1 || bottom > innerHeight + 1);
    });
    const { scrollHeight } = document.documentElement;
    return [...(scrollHeight > innerHeight ? [`${scrollHeight} high in a window of ${innerHeight}`] : []), ...new Set(found.map((it) => `${it.tagName}.${it.getAttribute("class") ?? ""}`))].slice(0, 5);
  });

const vertical = (page) => page.evaluate(() => { document.documentElement.style.writingMode = "vertical-lr"; });

test("in lines from top to bottom everything has its place", { timeout: 120_000 }, async (t) => {
  assert.deepEqual(await through(t, { width: 740, height: 740 }, unturned, { before: vertical }), []);
  const page = await begin(t, "zh", { width: 740, height: 740 });
  await vertical(page);
  await page.evaluate(() => { document.querySelector(".lead").style.height = "50em"; });
  assert.match((await unturned(page)).join(), /high in a window of 740,.*P\.lead/);
});

test("what is lost is found", async (t) => {
  const page = await begin(t, "zh", phone);
  assert.deepEqual(await lost(page), []);
  const breaks = (what) => page.evaluate(what);
  await breaks(() => { document.querySelector(".lead").style.whiteSpace = "nowrap"; });
  assert.match((await lost(page)).join(), /wide in a window.*out of the window/);
  await breaks(() => { const { style } = document.querySelector(".lead"); style.overflow = "hidden"; });
  assert.match((await lost(page)).join(), /cut off by/);
  await breaks(() => { const it = document.querySelector(".lead"); it.removeAttribute("style"); it.style.marginBlockStart = "-2em"; });
  assert.match((await lost(page)).join(), /lies over/);
});

/**
 * What is pressed and is less than so many pixels high or wide. A radio or checkbox is pressed by its label, which counts for it. As WCAG 2.5.8 has it, a
 * link in a sentence is exempt: one that is laid out inline in a block that has words besides its links. What cannot be
 * seen until it has the focus, the way past the header, is too.
 */
const small = (least) => (page) =>
  page.evaluate((least) => {
    const found = [];
    const words = (it) => it.textContent.replace(/[\s·、，。]+/g, "");
    const inSentence = (link) => {
      if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
      let block = link.parentElement;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const links = [...block.querySelectorAll("a")].map(words).join("").length;
      return words(block).length > links;
    };
    for (const it of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
      const target = /^(radio|checkbox)$/.test(it.type) ? document.querySelector(`label[for="${CSS.escape(it.id)}"]`) : it;
      if (!target?.checkVisibility() || it.matches(".skip-link") || it.disabled || inSentence(it)) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < least - 0.5 || height < least - 0.5) found.push(`${Math.round(width)} × ${Math.round(height)} ${it.outerHTML.slice(0, 100)} ${it.textContent.trim().slice(0, 20)}`);
    }
    return [...new Set(found)].slice(0, 8);
  }, least);

for (const [name, viewport, language] of [["a phone", phone, "zh"], ["a desk", desk, "zh"], ["a phone, en", phone, "en"]]) {
  test(`whatever is pressed is at least 44 by 44 on ${name}`, { timeout: 120_000 }, async (t) => {
    assert.deepEqual(await through(t, viewport, small(44), { language }), []);
  });
}
for (const [name, viewport] of [["a phone", phone], ["a desk", desk]]) {
  test(`in large print whatever is pressed is at least 60 by 60 on ${name}`, { timeout: 120_000 }, async (t) => {
    assert.deepEqual(await through(t, viewport, small(60), { before: large }), []);
  });
}

test("what is too small to be pressed is found", async (t) => {
  const page = await begin(t, "zh", phone);
  assert.deepEqual(await small(44)(page), []);
  await page.evaluate(() => { document.querySelector(".goal").style.cssText = "display: inline-block; block-size: 30px; min-block-size: 0; overflow: hidden"; });
  assert.match((await small(44)(page)).join(), / × \d\d <a class="goal"/);
});

/**
 * Text that runs over lines which stand closer than 1.5 times its size, headings, figures and what is pressed left out; and paragraphs one after the other
 * whose gap is less than 1.3 times that between their lines, the gap of lines being what the line is higher than its letters.
 */
const tight = (page) =>
  page.evaluate(() => {
    const found = [];
    const over = (it) => {
      const { lineHeight, fontSize } = getComputedStyle(it);
      return { size: Number.parseFloat(fontSize), line: Number.parseFloat(lineHeight), lines: Math.round(it.getBoundingClientRect().height / Number.parseFloat(lineHeight)) };
    };
    const own = (it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    for (const it of document.querySelectorAll("#portal *")) {
      if (!own(it) || !it.checkVisibility() || it.closest("svg, .hidden, button, .button, h1, h2, h3, h4, legend, .label, .door__title, .num, .amount, .trial__amount")) continue;
      const { size, line, lines } = over(it);
      if (lines > 1 && line < 1.5 * size - 0.1) found.push(`lines ${(line / size).toFixed(2)}: ${it.className || it.tagName} ${it.innerText.slice(0, 20)}`);
    }
    for (const it of document.querySelectorAll("#portal p + p")) {
      const before = it.previousElementSibling;
      if (![it, before].every((one) => one.checkVisibility() && getComputedStyle(one).display === "block" && !one.closest(".hidden") && !one.querySelector("button, .button"))) continue;
      const { size, line, lines } = over(before);
      const between = it.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
      if (lines > 1 && between >= 0 && line - size + between < 1.3 * (line - size) - 0.1) found.push(`paragraphs ${between}: ${before.innerText.slice(0, 20)}`);
    }
    return [...new Set(found)].slice(0, 8);
  });

for (const [name, before, least] of [["", undefined, 18], [", large print", large, 30]]) {
  test(`words are of ${least} at least, lines and paragraphs have room${name}`, { timeout: 120_000 }, async (t) => {
    const body = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector("main")).fontSize));
    const look = async (page) => [...(await tight(page)), ...((await body(page)) < least ? ["too small"] : [])];
    assert.deepEqual(await through(t, phone, look, { before }), []);
  });
}
