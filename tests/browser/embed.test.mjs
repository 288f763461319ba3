// In a page of another site: what that site can ask for, what it is told, and what it is not.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { framed, fits, host, line } from "./embedding.mjs";
import { turn } from "./faces.mjs";
import { answer } from "./journey.mjs";
import { desk, nothingWrong, open, phone, require, served } from "./portal.mjs";

test("one line shows a policy, as high as it is", async (t) => {
  const { page, requests, warnings } = await host(t, { "": `<h1>某局</h1>${line('data-policy="internship" data-title="见习补贴"')}<p>后面</p>` });
  const frame = await framed(page);
  await frame.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  await fits(page);
  const attributes = await page.locator("policy-portal iframe").evaluate((it) => ({
    title: it.title, loading: it.loading, referrer: it.referrerPolicy, sandbox: it.getAttribute("sandbox"), allow: it.allow,
  }));
  assert.deepEqual(attributes, {
    title: "见习补贴", loading: "lazy", referrer: "no-referrer", allow: "clipboard-write",
    sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads",
  });
  const room = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(room <= 1, `there is nothing to scroll in the frame: ${room}`);
  assert.equal(await frame.locator("header.header, footer.footer, .breadcrumbs").count(), 0);
  const whole = frame.getByRole("link", { name: /打开内蒙古就业政策/ });
  assert.deepEqual(await whole.evaluate((it) => [it.target, it.rel, new URL(it.href).pathname]), ["_blank", "noopener", "/jiuye/policies/internship/"]);
  assert.ok(requests.length > 5 && requests.every((url) => !/title|见习/.test(decodeURI(url))), "what is asked for is in no request");
  assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((name) => /^(?!on).*(policy|portal)/i.test(name))), []);
  assert.deepEqual(warnings, []);
});

test("a browser that can share may do so in the frame", async (t) => {
  const arrange = (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: () => Promise.resolve() }));
  const { page } = await host(t, { "": line() }, { arrange });
  assert.equal(await page.locator("policy-portal iframe").getAttribute("allow"), "clipboard-write; web-share");
});

test("of a policy the calculator alone can be shown, with the way to the rest", async (t) => {
  const shown = async (more) => {
    const { page } = await host(t, { "": line(`data-policy="startup_jobs"${more}`) }, { viewport: phone });
    const frame = await framed(page);
    await frame.locator("#hire").waitFor();
    await fits(page);
    return { frame, high: await page.locator("policy-portal").evaluate((it) => it.clientHeight) };
  };
  const { high: whole } = await shown("");
  const { frame, high: alone } = await shown(" data-calculator");
  assert.equal(await frame.locator("main h1").count(), 1);
  assert.deepEqual(await frame.locator("main h2").allInnerTexts(), ["用您的情况算一算"]);
  assert.equal(await frame.locator("main .clause, main .lead, main .conditions").count(), 0);
  const rest = frame.getByRole("link", { name: /条文、怎么申请、找谁办：打开内蒙古就业政策/ });
  assert.deepEqual(await rest.evaluate((it) => [it.target, new URL(it.href).pathname]), ["_blank", "/jiuye/policies/startup_jobs/"]);
  t.diagnostic(`${whole} and ${alone} pixels high`);
  assert.ok(alone < whole / 2, `${whole} and ${alone} pixels high`);
  const came = frame.locator(".status");
  const before = await came.innerText();
  await answer(frame, "hire", "0");
  await frame.waitForFunction((before) => document.querySelector(".status").innerText !== before, before);
  await nothingWrong(frame, phone.width);
});

test("each frame has a name of its own: that of what it shows, or the one it was given", async (t) => {
  const lines = ['data-policy="internship"', 'data-page="tools/retirement_age"', 'data-page="policies" data-title="目录"'];
  const { page } = await host(t, { "": lines.map((it) => line(it)).join("") });
  const titles = () => page.locator("policy-portal iframe").evaluateAll((all) => all.map((it) => it.title));
  assert.equal(new Set(await titles()).size, 3);
  for (const at of lines.keys()) await framed(page, at);
  const names = [/^就业见习补贴 · 内蒙古就业政策$/, /退休.* · 内蒙古就业政策$/, /^目录$/];
  for (const [at, title] of (await titles()).entries()) assert.match(title, names[at]);
  await (await framed(page, 2)).locator("main .list a").first().click();
  await page.waitForFunction(() => window.log.some(({ data }) => data.id === 3 && data.type === "route" && /^policies\/./.test(data.page)));
  assert.equal((await titles())[2], "目录");
});

