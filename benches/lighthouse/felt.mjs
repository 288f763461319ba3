// What a person feels on a slow phone: the network as slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up), the processor four times
// slower. First paint, when answers are accepted, the work of each answer, how long until what was pressed is seen.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../.ci/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const RUNS = 5;
const phone = { width: 360, height: 740 };
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const sorted = (values) => [...values].sort((a, b) => a - b);
const share = (values, of) => Math.round(10 * sorted(values)[Math.min(values.length - 1, Math.floor(values.length * of))]) / 10;

/** Notes in the page what the browser measures, and when the program's own fields stand there. */
function watch() {
  window.felt = { moved: 0, pressed: [] };
  const hear = (type, each, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  hear("layout-shift", (it) => it.hadRecentInput || (window.felt.moved += it.value));
  hear("event", (it) => it.interactionId && window.felt.pressed.push(it.duration), { durationThreshold: 16 });
  addEventListener("started", () => {
    const look = () => (document.querySelector("#portal button") ? (window.felt.accepts = performance.now()) : requestAnimationFrame(look));
    look();
  });
}

async function phoned(browser, baseURL, isSlow) {
  const context = await browser.newContext({ viewport: phone, baseURL, serviceWorkers: "block", hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  if (isSlow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", network);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(watch);
  return { context, page, session };
}

/**
 * Script, style and layout until the second frame after an answer, in milliseconds of a processor four times slower: what the
 * thread itself took, times four, so that other work of the machine does not count.
 */
async function work(page, session, field) {
  const taken = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((it) => it.name === name).value;
    return 4 * 1000 * (of("ScriptDuration") + of("RecalcStyleDuration") + of("LayoutDuration"));
  };
  await field.scrollIntoViewIfNeeded();
  const before = await taken();
  const answer = (field) => {
    field.click();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  };
  await page.evaluate(answer, field);
  return (await taken()) - before;
}

/** Goes through the questions, taking the first answers of each: as a finger does, or measured one by one. */
async function journey(page, session) {
  const works = [];
  for (let screen = 0; screen < 25 && !page.url().includes("/results"); screen += 1) {
    const fields = page.locator("main input[type=radio] + label, main input[type=checkbox] + label");
    for (let at = 0; at < Math.min(3, await fields.count()); at += 1) {
      if (!session) await fields.nth(at).tap();
      else works.push(await work(page, session, await fields.nth(at).elementHandle()));
    }
    const next = page.getByRole("button", { name: "下一组" });
    if (!(await next.count())) break;
    await next.tap();
    await page.waitForTimeout(150);
  }
  return works;
}

export async function felt(address) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args });
  const [opened, works, pressed] = [[], [], []];
  try {
    for (let at = 0; at < RUNS; at += 1) {
      for (const isSlow of [true, false]) {
        const { context, page, session } = await phoned(browser, address, isSlow);
        // With the slash, as every link has it: without, a server sends the reader on, a round trip more.
        await page.goto("/check/person/");
        await page.waitForFunction(() => window.felt.accepts);
        await page.waitForLoadState("networkidle");
        const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
        const accepts = await page.evaluate(() => window.felt.accepts);
        const taken = await journey(page, isSlow ? undefined : session);
        const { moved, pressed: all } = await page.evaluate(() => window.felt);
        if (isSlow) {
          pressed.push(...all);
          opened.push({ paint: Math.round(paint), accepts: Math.round(accepts), moved: Math.round(1e4 * moved) / 1e4 });
        } else works.push(...taken);
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  const middle = (key) => sorted(opened.map((it) => it[key]))[Math.floor(RUNS / 2)];
  return {
    opened,
    median: { firstPaint: middle("paint"), answersAccepted: middle("accepts"), layoutShift: middle("moved") },
    workPerAnswer: { answers: works.length, p50: share(works, 0.5), p95: share(works, 0.95) },
    // What is not in the list took less than 16 ms.
    interactionToNextPaint: { interactions: pressed.length, p98: pressed.length ? share(pressed, 0.98) : 16 },
  };
}
