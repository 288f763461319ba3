// By keyboard alone, and what is said of it: Tab reaches everything in its order and shows where it is, mistakes, nothing lies over
// the page, another page is said to be one, and what comes of an answer once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tabbed } from "./access.mjs";
import { answer } from "./journey.mjs";
import { asked, begin, mistake, openAll, policies, settled, still, templates, turn } from "./faces.mjs";
import { desk, phone } from "./portal.mjs";

const paths = [...Object.values(templates), ...policies];

const press = async (page, locator, key) => {
  await locator.focus();
  await page.keyboard.press(key);
};

for (const viewport of [phone, desk]) {
  test(`from home through questions to the results by keyboard ${viewport.width}`, { timeout: 180_000 }, async (t) => {
    const page = await begin(t, "zh", viewport);
    const wrong = async (where) => assert.deepEqual(await tabbed(page), [], where);
    await wrong("home");
    await press(page, page.getByRole("link", { name: /我在创业/ }), "Enter");
    await page.getByRole("heading", { level: 1, name: "您是谁" }).or(page.locator("main input[type=checkbox]").first()).first().waitFor();
    await wrong("who");
    const next = page.getByRole("button", { name: "下一组" });
    let lists = 0;
    for (let screen = 0; screen < 40 && !page.url().endsWith("/results/"); screen += 1) {
      const box = page.locator("main input[type=checkbox], main input[type=radio]").first();
      // The first few as somebody answers them, and then on to the end.
      if (screen < 3 && (await box.count())) await press(page, box, "Space");
      if (screen < 5) await wrong(`screen ${screen}`);
      const rest = page.locator("#list-rest");
      if (await rest.count()) { lists += 1; if (!(await rest.isChecked())) await press(page, rest, "Space"); }
      const before = await page.locator("main").innerText();
      await press(page, next, "Enter");
      await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
    }
    assert.ok(lists, "situations were ticked");
    await settled(page);
    await wrong("results");
    await press(page, page.locator(".card > summary").first(), "Enter");
    await page.locator(".card[open] h4").first().waitFor();
    await wrong("results, one opened");
  });
}

test("what Tab does not reach, or does not show, is found", async (t) => {
  const page = await begin(t, "zh", phone);
  const styled = (rule) => page.evaluate((rule) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule); document.adoptedStyleSheets = [sheet]; }, rule);
  await styled(".goal:focus { outline: 0 !important; }");
  assert.match((await tabbed(page)).join(), /no focus to be seen/);
  await styled("main { margin-block-start: -12rem; position: relative; background: #fff; }");
  assert.match((await tabbed(page)).join(), /under /);
  await styled("");
  await page.evaluate(() => { document.querySelector(".goal").tabIndex = 5; });
  assert.match((await tabbed(page)).join(), /not \d+ of \d+/);
});