test("each option is done, and stays when another page is opened", async (t) => {
  const asked = 'data-page="policies" data-audience="graduate" data-place="1506" data-large data-theme="light" data-accent="#8f1d14" data-day="2026-03-01" data-release="2026-01"';
  const { page } = await host(t, { "": line(asked) });
  const frame = await framed(page);
  await frame.getByText("只列出在鄂尔多斯市适用的政策").waitFor();
  const look = () => frame.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [document.documentElement.dataset.size, document.documentElement.dataset.theme, style.getPropertyValue("--action").trim()];
  });
  assert.deepEqual(await look(), ["large", "light", "#8f1d14"]);
  assert.equal(await frame.getByRole("button", { name: "高校毕业生或在校生", pressed: true }).count(), 1);
  assert.equal(await frame.getByText(/呼和浩特市/).count(), 0);
  await frame.locator("main .list a").first().click();
  await frame.locator(".breadcrumbs").waitFor();
  await frame.getByText(/2026-01/).first().waitFor();
  assert.deepEqual(await look(), ["large", "light", "#8f1d14"]);
});

test("the whole catalogue has its place in a frame on a phone, in English and large print too", async (t) => {
  const { page } = await host(t, { "": line('data-page="policies" data-lang="en" data-large') }, { viewport: phone });
  const frame = await framed(page);
  assert.ok((await frame.locator("main .list > li").count()) > 60);
  await fits(page);
  const [inside, outside] = [await frame.evaluate(() => document.documentElement.scrollHeight), await page.locator("policy-portal iframe").evaluate((it) => it.clientHeight)];
  assert.ok(inside <= outside && outside < 20000, `${inside} in ${outside}`);
});

test("what else can be shown: the check for one audience, the plan, tools, English", async (t) => {
  const lines = ['data-page="check/firm"', 'data-page="plan"', 'data-page="tools/retirement_age"', 'data-policy="internship" data-lang="en"', 'data-policies="internship,startup_jobs"', 'data-page="tools/minimum_wage"', 'data-policy="enterprise_size_tool"'];
  const { page } = await host(t, { "": lines.map((it) => line(it)).join("<hr>") });
  for (const at of lines.keys()) {
    const frame = await framed(page, at);
    const heading = await frame.locator("main h1").innerText();
    assert.match(heading, [/./, /方案/, /退休/, /[Ii]nternship/, /政策/, /最低工资/, /规模/][at], heading);
    if (at === 3) assert.match(await page.locator("policy-portal iframe").nth(3).getAttribute("title"), /^[Ii]nternship.* · /);
    if (at === 4) assert.equal(await frame.locator("main .list > li").count(), 2);
  }
});

test("bad options are left out and named, in the console and in a line that closes by keyboard", async (t) => {
  const bad = 'data-page="nowhere/at/all" data-colour="red" data-theme="<img src=x onerror=alert(1)>" data-accent="#7a7a7a" data-policies="internship,nonesuch" data-answers="residence=atlantis"';
  const { page, warnings } = await host(t, { "": line(bad) });
  const frame = await framed(page);
  const notice = frame.locator(".notice").filter({ hasText: "有些设置没有用上" });
  await notice.waitFor();
  const said = await notice.locator("li").allInnerTexts();
  assert.equal(said.length, 6, said.join("\n"));
  for (const name of ["page=nowhere/at/all", "colour", "theme=<img src=x onerror=alert(1)>", "accent", "policies=nonesuch"]) assert.ok(said.some((it) => it.startsWith(`${name}：`)), name);
  const named = warnings.filter((it) => it.startsWith("policy-portal: "));
  assert.equal(named.length, 6, named.join("\n"));
  assert.equal(await frame.locator("main img").count(), 0);
  assert.equal(await frame.locator("main .list > li").count(), 1, "the policy that is known is listed");
  await frame.getByRole("button", { name: "知道了" }).focus();
  await page.keyboard.press("Enter");
  await notice.waitFor({ state: "detached" });
  assert.equal(await frame.evaluate(() => document.activeElement.id), "main");
});

test("answers are given by the page and read as a link is; what a reader said stays; none ever leaves", async (t) => {
  const { page, requests } = await host(t, { "": line('data-policy="startup_jobs" data-answers="business_place=150102"') });
  const frame = await framed(page);
  await frame.locator("#hire").waitFor();
  assert.equal(await frame.evaluate(() => location.hash), "#page=policies/startup_jobs/");
  await answer(frame, "hire", "7391");
  const element = page.locator("policy-portal");
  await element.evaluate((it) => it.prefill("hire=4&startup_base.recognised=yes&nothing=1"));
  await frame.getByText("nothing：现在没有这个问题").waitFor();
  assert.equal(await frame.inputValue("#hire"), "7391");
  const kept = await frame.evaluate(() => history.state);
  assert.match(kept, /14:business_place6:150102/);
  assert.match(kept, /startup_base\.recognised3:yes/);
  const log = JSON.stringify(await page.evaluate(() => window.log));
  assert.doesNotMatch(log, /7391|150102|recognised/);
  assert.ok(requests.every((url) => !/7391|150102/.test(url)));
});

