// axe finds nothing on any kind of page, empty, filled, with everything open or with a mistake, in every theme, with large words, in both languages.
// One page is kept for each language, with answers and without; it is turned from one address to the next and dressed where it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, looks } from "./access.mjs";
import { asked, begin, languages, mistake, openAll, policies, templates, turn } from "./faces.mjs";
import { desk } from "./portal.mjs";

const paths = [...Object.values(templates), ...policies];

for (const language of Object.keys(languages)) {
  test(`axe finds nothing on pages without answers, ${language}`, { timeout: 240_000 }, async (t) => {
    const page = await begin(t, language, desk);
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
