// Sealed: nothing in what is delivered comes from elsewhere or runs by itself; once a page is open only files of the release are
// asked for, whatever is answered; no answer stands in an address, title, message or store.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { names } from "./deployed.mjs";
import { answer } from "./journey.mjs";
import { open, phone, prefix } from "./portal.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const delivered = names(dist).filter((name) => !/\.(br|gz)$/.test(name));
const read = (name) => readFileSync(join(dist, name), "latin1");

test("no page holds script or style of its own, or names a file elsewhere", () => {
  const pages = delivered.filter((name) => name.endsWith(".html"));
  assert.ok(pages.length > 50, `${pages.length} pages`);
  for (const name of pages) {
    const tags = read(name).match(/<[a-z][^>]*>/g);
    for (const tag of tags) {
      assert.doesNotMatch(tag, /\s(style|on[a-z]+|srcdoc)\s*=|javascript:/i, `${name}: ${tag}`);
      if (/^<script/.test(tag)) assert.match(tag, /\ssrc="[^":]*"[^>]*\sintegrity="sha384-|type="application\/(ld\+)?json"/, `${name}: ${tag}`);
      if (/^<(link|img|iframe|form|object|embed|source|base)\b/.test(tag)) assert.doesNotMatch(tag, /\s(href|src|action|data)="?(https?:|\/\/)/, `${name}: ${tag}`);
      if (/^<link rel="stylesheet"/.test(tag)) assert.match(tag, /integrity="sha384-/, `${name}: ${tag}`);
    }
    assert.equal(/<style\b/.test(read(name)), false, name);
  }
});

test("no other address stands in anything that runs or is drawn; in the data, only sources", () => {
  // Names of vocabularies, never asked for.
  const names = /^https?:\/\/(www\.w3\.org|schema\.org|json-schema\.org)\b/;
  const authored = fileURLToPath(new URL("../../static/policies", import.meta.url));
  const written = new Set(
    readAll(authored).flatMap((text) => [...text.matchAll(/https?:\/\/[^\s"\\<>]+/g)].map(([it]) => new URL(it).origin)),
  );
  for (const name of delivered) {
    const others = [...read(name).matchAll(/https?:\/\/[\w.:-]+/g)].map(([it]) => it).filter((it) => !names.test(it));
    const allowed = /\.(json|csv|xml|html)$/.test(name) ? written : new Set();
    assert.deepEqual([...new Set(others)].filter((it) => !allowed.has(it)), [], name);
  }
});

function readAll(path) {
  return names(path).filter((name) => name.endsWith(".json")).map((name) => readFileSync(join(path, name), "utf8"));
}

/** Notes all that leaves a page, and all that it keeps. */
function spy() {
  window.told = [];
  const tell = (what) => (...all) => window.told.push(`${what}: ${JSON.stringify(all.slice(0, 2))}`);
  for (const of of [window, MessagePort.prototype, BroadcastChannel.prototype, ServiceWorker.prototype]) of.postMessage = tell("message");
  for (const name of ["sendBeacon"]) Navigator.prototype[name] = tell(name);
  Storage.prototype.setItem = tell("storage");
  IDBFactory.prototype.open = tell("database");
  CacheStorage.prototype.open = tell("cache");
  Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: tell("cookie") });
  addEventListener("message", (event) => tell("heard")(String(event.data)));
}

// What is typed is found nowhere else, and who they are changes nothing of what is asked for.
const people = [
  [{ birth: "1967-06-15", sex: "male" }, { ui_months: "137", "unemployment_benefit.involuntary": "yes" }],
  [{ birth: "1999-11-28", sex: "female" }, { ui_months: "29", "unemployment_benefit.involuntary": "no" }],
];
const canaries = (person) =>
  person.flatMap((it) => Object.values(it)).flatMap((it) => (/^\d{4}/.test(it) ? [it, it.replaceAll("-", "")] : /^\d{3}/.test(it) ? [it] : []));

/** Answers, looks at results and other pages: all that was asked for meanwhile, and all that could give an answer away. */
async function walked(t, [first, second]) {
  const page = await open(t, "/tools/retirement_age", phone, { arrange: (page) => page.addInitScript(spy), goes: true });
  const [asked, seen] = [[], []];
  page.on("console", (message) => seen.push(`console: ${message.text()}`));
  page.on("framenavigated", (frame) => seen.push(`address: ${frame.url()}`));
  page.on("request", (request) => asked.push(request));
  const see = async () => seen.push(`title: ${await page.title()}`, `address: ${page.url()}`);
  const follow = async (link) => {
    await link.click();
    await page.waitForLoadState("networkidle");
    await see();
  };
  const say = async (answers) => {
    for (const [name, value] of Object.entries(answers)) {
      assert.ok(await answer(page, name, value), `${name} is asked`);
      await see();
    }
  };
  const header = (name) => page.locator("header").getByRole("link", { name, exact: true });
  await say(first);
  await follow(header("政策"));
  await follow(page.locator('main a[href$="/unemployment_benefit/"]').first());
  await say(second);
  for (const name of ["结果", "方案"]) await follow(header(name));
  await follow(page.getByRole("link", { name: "数据与出处" }));
  await page.locator("main h2").first().waitFor();
  seen.push(...(await page.evaluate(() => window.told)));
  seen.push(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })));
  return { page, asked, seen };
}

