// axe finds nothing on any kind of page, empty, filled, with everything open or with a mistake, in every theme, with large words, in both languages.
// One page is kept for each language, with answers and without; it is turned from one address to the next and dressed where it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asked, begin, dress, languages, mistake, openAll, policies, templates, turn } from "./faces.mjs";
import { desk, require } from "./portal.mjs";

const axe = readFileSync(require.resolve("axe-core"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What a theme or the size of the words can change; the rest of what axe looks at stays as it is.
const seen = ["color-contrast", "link-in-text-block", "target-size"];
const looks = [{ theme: "light" }, { theme: "dark" }, { theme: "contrast" }, { theme: "light", size: "large" }];
const paths = [...Object.values(templates), ...policies];

/** What axe finds as the page is now, in every look: the first is looked at whole. */
async function found(page, where, within = looks) {
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

for (const language of Object.keys(languages)) {
  test(`axe finds nothing on pages without answers, ${language}`, { timeout: 240_000 }, async (t) => {
    const page = await begin(t, language, desk);
    await page.evaluate(axe);
    const all = [];
    for (const path of paths) {
      await turn(page, path, language);
      all.push(...(await found(page, `${path} empty`)));
    }
    for (const path of [templates.tool, templates.policy]) {
      await turn(page, path, language);
      await mistake(page, path);
      all.push(...(await found(page, `${path} mistaken`)));
    }
    assert.deepEqual(all, []);
  });

  test(`axe finds nothing on pages with answers, ${language}`, { timeout: 240_000 }, async (t) => {
    const page = await begin(t, language, desk, { filled: true });
    await page.evaluate(axe);
    const all = [];
    for (const path of paths) {
      await turn(page, path, language);
      // What is open holds all that is closed, and more: it is looked at in every look.
      all.push(...(await found(page, `${path} filled`, looks.slice(0, 1))));
      await openAll(page);
      all.push(...(await found(page, `${path} opened`)));
    }
    await asked(page, language);
    await mistake(page, templates.check);
    all.push(...(await found(page, "check/ mistaken")));
    assert.deepEqual(all, []);
  });
}
