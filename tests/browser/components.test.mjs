// /about/components shows every component, in every state and every look; a component or a state without a sample fails here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { desk, nothingWrong, open, phone } from "./portal.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (folder, end) =>
  readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(end)).map((name) => readFileSync(join(root, folder, name), "utf8")).join("\n");

/** The classes that components give to their elements: what they say in quotes, as far as a stylesheet knows it. */
function classes() {
  const known = new Set([...read("styles", ".css").matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
  const source = read("src/ui/components", ".rs").replace(/^\s*\/\/.*$|\brole="[^"]*"/gm, "");
  const said = [...source.matchAll(/"([^"]*)"/g)].flatMap(([, text]) => text.split(" "));
  return [...new Set(said)].filter((name) => known.has(name)).sort();
}

// It stands once on each page, before all else.
const ONCE = ["skip-link"];

test("every class of every component is shown in every look, and each look is its own", async (t) => {
  const page = await open(t, "/about/components", desk);
  const wanted = classes();
  assert.ok(wanted.length > 150, `${wanted.length} classes`);
  for (const look of ["light", "dark", "contrast", "large"]) {
    const shown = await page.locator(`section[aria-labelledby=${look}]`).evaluate((it) => [...new Set([...it.querySelectorAll("[class]")].flatMap((one) => [...one.classList]))]);
    assert.deepEqual(wanted.filter((name) => !shown.includes(name) && !ONCE.includes(name)), [], look);
  }
  const grounds = await page.locator(".sample").evaluateAll((all) => all.map((it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color, getComputedStyle(it).fontSize].join(" ")));
  assert.equal(new Set(grounds).size, 4, grounds.join("; "));
});

test("no two elements have one id, every icon has a name, and nothing keeps what is pressed", async (t) => {
  const page = await open(t, "/about/components", phone);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map((it) => it.id));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  const names = [...readFileSync(join(root, "src/ui/components/icon.rs"), "utf8").matchAll(/^ {4}[A-Z]\w+,$/gm)];
  for (const look of ["light", "large"]) assert.equal(await page.locator(`#${look} ~ * .sample__icons > li`).count(), names.length);
  const kept = () => page.evaluate(() => JSON.stringify(history.state));
  const before = await kept();
  await page.getByRole("link", { name: "深色" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "dark");
  await page.locator("#dark-number").fill("5");
  await page.locator("#dark-many-1").check();
  await page.locator("section[aria-labelledby=dark] .button:enabled").first().click();
  assert.equal(await kept(), before);
});

test("a name and a sum that are longer than any there is fit on a narrow phone, large too", async (t) => {
  const page = await open(t, "/about/components", { width: 320, height: 640 });
  await nothingWrong(page, 320);
  for (const look of ["light", "large"]) {
    const card = page.locator(`#${look}-card-long`);
    assert.match(await card.innerText(), /.{30}[^]*¥9,876,543,210/);
    const outside = () => card.evaluate((it) => {
      const { left, right } = it.getBoundingClientRect();
      const words = document.createRange();
      words.selectNodeContents(it.querySelector("summary"));
      const parts = [...words.getClientRects()];
      return parts.filter((part) => part.left < left - 1 || part.right > right + 1 || part.right > innerWidth).length;
    });
    assert.equal(await outside(), 0, look);
    await card.evaluate((it) => { it.querySelector("h3").style.whiteSpace = "nowrap"; });
    assert.ok(await outside(), "what sticks out is found");
  }
});