test("what is asked for depends on no answer, and no answer goes anywhere", { timeout: 60_000 }, async (t) => {
  const listed = Object.keys(JSON.parse(readFileSync(join(dist, "release.json"), "utf8")).files);
  const walks = [];
  for (const person of people) {
    const { page, asked, seen } = await walked(t, person);
    const origin = new URL(page.url()).origin;
    for (const request of asked) {
      const { origin: to, pathname, search } = new URL(request.url());
      assert.deepEqual([to, request.method(), search], [origin, "GET", ""], request.url());
      assert.ok(listed.includes(pathname.slice(prefix.length + 1)), `${pathname} is a file of the release`);
    }
    const said = [...seen, ...asked.map((it) => `${it.url()} ${JSON.stringify(it.headers())}`)];
    for (const canary of canaries(person)) assert.deepEqual(said.filter((it) => it.includes(canary)), [], canary);
    assert.deepEqual(seen.filter((it) => /^(message|heard|storage|database|cache|cookie|sendBeacon)/.test(it)), []);
    // The browser asks for its icon when it likes.
    walks.push(asked.map((it) => new URL(it.url()).pathname).filter((it) => !it.endsWith(".svg")));
  }
  assert.deepEqual(walks[0], walks[1], "the same files in the same order, whoever answers");
});

test("a first visit takes eight requests at most, and what comes later is known", { timeout: 30_000 }, async (t) => {
  const asked = [];
  const arrange = (page) => page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(t, `${prefix}/check/person/`, phone, { arrange });
  const later = asked.filter((it) => /\/later-|\/texts\.|\.svg$/.test(it));
  const first = asked.filter((it) => !later.includes(it));
  t.diagnostic(`first: ${first.join(" ")}; later: ${later.join(" ")}`);
  assert.ok(first.length <= 8, first.join(" "));
  const once = asked.filter((it) => !it.endsWith(".svg"));
  assert.equal(new Set(once).size, once.length, "nothing twice");
});

const MB = 1e6;

test("after a hundred answers the page takes no more memory than after ten, and 30 MB at most", { timeout: 60_000 }, async (t) => {
  // The program's memory is its own; it is noticed as it is handed out.
  const watch = () => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...all) => {
      const made = await instantiate.apply(WebAssembly, all);
      const found = Object.values((made.instance ?? made).exports).find((it) => it instanceof WebAssembly.Memory);
      window.memory ??= found;
      return made;
    };
    WebAssembly.instantiateStreaming = async (answer, imports) => WebAssembly.instantiate(await (await answer).arrayBuffer(), imports);
  };
  const page = await open(t, "/policies/startup_jobs/", phone, { arrange: (page) => page.addInitScript(watch) });
  const name = await page.locator("main input[type=radio]").first().getAttribute("name");
  const ids = await page.locator(`main input[name="${name}"]`).evaluateAll((all) => all.map((it) => it.id));
  const session = await page.context().newCDPSession(page);
  const taken = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return { script: usedSize, program: await page.evaluate(() => window.memory.buffer.byteLength) };
  };
  const times = (many) =>
    page.evaluate(async ([ids, many]) => {
      for (let at = 0; at < many; at += 1) {
        document.getElementById(ids[at % 2]).click();
        await new Promise(requestAnimationFrame);
      }
    }, [ids, many]);
  await times(10);
  const before = await taken();
  await times(100);
  const after = await taken();
  t.diagnostic(`${JSON.stringify(before)} ${JSON.stringify(after)}`);
  assert.ok(after.script + after.program <= 30 * MB, JSON.stringify(after));
  assert.equal(after.program, before.program);
  assert.ok(after.script - before.script < MB / 2, `${before.script} to ${after.script}`);
});
