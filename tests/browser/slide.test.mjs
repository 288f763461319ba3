// How long the main thread works for each move of a slider, and for the longest task while a map is found, with the processor
// slowed down four times. Only where it is asked for, as it wants a calm machine: PORTAL_MEASURE=1 node --test tests/browser/slide.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "./journey.mjs";
import { open, phone } from "./portal.mjs";

const skip = process.env.PORTAL_MEASURE ? false : "only where it is asked for";
const MOST = 16;

/** What the browser says it did while something was done. */
async function traced(page, what) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["toplevel", "devtools.timeline"] } });
  await what();
  await session.send("Tracing.end");
  await ended;
  const main = events.find((it) => it.name === "thread_name" && it.args.name === "CrRendererMain" && events.some((other) => other.name === "EventDispatch" && other.pid === it.pid)) ?? events.find((it) => it.name === "thread_name" && it.args.name === "CrRendererMain");
  return events.filter((it) => it.pid === main.pid && it.tid === main.tid).sort((a, b) => a.ts - b.ts);
}

// By the time of the thread: what others do on the machine does not count.
const tasks = (events) => events.filter((it) => it.name.endsWith("RunTask") && it.ph === "X" && it.tdur !== undefined);
const quantile = (all, part) => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))];
const told = (all) => `median ${quantile(all, 0.5).toFixed(1)} ms, p95 ${quantile(all, 0.95).toFixed(1)} ms, most ${Math.max(...all).toFixed(1)} ms`;

async function founder(t) {
  const page = await open(t, "/policies/startup_jobs", phone, { goes: true });
  await answer(page, "startup_base.recognised", "yes");
  await answer(page, "hire", { total: 3, rows: [{ insured: "14" }] });
  await answer(page, "received.startup_jobs", "no");
  await page.locator("#trial-slider").waitFor();
  await page.waitForTimeout(500);
  return page;
}

/** Drags a slider to and fro, and gives the work after each input that came of it. */
async function dragged(page, id) {
  const slider = page.locator(id);
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const events = await traced(page, async () => {
    await page.mouse.move(x + 16, y + height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 60; step += 1) {
      const part = Math.abs(((step / 20) % 2) - 1);
      await page.mouse.move(x + 16 + (width - 32) * part, y + height / 2);
      await page.waitForTimeout(60);
    }
    await page.mouse.up();
  });
  const inputs = events.filter((it) => it.name === "EventDispatch" && it.args?.data?.type === "input").map((it) => it.ts);
  // A task begins before the event that it dispatches.
  const all = tasks(events);
  return inputs.map((ts, at) => {
    const next = inputs[at + 1] ?? ts + 60_000;
    const own = all.filter((it) => it.ts + it.dur > ts && it.ts < next && it.ts - ts < 60_000);
    return own.reduce((sum, it) => sum + (it.ts < ts && at > 0 && it.ts < inputs[at - 1] ? 0 : it.tdur), 0) / 1000;
  });
}

for (const id of ["#trial-slider", "#trial-across"]) {
  test(`a move of ${id}`, { skip }, async (t) => {
    const work = await dragged(await founder(t), id);
    t.diagnostic(`${work.length} inputs: ${told(work)}`);
    assert.ok(20 < work.length, `${work.length} inputs`);
    assert.ok(quantile(work, 0.95) <= MOST, told(work));
  });
}

test("the longest task while curves and a map are found", { skip }, async (t) => {
  const page = await founder(t);
  const events = await traced(page, async () => {
    await page.fill("#hire", "4");
    await page.waitForFunction(() => document.querySelector("#trial-slider")?.value === "4" && document.querySelector(".map"));
  });
  const typed = events.find((it) => it.name === "EventDispatch" && it.args?.data?.type === "input").ts;
  // The first task is the answer itself and the page that is drawn of it.
  const later = tasks(events).filter((it) => typed < it.ts).map((it) => it.tdur / 1000);
  t.diagnostic(`${later.length} tasks: ${told(later)}`);
  assert.ok(Math.max(...later) < 50, told(later));
});
