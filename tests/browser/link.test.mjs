// A link carries the answers, to nobody but whoever opens it: it is read once and taken out of the address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, clear, walk } from "./journey.mjs";
import { desk, open, phone, started } from "./portal.mjs";

const firm = {
  business_place: "150102",
  "startup_base.recognised": "yes",
  hire: { total: 4, rows: [{ count: "3", insured: "14个月" }, { insured: "2" }] },
};

/** What the results say, without what is said of links. */
const results = async (page) =>
  (await page.locator("main h1, main .total, main .verdict-group, main .summary-list").allInnerTexts()).join("\n");

/** The link that the results page makes, as it stands in its field. */
async function link(page) {
  await page.getByRole("button", { name: "生成带回答的链接" }).click();
  return page.inputValue("#share-link");
}

test("what was answered opens again from its link, elsewhere", async (t) => {
  const page = await open(t, "/", phone);
  await walk(page, /我在创业/, firm);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  assert.ok(await page.getByText("链接里写着您填的全部回答").isVisible(), "what a link tells is said before it is made");
  const made = await link(page);
  await page.getByText("链接已复制").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), made);
  assert.ok(!page.url().includes("#"), "the address of the page carries nothing");
  assert.match(made, /\/results\/#answers=1&.*hire\/0\/insured=14%e4%b8%aa%e6%9c%88.*&\/end=1$/);
  const expected = await results(page);

  const asked = [];
  const other = await open(t, "/about", desk);
  other.on("request", (request) => asked.push(request.url()));
  await other.goto("about:blank");
  await other.goto(made);
  await other.getByText("这些回答是从链接里来的").waitFor();
  assert.equal(other.url(), made.split("#")[0], "the link is taken out of the address");
  assert.equal(await results(other), expected);
  assert.ok(asked.length > 3 && asked.every((url) => !url.includes("answers")), "no request has the answers");
  assert.equal(await other.locator(".notice li").allInnerTexts().then(String), "", "nothing is left out");
  const steps = await other.evaluate(() => history.length);
  await other.locator(".notice").getByRole("link", { name: "已经回答" }).click();
  assert.deepEqual(await other.evaluate(() => [document.activeElement.textContent, location.hash, history.length]), ["已经回答", "", steps]);

  // The answers now live with the page, as if they had been typed here, and can be changed.
  await other.reload();
  await started(other);
  await other.locator("#answered").waitFor();
  assert.equal(await results(other), expected);
  await other.locator("main").getByRole("button", { name: /更改\s*经营所在地/ }).click();
  await other.waitForURL(/\/check\/$/);
  assert.equal(await other.locator("select#business_place").inputValue(), "150102");
});

test("of a link that nobody made here the rest is used, and what is left out is listed", async (t) => {
  const page = await open(t, "/about", desk);
  // Where the portal is open already only the address changes.
  await page.goto("/about/#answers=1&residence=atlantis&%3Cb%3Ebold=1&/data=1999.1&hire=2&hire/rows=1&hire/0/insured=14");
  await page.getByText("有些内容没有用上").waitFor();
  assert.ok(page.url().endsWith("/results/"), page.url());
  const said = await page.locator(".notice").first().innerText();
  assert.match(said, /链接是按数据版本 1999\.1 做的/);
  assert.match(said, /读不懂，或者不在可选的答案里/);
  assert.match(said, /%3Cb%3Ebold：现在没有这个问题/);
  assert.match(said, /链接后面少了一段/);
  await page.getByText("2 人").first().waitFor();
  await clear(page);
  assert.equal(await page.getByText("这些回答是从链接里来的").count(), 0);
});

test("without a clipboard the link can still be copied by hand, and by keyboard", async (t) => {
  const page = await open(t, "/", desk);
  await page.addInitScript(() => {
    for (const name of ["clipboard", "share"]) delete Navigator.prototype[name];
  });
  await page.goto("/policies/startup_jobs");
  await page.locator("#hire").waitFor();
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.getByRole("button", { name: "生成带回答的链接" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("请按住下面的链接").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "share-link");
  const before = await page.inputValue("#share-link");
  await page.keyboard.type("x");
  assert.equal(await page.inputValue("#share-link"), before, "it cannot be changed");
  assert.match(before, /hire=3/);
});

test("the device's own way of sharing is used where there is one", async (t) => {
  const page = await open(t, "/", phone);
  await page.addInitScript(() => {
    Navigator.prototype.share = async (what) => {
      window.passed = what;
      if (window.refuse) throw new DOMException("no", "AbortError");
    };
  });
  await page.goto("/policies/startup_jobs");
  await page.locator("#hire").waitFor();
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  const made = await link(page);
  await page.getByText("已经交给您选的应用").waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...window.passed })), { url: made });
  await page.evaluate(() => (window.refuse = true));
  await link(page);
  await page.getByText("请按住下面的链接").waitFor();
});
