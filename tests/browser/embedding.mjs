// A site of somebody else, on an origin of its own, that shows the portal in a frame.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { served, stopClock } from "./portal.mjs";

const schema = JSON.parse(readFileSync(new URL("../../docs/schema/embed.json", import.meta.url), "utf8"));

/** What of a message is not as the schema has it; nothing where it is whole. */
export function wrong(message, types = Object.keys(schema.$defs)) {
  const shape = types.includes(message?.type) && schema.$defs[message.type];
  if (!shape) return `no message of this kind: ${JSON.stringify(message)}`;
  for (const name of Object.keys(message)) if (!shape.properties[name]) return `${message.type} has ${name}`;
  for (const name of shape.required) {
    const { $ref, ...own } = shape.properties[name];
    const rule = $ref ? schema.$defs[$ref.split("/").at(-1)] : own;
    const value = message[name];
    if ("const" in rule && value !== rule.const) return `${name} is ${value}`;
    if (rule.type === "integer" && !(Number.isInteger(value) && value >= (rule.minimum ?? -Infinity))) return `${name} is ${value}`;
    if (rule.type === "string" && !(typeof value === "string" && new RegExp(rule.pattern ?? "").test(value) && value.length <= (rule.maxLength ?? Infinity))) return `${name} is ${value}`;
  }
  return "";
}

/** Serves pages by their paths, each a text or `[text, policy]`; resolves to its address on this host. */
async function site(t, pages, name) {
  const server = createServer((request, response) => {
    const found = pages[request.url.slice(1)];
    if (found === undefined) return response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    const [html, policy] = [found].flat();
    if (policy) response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(`<!DOCTYPE html><html lang="zh"><meta name="viewport" content="width=device-width"><title>局网站</title><body>${html}</body></html>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Where a test fails, what is to be done after it may not be: no server is to keep the others waiting.
  server.unref();
  t.after(() => server.close());
  return `http://${name}:${server.address().port}/`;
}

/**
 * Opens the first page of a site that is made of these. The page has a log of every message that comes to it; when the
 * test ends, each is held against the schema, nothing may have failed, and there is a screenshot.
 */
export async function host(t, pages, { viewport = { width: 900, height: 800 }, expected = /^$/, arrange, name = "127.0.0.1", ...options } = {}) {
  const { browser, results } = served();
  const address = await site(t, pages, name);
  const context = await browser.newContext({ viewport, locale: "zh-CN", ...options });
  const page = await context.newPage();
  const faults = [];
  const requests = [];
  const warnings = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("request", (request) => requests.push(request.url()));
  if (options.javaScriptEnabled !== false) {
    await stopClock(page);
    await context.addInitScript(() => {
      if (window.parent !== window) return;
      window.log = [];
      addEventListener("message", ({ data, origin }) => window.log.push({ data, origin }), true);
    });
  }
  await arrange?.(page, context);
  t.after(async () => {
    await page.screenshot({ path: `${results}${t.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`, fullPage: true });
    const log = options.javaScriptEnabled === false ? [] : await page.evaluate(() => window.log);
    await context.close();
    assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
    for (const { data, origin } of log) if (origin === new URL(served().address).origin) assert.equal(wrong(data, ["ready", "height", "route", "scroll-to"]), "");
  });
  await page.goto(address);
  return { page, address, requests, warnings, faults };
}

/** The line that puts the portal into a page. */
export const line = (attributes = 'data-page="check"', file = "embed.js") => `<script src="${served().address}/${file}" ${attributes}></script>`;

/** What a frame of the page shows, once it is in view and the program stands in it. */
export async function framed(page, at = 0) {
  const inside = page.locator("policy-portal").nth(at).locator("iframe");
  await inside.scrollIntoViewIfNeeded();
  const handle = await inside.elementHandle();
  const frame = await handle.contentFrame();
  await frame.locator("#portal button").first().waitFor();
  return frame;
}

/** Waits until a frame is as high as what it shows. */
export const fits = (page, at = 0) =>
  page.waitForFunction((at) => {
    const last = window.log.filter(({ data, origin: from }) => from !== origin && data.type === "height").at(-1);
    const frame = document.querySelectorAll("policy-portal")[at].shadowRoot.querySelector("iframe");
    return last && Math.abs(frame.clientHeight - Math.min(Math.max(last.data.height, 200), 20000)) < 2;
  }, at);