for (const language of ["zh", "en"]) {
  const said = /三个人/;
  test(`a mistake is said in words, tied to its field, and takes the focus, ${language}`, async (t) => {
    const page = await begin(t, language, phone, { filled: true });
    await asked(page, language);
    await mistake(page, templates.check);
    assert.equal(await page.evaluate(() => document.activeElement.id), "error-summary");
    const tied = await page.locator("[aria-invalid=true]").evaluateAll((all) => all.map((it) => {
      const about = (it.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      return { id: it.id, said: about.map((one) => one.innerText).join(" "), icon: about.some((one) => one.querySelector("svg")) };
    }));
    assert.ok(tied.length > 0);
    for (const { id, said: words, icon } of tied) {
      assert.match(words, said, `${id} says what was typed`);
      assert.ok(icon, `${id}: not by colour alone`);
    }
    const links = await page.locator("#error-summary a").evaluateAll((all) => all.map((it) => it.getAttribute("href").slice(1)));
    assert.deepEqual(links, tied.map(({ id }) => id));
    assert.match(await page.locator("#error-summary").innerText(), said);
  });
}

test("in colours that the device forces, what is ticked, wrong, or where one is, still shows", async (t) => {
  const page = await begin(t, "zh", phone, { filled: true });
  await page.emulateMedia({ forcedColors: "active" });
  await turn(page, "policies/internship/");
  const radio = page.locator("main .radios__item").first();
  const picture = async (locator) => (await locator.screenshot({ animations: "disabled" })).toString("base64");
  const before = await picture(radio);
  await radio.locator("input").check();
  await page.evaluate(() => document.activeElement.blur());
  await still(page);
  assert.notEqual(await picture(radio), before, "a radio that is ticked");
  await turn(page, "check/");
  const widths = (locator) => locator.evaluate((it) => Number.parseFloat(getComputedStyle(it).borderTopWidth));
  const fonts = (locator) => locator.evaluate((it) => Number(getComputedStyle(it).fontWeight));
  const [current, other] = [page.locator(".header__nav [aria-current]"), page.locator(".header__nav a:not([aria-current])").first()];
  assert.ok((await fonts(current)) > (await fonts(other)), "the page that is shown is bolder");
  await asked(page, "zh");
  const field = page.locator("main .stepper").first();
  const right = await widths(field);
  await mistake(page, templates.check);
  assert.ok((await widths(field)) > right, "a field with a mistake has a broader edge");
  assert.ok(await page.locator(".error-message svg").first().isVisible());
  await page.screenshot({ path: "test-results/forced-colors-mistake.png" });
  await turn(page, "results/");
  const edges = await page.locator(".tag, .card, .button").evaluateAll((all) => all.filter((it) => it.getClientRects().length && getComputedStyle(it).borderTopStyle === "none").map((it) => it.outerHTML.slice(0, 80)));
  assert.deepEqual(edges, []);
  assert.ok(await page.locator(".verdict").evaluateAll((all) => all.every((it) => it.querySelector("svg") && it.innerText.trim())), "each verdict has a shape and words");
  await page.screenshot({ path: "test-results/forced-colors-results.png" });
});

/** What lies over the page or opens by itself, and what asks who somebody is. */
const intrusive = (page) =>
  page.evaluate(() => {
    const bars = ".skip-link, .status-bar, .bars, .sticky, thead th";
    const over = [...document.querySelectorAll("body *")].filter((it) => /fixed|sticky/.test(getComputedStyle(it).position) && !it.matches(bars));
    const opened = [...document.querySelectorAll("dialog, [role=dialog], [role=alertdialog], [popover], [aria-modal], marquee, video, audio, embed, object, iframe:not(.embed__frame)")];
    const asks = [...document.querySelectorAll("input[type=password], [autocomplete*=password], [autocomplete=username], [autocomplete='one-time-code'], input[type=email], input[type=tel]")];
    const named = [...document.querySelectorAll("main a, main button, main label, header a, header button")].filter((it) => /登录|登入|验证码|captcha|log ?in|sign ?in|sign ?up/i.test(it.textContent));
    const timed = [...document.querySelectorAll("meta[http-equiv=refresh i]")];
    return [...over, ...opened, ...asks, ...named, ...timed].map((it) => it.outerHTML.slice(0, 120));
  });

test("nothing lies over the page, opens by itself, asks who one is, or runs out of time", { timeout: 120_000 }, async (t) => {
  const arrange = (page) =>
    page.addInitScript(() => {
      window.called = [];
      for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => { window.called.push(name); };
      if (window.Notification) Notification.requestPermission = async () => { window.called.push("notification"); return "denied"; };
      navigator.geolocation.getCurrentPosition = () => { window.called.push("position"); };
    });
  for (const filled of [false, true]) {
    const page = await begin(t, "zh", phone, { filled, arrange });
    const downloads = [];
    page.on("download", (it) => downloads.push(it.url()));
    for (const path of paths) {
      await turn(page, path);
      assert.deepEqual(await intrusive(page), [], path);
    }
    assert.deepEqual([await page.evaluate(() => window.called), downloads], [[], []]);
    await page.evaluate(() => { document.querySelector("footer").style.position = "fixed"; });
    assert.equal((await intrusive(page)).length, 1, "what lies over the page is found");
  }
});

test("what is typed stays, however long it takes", async (t) => {
  const page = await begin(t, "zh", phone);
  await turn(page, templates.policy);
  await answer(page, "hire", "3");
  await still(page);
  const said = await page.locator("main").innerText();
  await page.clock.install({ time: new Date("2026-06-01T04:00:00Z") });
  await page.clock.fastForward("11:00:00");
  assert.equal(await page.inputValue("#hire"), "3");
  assert.equal(await page.locator("main").innerText(), said);
});

test("another page has another title, and its heading takes the focus", async (t) => {
  const page = await begin(t, "zh", desk);
  const titles = new Set([await page.title()]);
  const arrived = async () => {
    await page.locator("main h1:focus").waitFor();
    const [title, heading] = [await page.title(), await page.locator("main h1").innerText()];
    assert.ok(!titles.has(title), `${title} is another title`);
    titles.add(title);
    return [title, heading];
  };
  for (const name of ["结果", "政策", "方案", "日历", "查一查"]) {
    await page.locator("header nav").getByRole("link", { name, exact: true }).click();
    const [title] = await arrived();
    assert.ok(title.includes("内蒙古"), title);
    assert.equal(await page.evaluate(() => scrollY), 0, "one begins at the top");
  }
  for (const name of ["数据与出处", "隐私、外观与说明"]) {
    await page.locator("footer").getByRole("link", { name }).click();
    const [title, heading] = await arrived();
    assert.ok(title.startsWith(heading), `${title} begins with ${heading}`);
  }
});

/** The regions that are read aloud and that something changes when `what` is done. */
async function aloud(page, what) {
  await still(page);
  await page.evaluate(() => {
    window.heard = new Map();
    window.listening = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target.nodeType === 1 ? target : target.parentElement)?.closest("[aria-live], [role=status], [role=alert]");
        if (region && region.getAttribute("aria-live") !== "off") window.heard.set(region, region.getAttribute("role") === "alert" ? "assertive" : (region.getAttribute("aria-live") ?? "polite"));
      }
    });
    window.listening.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await what();
  await still(page);
  return page.evaluate(() => { window.listening.disconnect(); return [...window.heard].filter(([region]) => region.isConnected && !region.closest(".skeleton")).map(([region, how]) => `${how}: ${region.textContent.trim().slice(0, 30)}`); });
}