test("what the page has answered is said to be, stands in its field and can be changed", async (t) => {
  const { page } = await host(t, { "": line('data-page="tools/retirement_age" data-answers="birth=1974-03-01&sex=male"') });
  const frame = await framed(page);
  await frame.getByText("有些回答是所在的网页先填好的").waitFor();
  assert.equal(await frame.locator("#birth-year").inputValue(), "1974");
  const man = frame.locator("input[name=sex][value=male]");
  assert.ok(await man.isChecked());
  await frame.locator("input[name=sex][value=female]").check();
  await frame.waitForFunction(() => history.state.includes("3:sex6:female"));
});

test("answers that are given one by one all come, before the element stands in the page, before the frame is ready and after", async (t) => {
  const { page } = await host(t, { "": line('data-page="check"') });
  await page.evaluate(() => {
    const late = document.createElement("policy-portal");
    late.setAttribute("policy", "startup_jobs");
    late.setAttribute("answers", "business_place=150102");
    late.prefill("startup_base.recognised=yes");
    late.addEventListener("ready", () => {
      late.prefill("hire=3");
      late.prefill("received.startup_jobs=no");
    });
    document.body.prepend(late);
    late.prefill("startup_base.first_startup=no");
  });
  const frame = await framed(page);
  for (const said of ["14:business_place6:150102", "startup_base.recognised3:yes", "startup_base.first_startup2:no", "4:hire1:3", "received.startup_jobs2:no"]) await frame.waitForFunction((said) => String(history.state).includes(said), said);
});

test("the way out of the frame leads to the portal, though that lets nobody in beside it", async (t) => {
  const { page } = await host(t, { "": line('data-policy="internship"') });
  const frame = await framed(page);
  const [opened] = await Promise.all([page.waitForEvent("popup"), frame.locator("a.bare__link").click()]);
  await opened.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  assert.match(opened.url(), /\/policies\/internship\/$/);
});

test("the frame does not shrink while the program is on its way", async (t) => {
  const arrange = (page) => page.addInitScript(() => {
    window.heights = [];
    addEventListener("message", ({ data }) => data.type === "height" && window.heights.push(data.height));
  });
  const { page } = await host(t, { "": line('data-policy="internship"') }, { arrange });
  await framed(page);
  await fits(page);
  const heights = await page.evaluate(() => window.heights);
  assert.ok(Math.min(...heights) > 480, String(heights));
});

for (const [width, more] of [[360, ""], [320, " data-large"], [900, ' data-theme="dark"']]) {
  test(`in a frame of ${width} nothing sticks out, and axe finds nothing${more}`, async (t) => {
    const { page } = await host(t, { "": line(`data-policy="internship" data-colour="red"${more}`) }, { viewport: { width, height: 740 } });
    const frame = await framed(page);
    await fits(page);
    const small = await frame.evaluate(() => [...document.querySelectorAll("button, .bare a")].map((it) => it.getBoundingClientRect()).filter((it) => it.height && it.height < 43.5).length);
    assert.equal(small, 0);
    await nothingWrong(frame, await frame.evaluate(() => innerWidth));
  });
}

test("the way back leads through the frame", async (t) => {
  const { page } = await host(t, { "": line('data-page="policies"') }, { viewport: phone });
  const frame = await framed(page);
  const link = frame.locator("main .list a").nth(3);
  const name = await link.innerText();
  await link.click();
  await frame.getByRole("heading", { level: 1, name }).waitFor();
  await page.evaluate(() => history.back());
  await frame.getByRole("heading", { level: 1, name: "全部政策" }).waitFor();
  await page.evaluate(() => history.forward());
  await frame.getByRole("heading", { level: 1, name }).waitFor();
  const routes = await page.evaluate(() => window.log.filter(({ data }) => data.type === "route").map(({ data }) => data.page));
  assert.equal(routes.at(-1), routes.at(-3));
});

