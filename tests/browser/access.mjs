// What is wrong with a page as it stands there: what axe finds, words that cannot be read whole, and what Tab does not reach or show.
import { readFileSync } from "node:fs";
import { dress, still } from "./faces.mjs";
import { require } from "./portal.mjs";

const axe = readFileSync(require.resolve("axe-core"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What a theme or the size of the words can change; the rest of what axe looks at stays as it is.
const seen = ["color-contrast", "link-in-text-block", "target-size"];
export const looks = [{ theme: "light" }, { theme: "dark" }, { theme: "contrast" }, { theme: "light", size: "large" }];

/** What axe finds as the page is now, in every look: the first is looked at whole. */
export async function found(page, where, within = looks) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  const all = [];
  for (const [at, look] of within.entries()) {
    await dress(page, look);
    const runOnly = at ? { type: "rule", values: seen } : { type: "tag", values: tags };
    const violations = await page.evaluate(async (runOnly) => (await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] })).violations, runOnly);
    const said = Object.values(look).join(" ");
    all.push(...violations.map((it) => `${where}, ${said}: ${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`));
  }
  await dress(page);
  return all;
}

/**
 * Words that cannot be read whole: what sticks out of the page, what is cut off by a box that does not scroll or by a field that is too narrow for
 * what is typed, and words that lie over others. Wide tables may scroll in a box of their own.
 */
export const lost = (page) =>
  page.evaluate(() => {
    const found = [];
    const named = (it) => `${it.tagName.toLowerCase()}.${it.getAttribute("class") ?? ""} “${(it.innerText ?? it.value ?? "").trim().slice(0, 24)}”`;
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) found.push(`${wide} wide in a window of ${innerWidth}`);
    const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflowX);
    const hidden = (it) => it.closest(".hidden, .skip-link, [hidden], script, noscript, svg, iframe, textarea") || !it.checkVisibility();
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.parentElement;
      if (!node.data.trim() || hidden(at)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) lines.push({ at, left, right, top: top + (bottom - top) * 0.25, bottom: bottom - (bottom - top) * 0.25 });
    }
    for (const { at, left, right, top, bottom } of lines) {
      if (right < 1 || right - left < 1) continue;
      let boxed = false;
      for (let box = at; box !== document.body && !boxed; box = box.parentElement) {
        const style = getComputedStyle(box);
        boxed = scrolls(box);
        if (boxed || style.overflowX === "visible" || style.display === "inline") continue;
        const { left: from, right: to, top: above, bottom: below } = box.getBoundingClientRect();
        if (left < from - 1 || right > to + 1 || top < above - 1 || bottom > below + 1) found.push(`cut off by ${box.className}: ${named(at)}`);
      }
      if (!boxed && (left < -1 || right > innerWidth + 1)) found.push(`out of the window: ${named(at)}`);
    }
    for (const it of document.querySelectorAll("input:not([type=radio]):not([type=checkbox]):not([type=range]):not([type=file]):not([readonly])"))
      if (it.value && it.scrollWidth > it.clientWidth + 1) found.push(`cut off in a field: ${it.id} ${it.value}`);
    // What stays at the edge of the window lies over the rest by intent; access_keys.test.mjs sees to it that it hides nothing.
    const flows = (it) => !it.closest(".status-bar, .bars, .sticky, .table__frame, .course__file");
    const flowing = lines.filter(({ at }) => flows(at)).sort((a, b) => a.top - b.top);
    for (let one = 0; one < flowing.length; one += 1) {
      for (let two = one + 1; two < flowing.length && flowing[two].top < flowing[one].bottom; two += 1) {
        const [a, b] = [flowing[one], flowing[two]];
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        if (over > 2 && a.at !== b.at && !a.at.contains(b.at) && !b.at.contains(a.at)) found.push(`${named(a.at)} lies over ${named(b.at)}`);
      }
    }
    return [...new Set(found)].slice(0, 5);
  });

/** What Tab should reach, in the order of the page: of radios with one name the one that is ticked, or else the first. Each is marked with its number. */
const reachable = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex='0']")];
    const shown = all.filter((it) => !it.disabled && it.checkVisibility() && getComputedStyle(it).visibility !== "hidden");
    const radios = (it) => shown.filter((other) => other.type === "radio" && other.name === it.name);
    const reached = shown.filter((it) => it.type !== "radio" || it === (radios(it).find((other) => other.checked) ?? radios(it)[0]));
    reached.forEach((it, at) => { it.dataset.at = at; });
    return reached.length;
  });

/**
 * What is wrong with where the focus is: it cannot be seen, or something lies over it. A radio or checkbox shows it on its label. Of a place higher than the
 * window its beginning counts.
 */
const unseen = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    const shown = /^(radio|checkbox)$/.test(it.type) ? document.querySelector(`label[for="${CSS.escape(it.id)}"]`) : it;
    const named = it.outerHTML.slice(0, 100);
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `no focus to be seen: ${named}`;
    const [box] = shown.getClientRects();
    const ends = [box.top + 2, Math.min(box.bottom, box.top + innerHeight / 2) - 2];
    for (const y of ends) {
      if (y < 0 || y > innerHeight) return `out of the window: ${named}`;
      const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
      const top = document.elementFromPoint(x, y);
      if (!shown.contains(top) && !it.contains(top) && !top?.contains(shown)) return `under ${top?.className}: ${named}`;
    }
    return "";
  });

/** Goes through the page by Tab and says what is not reached in its order, or not seen when it is. */
export async function tabbed(page) {
  await still(page);
  // From the top, as after another page was opened.
  await page.evaluate(() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); });
  const [count, wrong] = [await reachable(page), []];
  await page.evaluate(() => document.querySelector("[data-at='0']").focus());
  for (let at = 0; at < count && wrong.length < 5; at += 1) {
    if (at) await page.keyboard.press("Tab");
    const here = await page.evaluate(() => document.activeElement.dataset.at ?? document.activeElement.tagName);
    if (here !== String(at)) {
      wrong.push(`not ${at} of ${count} but ${here}: ${await page.evaluate((at) => document.querySelector(`[data-at='${at}']`)?.outerHTML.slice(0, 100), at)}`);
      break;
    }
    const what = await unseen(page);
    if (what) wrong.push(what);
  }
  return wrong;
}
