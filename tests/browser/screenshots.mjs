// `make screenshots`: a window of every kind of page in every look, held against docs/screenshots/. `make screenshots APPROVE=1` writes those anew.
// They are compared where browser and fonts are those with which the approved ones were made: others draw letters otherwise. The new ones are
// in test-results/screenshots/ in any case.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { begin, dress, policies, templates, turn } from "./faces.mjs";
import { desk, phone, served } from "./portal.mjs";

const approved = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const made = fileURLToPath(new URL("../../test-results/screenshots/", import.meta.url));
const list = `${approved}made_with.json`;
const approve = process.env.APPROVE === "1";

// A channel of a pixel may differ by so much of 255, and so many pixels of a million by more: the edge of a letter, never a word.
const CHANNEL = 24;
const PIXELS = 200;

const looks = {
  phone: { viewport: phone }, tablet: { viewport: { width: 768, height: 1024 } }, desk: { viewport: desk }, large: { viewport: phone, large: true },
  dark: { viewport: phone, theme: "dark" }, english: { viewport: phone, language: "en" },
  // A4 at 96 pixels an inch.
  print: { viewport: { width: 794, height: 1123 }, media: "print" },
};
const pages = { ...templates, measure: policies[1] };

/** The browser and the fonts with which pictures are made here. */
function madeWith() {
  const fonts = execFileSync("fc-list", ["--format", "%{family}\t%{style}\t%{fontversion}\n"], { encoding: "utf8" });
  return { browser: served().browser.version(), fonts: createHash("sha256").update(fonts.trim().split("\n").sort().join("\n")).digest("hex") };
}

/** The page as it is drawn once it stays the same. */
async function picture(page) {
  let drawn = await page.screenshot({ animations: "disabled" });
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(100);
    const again = await page.screenshot({ animations: "disabled" });
    if (again.equals(drawn)) return drawn;
    drawn = again;
  }
  throw new Error("the page does not come to rest");
}

/** How many of a million pixels differ between two pictures; all of them where their sizes do. */
async function differing(page, one, other) {
  const [a, b] = [one, other].map((it) => `data:image/png;base64,${it.toString("base64")}`);
  return page.evaluate(async ({ a, b, most }) => {
    const drawn = async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = new OffscreenCanvas(width, height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      return { width, height, pixels: canvas.getImageData(0, 0, width, height).data };
    };
    const [first, second] = [await drawn(a), await drawn(b)];
    if (first.width !== second.width || first.height !== second.height) return 1_000_000;
    let count = 0;
    for (let at = 0; at < first.pixels.length; at += 4) {
      if ([0, 1, 2].some((channel) => Math.abs(first.pixels[at + channel] - second.pixels[at + channel]) > most)) count += 1;
    }
    return Math.ceil((4_000_000 * count) / first.pixels.length);
  }, { a, b, most: CHANNEL });
}

const put = (path, bytes) => { mkdirSync(dirname(path), { recursive: true }); writeFileSync(path, bytes); };

let comparable = false;
test("with which browser and fonts", () => {
  const [now, then] = [madeWith(), existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : {}];
  comparable = now.browser === then.browser && now.fonts === then.fonts;
  if (approve) {
    for (const look of Object.keys(looks)) rmSync(`${approved}${look}`, { recursive: true, force: true });
    put(list, `${JSON.stringify(now, null, 1)}\n`);
  } else if (!comparable) {
    const why = then.browser ? `the approved ones were made with ${JSON.stringify(then)}, here is ${JSON.stringify(now)}` : "none are approved yet";
    console.log(`not compared: ${why}. The new ones are in test-results/screenshots/.`);
  }
});

for (const [look, { viewport, language = "zh", media = "screen", theme, large }] of Object.entries(looks)) {
  test(`pictures ${look}`, { timeout: 300_000 }, async (t) => {
    const page = await begin(t, language, viewport, { filled: true });
    const beside = await page.context().browser().newPage();
    t.after(() => beside.close());
    await page.emulateMedia({ media, reducedMotion: "reduce" });
    if (large) await page.locator(".header__tools button").first().click();
    const other = [];
    for (const [name, path] of Object.entries(pages)) {
      await turn(page, path, language);
      if (theme) await dress(page, { theme });
      await page.evaluate(() => {
        // The address at which this is served is another one each time.
        for (const code of document.querySelectorAll("pre")) code.textContent = code.textContent.replaceAll(location.origin, "https://portal.example");
        document.activeElement.blur();
        scrollTo(0, 0);
      });
      const drawn = await picture(page);
      const place = `${look}/${name}.png`;
      put(`${made}${place}`, drawn);
      if (approve) put(`${approved}${place}`, drawn);
      else if (comparable) {
        const count = existsSync(approved + place) ? await differing(beside, readFileSync(approved + place), drawn) : 1_000_000;
        if (count > PIXELS) other.push(`${place}: ${count} of a million pixels`);
      }
    }
    assert.deepEqual(other, [], "make screenshots APPROVE=1 agrees to what is in test-results/screenshots/");
  });
}

test("what differs is counted", async (t) => {
  const page = await begin(t, "zh", phone);
  const beside = await page.context().browser().newPage();
  t.after(() => beside.close());
  const first = await picture(page);
  assert.equal(await differing(beside, first, await picture(page)), 0);
  await page.evaluate(() => { document.querySelector("h1 .phrase").textContent = "一分钟看明"; });
  assert.ok((await differing(beside, first, await picture(page))) > PIXELS, "one letter of a heading");
});
