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

/** A policy's page without its long texts, which come from now on; and its clause. */
async function mended(t) {
  const asked = { count: 0 };
  const page = await open(t, "/policies/startup_jobs", phone, { arrange: without(asked), expected: refused });
  const clause = page.locator(".clause__text:visible").first();
  await clause.getByText(coming).waitFor();
  while (asked.count < 2) await page.waitForTimeout(50);
  await page.unroute("**/static/policies/texts.*");
  return { page, clause };
}

const words = /带动就业3人以上/;

test("long texts that did not come are tried again", async (t) => {
  const { clause } = await mended(t);
  await clause.getByText(words).waitFor({ timeout: 15_000 });
});

test("long texts that did not come are tried again as soon as the device is on the network", async (t) => {
  const { page, clause } = await mended(t);
  await page.evaluate(() => globalThis.dispatchEvent(new Event("online")));
  await clause.getByText(words).waitFor({ timeout: 3_000 });
});
