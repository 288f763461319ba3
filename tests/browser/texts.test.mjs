// The long texts: where they do not come at first they are tried again, until they do.
import { test } from "node:test";
import { open, phone } from "./portal.mjs";

const refused = /ERR_FAILED|net::/i;
const coming = "原文正在取来";

/** Lets no long texts come, and counts how often they are asked for. */
const without = (asked) => async (page) =>
  page.route("**/static/policies/texts.*", async (route) => {
    asked.count += 1;
    await route.abort();
  });

/** A policy's page without its long texts; they come from now on. */
async function mended(t) {
  const asked = { count: 0 };
  const page = await open(t, "/policies/startup_jobs", phone, { arrange: without(asked), expected: refused });
  const condition = page.locator(".condition").first();
  await condition.locator("summary").click();
  await condition.getByText(coming).waitFor();
  while (asked.count < 2) await page.waitForTimeout(50);
  await page.unroute("**/static/policies/texts.*");
  return { page, condition };
}

test("long texts that did not come are tried again", async (t) => {
  const { condition } = await mended(t);
  await condition.getByText(coming).waitFor({ state: "detached", timeout: 15_000 });
  await condition.locator("blockquote").first().waitFor();
});

test("long texts that did not come are tried again as soon as the device is on the network", async (t) => {
  const { page, condition } = await mended(t);
  await page.evaluate(() => globalThis.dispatchEvent(new Event("online")));
  await condition.getByText(coming).waitFor({ state: "detached", timeout: 3_000 });
});
