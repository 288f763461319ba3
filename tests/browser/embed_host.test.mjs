// In pages of other sites that are strict, hostile, full or without script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { framed, fits, host, line, wrong } from "./embedding.mjs";
import { served } from "./portal.mjs";

const heights = (page) => page.evaluate(() => window.log.filter(({ data }) => data.type === "height").length);
const height = (page, at = 0) => page.locator("policy-portal iframe").nth(at).evaluate((it) => it.clientHeight);

test("under the strictest policy of a host only the script and the frame are to be allowed", async (t) => {
  const { address } = served();
  const policy = `default-src 'none'; script-src ${address}/embed.js; frame-src ${new URL(address).origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const { page } = await host(t, { "": [line(), policy] });
  await framed(page);
  await fits(page);
});

test("several stand on a page, come late, move and go", async (t) => {
  const { page } = await host(t, { "": line('data-page="plan"') + line('data-policy="internship"') });
  await framed(page, 0);
  await framed(page, 1);
  await page.evaluate(() => {
    const late = document.createElement("policy-portal");
    late.setAttribute("page", "tools/retirement_age");
    document.body.prepend(late);
  });
  const frame = await framed(page, 0);
  await frame.getByRole("heading", { level: 1, name: /退休/ }).waitFor();
  const ids = await page.evaluate(() => [...new Set(window.log.map(({ data }) => data.id))]);
  assert.equal(ids.length, 3, String(ids));
  // Moved, it opens anew; removed, it neither fails nor listens.
  await page.evaluate(() => document.body.append(document.querySelector("policy-portal")));
  await (await framed(page, 2)).getByRole("heading", { level: 1, name: /退休/ }).waitFor();
  await page.evaluate(() => document.querySelectorAll("policy-portal").forEach((it) => it.remove()));
  await page.evaluate(() => postMessage({ protocol: "policy-portal/1", id: 1, type: "height", height: 5000 }, "*"));
  assert.equal(await page.locator("iframe").count(), 0);
});

// Only what is of another site is not painted where it lies.
test("a frame that lies off the window is as high as what it shows before anybody sees it", async (t) => {
  const { page } = await host(t, { "": `<div style="height:1500px"></div>${line('data-policy="internship"')}` }, { name: "localhost" });
  await page.waitForFunction(() => window.log.some(({ data }) => data.type === "ready"));
  await page.waitForFunction(() => document.querySelector("policy-portal").clientHeight > 2000, undefined, { timeout: 5000 });
  await fits(page);
  const unseen = await settled(page);
  assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.localName]), [0, "body"], "the reader stays where they are");
  await framed(page);
  assert.ok(Math.abs((await settled(page)) - unseen) < 2);
});

test("where the frame is blocked there is another way, once somebody sees that there is nothing", async (t) => {
  const own = '<policy-portal page="plan"><a href="/elsewhere">方案</a></policy-portal>';
  const pages = { "": [`${line('data-policy="internship" data-title="见习补贴"')}${own}<div style="height:4000px"></div><policy-portal page="calendar"></policy-portal>`, "frame-src 'none'"] };
  const { page } = await host(t, pages, { expected: /frame-src/ });
  const link = page.locator("policy-portal a").filter({ hasText: "没有显示？在新窗口打开：见习补贴" });
  await link.waitFor({ state: "attached" });
  assert.ok(!(await link.isVisible()), "not at once");
  await link.waitFor();
  await page.getByRole("link", { name: "方案", exact: true }).waitFor();
  assert.ok(!(await page.locator("policy-portal").nth(2).locator("a").isVisible()), "nobody has looked there yet");
  const [opened] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await opened.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
});

test("where the portal comes late, the other way goes again", async (t) => {
  let come;
  const held = new Promise((resolve) => (come = resolve));
  const arrange = (page) => page.route("**/portal-*.wasm", (route) => held.then(() => route.continue()));
  const { page } = await host(t, { "": line('data-policy="internship"') }, { arrange });
  const link = page.locator("policy-portal a");
  await link.waitFor();
  come();
  await link.waitFor({ state: "hidden" });
  await (await framed(page)).getByRole("heading", { level: 1, name: /见习/ }).waitFor();
});

/** The height once nothing more comes into the frame: a policy's page goes on for a while. */
async function settled(page) {
  let last;
  for (let same = 0; same < 5; ) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    const now = await height(page);
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}

test("nobody but the frame moves the page: not another origin, not the page itself, not a message that only looks like one", async (t) => {
  const attacker = `<script>
    const types = ["height", "scroll-to", "route", "ready", "hello", "prefill"];
    for (let at = 0; at < 400; at += 1) parent.postMessage({ protocol: "policy-portal/1", id: 1, type: types[at % 6], height: 9999, top: 5000, page: "x" }, "*");
    parent.postMessage("done", "*");
  </script>`;
  const other = await host(t, { "": attacker });
  const { page } = await host(t, { "": line('data-policy="internship"') });
  const frame = await framed(page);
  await fits(page);
  const before = await settled(page);
  // To be looked at, the frame was brought into view.
  const top = await page.evaluate(() => scrollY);
  await page.evaluate((src) => new Promise((resolve) => {
    addEventListener("message", ({ data }) => data === "done" && resolve());
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }), other.address);
  const settle = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await settle();
  assert.equal(await height(page), before);
  // The page itself says whatever it likes, to itself and to the frame: of that the frame reads answers only, and says what is none.
  await page.evaluate(() => {
    const any = [null, undefined, 0, -1, 1e300, NaN, Infinity, "", "policy-portal/1", [], {}, true, "a".repeat(1e5), { length: 9 }];
    const frame = document.querySelector("policy-portal").shadowRoot.querySelector("iframe").contentWindow;
    for (const value of any) {
      for (const message of [value, { protocol: value }, ...["hello", "prefill", "height", "scroll-to", value].map((type) => ({ protocol: "policy-portal/1", id: value, type, height: value, top: value, page: value, answers: value }))]) {
        postMessage(message, "*");
        frame.postMessage(message, "*");
      }
    }
  });
  await settle();
  await fits(page);
  assert.equal(await page.evaluate(() => scrollY), top);
  assert.equal(await frame.evaluate(() => history.state.includes("150102")), false);
  await frame.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
});

test("the frame speaks only to the first who says hello, and to nobody where nobody does", async (t) => {
  const { address } = served();
  const { page } = await host(t, { "": `<iframe src="${address}/embed/frame/#policy=internship" height="500" width="100%"></iframe>` });
  await page.frameLocator("iframe").getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.log), []);
  const room = await page.frames()[1].evaluate(() => document.documentElement.scrollHeight > innerHeight);
  assert.ok(room, "without the script the frame can be scrolled");
  // Whoever stands beside it is not the page around it.
  const hello = '{ protocol: "policy-portal/1", id: 9, type: "hello" }';
  const beside = await host(t, { "": `<script>const to = parent.frames[0] || self; to.postMessage(${hello}, "*"); to.postMessage({ ...${hello}, type: "prefill", answers: "business_place=150102" }, "*"); parent.postMessage("done", "*");</script>` });
  await page.evaluate((src) => new Promise((resolve) => {
    addEventListener("message", ({ data }) => data === "done" && resolve());
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }), beside.address);
  await page.evaluate(() => frames[0].postMessage({ protocol: "policy-portal/1", id: 7, type: "hello" }, "*"));
  await page.waitForFunction(() => window.log.some(({ data }) => data.type === "height"));
  assert.ok(await page.evaluate(() => window.log.every(({ data }) => data === "done" || data.id === 7)));
  assert.ok(!(await page.frames()[1].evaluate(() => history.state)).includes("150102"));
});

test("a frame without an origin of its own works, without messages and without storage", async (t) => {
  const { address } = served();
  const { page } = await host(t, { "": `<iframe sandbox="allow-scripts" src="${address}/embed/frame/#page=policies" height="700" width="100%"></iframe>` });
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1, name: "全部政策" }).waitFor();
  assert.equal(await page.frames()[1].evaluate(() => origin), "null");
  await frame.locator("main .list a").first().click();
  await frame.locator(".breadcrumbs").waitFor();
  await page.evaluate(() => history.back());
  await frame.getByRole("heading", { level: 1, name: "全部政策" }).waitFor();
});

test("where storage, printing, sharing and the clipboard all refuse, everything else goes on", async (t) => {
  const arrange = (_, context) => context.addInitScript(() => {
    const refuse = () => { throw new DOMException("no", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: refuse });
    for (const name of ["clipboard", "share", "serviceWorker"]) Object.defineProperty(Navigator.prototype, name, { get: refuse });
    window.print = refuse;
  });
  const { page } = await host(t, { "": line('data-policy="startup_jobs"') }, { arrange });
  const frame = await framed(page);
  await frame.fill("#hire", "3");
  await fits(page);
});

test("content that is as high as its window does not make it grow for ever, and storms of sizes settle", async (t) => {
  const { page } = await host(t, { "": line('data-policy="internship"') });
  const frame = await framed(page);
  await fits(page);
  const before = await heights(page);
  await frame.evaluate(() => (document.querySelector("main").style.minHeight = "calc(100vh + 80px)"));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  const sent = (await heights(page)) - before;
  assert.ok(sent <= 5, `${sent} messages`);
  await frame.evaluate(() => (document.querySelector("main").style.minHeight = ""));
  for (const width of [400, 900, 330, 700, 500, 900]) await page.setViewportSize({ width, height: 700 });
  await fits(page);
  const quiet = await heights(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  assert.equal(await heights(page), quiet, "then nothing is said any more");
});

test("by keyboard one comes into the frame and out of it again, both ways", async (t) => {
  const { page } = await host(t, { "": `<a href="#" id="before">前</a>${line('data-page="policies" data-policies="internship"')}<a href="#" id="after">后</a>` });
  const frame = await framed(page);
  await fits(page);
  const here = () => page.evaluate(() => document.activeElement.id || document.activeElement.localName);
  for (const [from, key, to] of [["#before", "Tab", "after"], ["#after", "Shift+Tab", "before"]]) {
    await page.focus(from);
    await page.keyboard.press(key);
    assert.equal(await here(), "policy-portal");
    assert.ok(await frame.evaluate(() => document.hasFocus()));
    for (let at = 0; at < 60 && (await here()) !== to; at += 1) await page.keyboard.press(key);
    assert.equal(await here(), to);
  }
});

test("what the reader should see is brought into view, but only for a reader who is in the frame", async (t) => {
  const { page } = await host(t, { "": `<div style="height:2500px"></div>${line('data-page="policies"')}` });
  await page.evaluate(() => scrollTo(0, 2400));
  const frame = await framed(page);
  await fits(page);
  await frame.locator("main .list a").last().scrollIntoViewIfNeeded();
  await frame.locator("main .list a").last().focus();
  await page.keyboard.press("Enter");
  await frame.locator(".breadcrumbs").waitFor();
  await page.waitForFunction(() => {
    const top = document.querySelector("policy-portal").getBoundingClientRect().top;
    return top > -200 && top < innerHeight;
  });
  assert.ok(await page.evaluate(() => window.log.some(({ data }) => data.type === "scroll-to")));
});

test("without script there is a frame that says so, and a link beside it", async (t) => {
  const { address } = served();
  const plain = `<iframe src="${address}/embed/frame/" height="600" width="100%"></iframe><policy-portal><a href="${address}/">内蒙古就业政策</a></policy-portal>${line()}`;
  const { page } = await host(t, { "": plain }, { javaScriptEnabled: false });
  await page.frameLocator("iframe").locator("noscript .main").waitFor();
  assert.ok(await page.frameLocator("iframe").getByRole("link", { name: /打开内蒙古就业政策/ }).isVisible());
  assert.ok(await page.getByRole("link", { name: "内蒙古就业政策", exact: true }).isVisible());
});

test("the page around the frame prints", async (t) => {
  const { page } = await host(t, { "": `<h1>局</h1>${line('data-policy="internship"')}` });
  await framed(page);
  await fits(page);
  const pdf = await page.pdf();
  assert.ok(pdf.length > 10_000);
});

test("the older loader runs against the frame", async (t) => {
  const { page } = await host(t, { "": line('data-policy="internship"', "embed-1.js") });
  await framed(page);
  await fits(page);
  assert.equal(wrong({ protocol: "policy-portal/1", id: 1, type: "height", height: 1, amount: 2 }), "height has amount");
});