test("what an answer comes to is read aloud once, and politely", async (t) => {
  const alone = await begin(t, "zh", desk);
  await turn(alone, templates.policy);
  const came = await aloud(alone, () => alone.fill("#hire", "2"));
  assert.equal(came.length, 1, came.join("; "));
  assert.match(came[0], /^polite: 按您的回答不符合/);
  const tried = await aloud(alone, () => alone.locator("main input[type=range]").first().press("ArrowRight"));
  assert.equal(tried.length, 1, tried.join("; "));
  assert.match(tried[0], /^polite: /);
  const again = await aloud(alone, () => alone.fill("#hire", "3"));
  assert.deepEqual(again.map((it) => it.slice(0, 12)), ["polite: 还需回答"], again.join("; "));
  const page = await begin(t, "zh", desk, { filled: true });
  await asked(page, "zh");
  const heard = await aloud(page, async () => { await page.fill("#hire", "0"); });
  assert.deepEqual(heard.length, 1, heard.join("; "));
  assert.match(heard[0], /^polite: 符合 \d+ 项，还不能定 \d+ 项/);
  await turn(page, "policies/");
  const found = await aloud(page, () => page.fill("#search", "见习"));
  assert.equal(found.length, 1, found.join("; "));
  assert.match(found[0], /^polite: 共 \d+ 项/);
});