test("the configurator makes the line that works, by keyboard alone", async (t) => {
  const { browser, address } = served();
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${address}/embed/`);
  await page.locator("select#embed-page").waitFor();
  await page.locator("select#embed-page").focus();
  await page.keyboard.type("全部");
  await page.locator("select#embed-page").selectOption("policies/internship/");
  await page.locator("#embed-accent").fill("#7a7a7a");
  await page.getByText("这个颜色和底色太接近").waitFor();
  await page.locator("#embed-accent").fill("#ffe94a");
  await page.getByText("浅色页面上看不清，只在深色页面上用").waitFor();
  await page.locator("select#embed-theme").selectOption("light");
  await page.getByText("这个颜色和底色太接近").waitFor();
  assert.ok(!(await page.locator("#embed-code-script").innerText()).includes("accent"), "what cannot be used is not asked for");
  await page.locator("select#embed-theme").selectOption("");
  await page.locator("#embed-accent").fill("#8f1d14");
  const live = page.frameLocator("iframe.embed__frame");
  await live.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  await page.getByRole("button", { name: "复制：贴进网页的一行代码" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("已复制").waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(code, /^<script src="[^"]*\/jiuye\/embed-1\.js" integrity="sha384-[^"]{64}" crossorigin="anonymous" data-page="policies\/internship\/" data-accent="#8f1d14" data-title="就业见习补贴"><\/script>$/);
  const policy = `default-src 'none'; ${await page.innerText("#embed-code-csp")}`;
  const shown = await host(t, { "": [code, policy] });
  await (await framed(shown.page)).getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  const plain = await host(t, { "": [await page.innerText("#embed-code-plain"), "style-src 'none'"] });
  await plain.page.frameLocator("iframe").getByRole("heading", { level: 1, name: /见习/ }).waitFor();
  assert.equal(await plain.page.locator("iframe").evaluate((it) => getComputedStyle(it).borderTopWidth), "0px");
  await page.setViewportSize(phone);
  const cut = await page.locator("pre").evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight).length);
  assert.equal(cut, 0, "the whole code is to be seen");
  await page.locator("select#embed-large").selectOption("1");
  await page.getByText("已复制").waitFor({ state: "detached" });
});

test("the configurator asks for a county, a day, a release, and fills in what was answered in the portal", async (t) => {
  // Another choice is another frame, and the one before may still have been on its way.
  const page = await open(t, "/policies/startup_jobs/", desk, { expected: /net::ERR_ABORTED|Fetch API cannot load/ });
  await answer(page, "hire", "7391");
  await turn(page, "embed/");
  const code = page.locator("#embed-code-script");
  assert.doesNotMatch(await code.innerText(), /7391/, "nothing is filled in unless that is chosen");
  await page.locator("select#embed-page").selectOption("policies/");
  await page.locator("select#embed-place").selectOption("150102");
  await page.locator("select#embed-release").selectOption("2026-01");
  await page.locator("select#embed-answers").selectOption("1");
  await page.locator("#embed-day").fill("2026-02-30");
  await page.getByText("没有这一天").waitFor();
  assert.doesNotMatch(await code.innerText(), /data-day/, "what cannot be used is not asked for");
  await page.locator("#embed-day").fill("2026-03-01");
  await page.locator("iframe.embed__frame").contentFrame().getByText("只列出在呼和浩特市新城区适用的政策").waitFor();
  const asked = 'data-page="policies/" data-place="150102" data-day="2026-03-01" data-release="2026-01" data-answers="hire=7391&amp;hire/rows=1&amp;hire/0/count=7391"';
  const line = await code.innerText();
  assert.ok(line.includes(` ${asked}></script>`), line);
  for (const written of [line, await page.innerText("#embed-code-plain")]) {
    const shown = await host(t, { "": written });
    const frame = await (await shown.page.waitForSelector("iframe")).contentFrame();
    await frame.getByText("只列出在呼和浩特市新城区适用的政策").waitFor();
    await frame.getByText("有些回答是所在的网页先填好的").waitFor();
    await frame.waitForFunction(() => history.state.includes("4:hire4:7391"));
  }
});

test("the configurator opens at its top, whatever comes of the frame below", async (t) => {
  const { browser, address } = served();
  const context = await browser.newContext({ viewport: phone });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${address}/embed/`);
  await page.frameLocator("iframe.embed__frame").getByRole("heading", { level: 1 }).waitFor();
  await page.getByText('data-page="check"').first().waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("the loader is small, of 2017, and as the portal says it is", async (t) => {
  const built = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));
  const loader = built("embed-1.js");
  const size = brotliCompressSync(loader).length;
  t.diagnostic(`${size} bytes`);
  assert.ok(size <= 2048, `${size} bytes`);
  require("acorn").parse(loader.toString(), { ecmaVersion: 2017, sourceType: "script" });
  assert.deepEqual(built("embed.js"), loader);
  const digest = `sha384-${createHash("sha384").update(loader).digest("base64")}`;
  for (const page of ["index.html", "embed/index.html", "en/embed/index.html"]) assert.ok(built(page).includes(`data-embed="${digest}"`), page);
  assert.ok(!built("index.html").includes("static/frame-") && built("embed/frame/index.html").includes("static/frame-"));
});
