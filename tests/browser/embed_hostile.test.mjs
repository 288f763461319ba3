// Sites that mean harm: that show the portal inside a site that shows it, that show what is not meant for frames, and that
// say anything at all, to the frame and in its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { framed, fits, host, line } from "./embedding.mjs";
import { served } from "./portal.mjs";

const settle = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));

test("who shows a site that shows the portal hears nothing of it, and is not heard", async (t) => {
  const { address } = served();
  // Without the loader, whose frames nobody else can name.
  const hello = `frames[0].postMessage({ protocol: "policy-portal/1", id: 7, type: "hello" }, "*")`;
  const inner = await host(t, { "": `<iframe src="${address}/embed/frame/#policy=internship" width="700" height="600" onload='${hello}'></iframe>` });
  await inner.page.waitForFunction(() => window.log.some(({ data }) => data.type === "ready"));
  const { page } = await host(t, { "": `<iframe src="${inner.address}" width="800" height="700"></iframe>` });
  await page.frameLocator("iframe").frameLocator("iframe").locator("#portal button").first().waitFor();
  await page.evaluate(() => {
    const portal = frames[0].frames[0];
    for (const id of [1, 2, 3]) {
      portal.postMessage({ protocol: "policy-portal/1", id, type: "hello" }, "*");
      portal.postMessage({ protocol: "policy-portal/1", id, type: "prefill", answers: "business_place=150102" }, "*");
    }
  });
  await settle(page);
  assert.deepEqual(await page.evaluate(() => window.log), []);
  const portal = page.frames().find((it) => it.url().includes("/embed/frame/"));
  assert.ok(!(await portal.evaluate(() => String(history.state))).includes("150102"));
});

test("what is not meant for frames is not shown in one", async (t) => {
  const { address } = served();
  for (const path of ["", "check/", "results/", "embed/"]) {
    const { page } = await host(t, { "": `<iframe src="${address}/${path}"></iframe>` }, { expected: /frame-ancestors/ });
    await page.waitForFunction(() => frames.length === 1);
    await settle(page);
    assert.match(page.frames()[1].url(), /^chrome-error:/, path);
  }
});

/** Makes messages of all kinds, the same for the same seed: wrong types, wrong fields, right ones with wild values. */
function messages(seed, count) {
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % below;
  };
  const one = (of) => of[random(of.length)];
  const wild = [null, undefined, 0, -1, 199, 201, 20001, 1e9, 1e300, NaN, -Infinity, "", "150102", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "page=../../", "%E0%A4%A", "&/end=1&page=plan", "birth=2024-99-99&/end=1", "a".repeat(5000), true, [], [[]], {}, { length: 1e9 }];
  return Array.from({ length: count }, () => {
    if (random(8) === 0) return one(wild);
    const message = { protocol: one(["policy-portal/1", "policy-portal/1", "policy-portal/1", "policy-portal/2", one(wild)]), id: one([1, 1, 2, one(wild)]), type: one(["hello", "ready", "height", "route", "scroll-to", "prefill", one(wild)]) };
    for (const name of ["height", "top", "page", "answers", "extra"]) if (random(2)) message[name] = one(wild);
    return message;
  });
}

for (const seed of [1, 2, 3]) {
  test(`2,500 messages of all kinds from the page leave the frame as it was, seed ${seed}`, async (t) => {
    const { page } = await host(t, { "": line('data-policy="internship"') });
    const frame = await framed(page);
    await fits(page);
    await page.evaluate((all) => {
      const inside = document.querySelector("policy-portal").shadowRoot.querySelector("iframe").contentWindow;
      for (const message of all) inside.postMessage(message, "*");
      inside.postMessage({ protocol: "policy-portal/1", id: 1, type: "prefill", answers: "a".repeat(70000) }, "*");
    }, messages(seed, 2500));
    await settle(page);
    await frame.getByRole("heading", { level: 1, name: /见习/ }).waitFor();
    await frame.locator("#business_place").waitFor();
    assert.equal(await page.locator("policy-portal").count(), 1);
    assert.ok((await page.evaluate(() => window.log.length)) < 200, "it does not answer each");
  });

  test(`2,500 messages of all kinds in the name of the frame do the page no harm, seed ${seed}`, async (t) => {
    const { page } = await host(t, { "": line('data-policy="internship"') });
    const frame = await framed(page);
    await fits(page);
    await page.evaluate(() => {
      window.routes = [];
      document.addEventListener("route", ({ detail }) => window.routes.push(typeof detail.page));
    });
    await frame.evaluate((all) => all.forEach((message) => parent.postMessage(message, "*")), messages(seed, 2500));
    await settle(page);
    assert.ok((await page.evaluate(() => window.log.length)) >= 2500, "all of them came");
    const height = await page.locator("policy-portal iframe").evaluate((it) => it.clientHeight);
    assert.ok(200 <= height && height <= 20000, String(height));
    assert.deepEqual([...new Set(await page.evaluate(() => window.routes))], ["string"]);
    await page.evaluate(() => (window.log.length = 0));
  });
}
