// Results on paper, as the browser really prints them, and a note of what seems wrong.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { onTheDay } from "./faces.mjs";
import { desk, nothingWrong, open, phone } from "./portal.mjs";

const answers = "answers=1&business_place=150102&startup_base.recognised=yes&hire=3&hire/rows=1&hire/0/count=3&hire/0/insured=14&received.startup_jobs=no&/end=1";

/** Notes how the page stands when it has been printed, before anything is folded again. */
const noted = (page) =>
  page.addInitScript(() => {
    addEventListener("afterprint", () => {
      const count = (wanted) => document.querySelectorAll(wanted).length;
      globalThis.printed = {
        open: count("#group-eligible .card[open]"), cards: count("#group-eligible .card"), folded: count(".card__section details:not([open])"),
        laid: count("[data-laid]"), steps: count("#group-eligible .steps__item"), clauses: count("#group-eligible .clause"), codes: count("svg.qr"),
        others: count(".card[open]") - count("#group-eligible .card[open]"),
        data: /数据版本 \d{4}-\d\d/.test(document.body.innerText), grades: document.body.innerText.includes("A：官方原文"),
      };
    });
  });

test("whatever way the results are printed, the reasons, steps and clauses of what one may have stand open", async (t) => {
  const page = await open(t, `/results/#${answers}`, desk, { arrange: noted });
  const printed = () => page.evaluate(() => globalThis.printed);
  // What is still being reckoned is drawn in turns, for which paper does not wait.
  await page.waitForTimeout(2000);
  const pdf = await page.pdf({ format: "A4" });
  writeFileSync("test-results/results.pdf", pdf);
  const { cards, open: opened, others, folded, laid, steps, clauses, codes, data, grades } = await printed();
  assert.ok(cards > 0 && opened === cards && others === 0, `${opened} of ${cards} stand open, and ${others} others`);
  assert.deepEqual([folded, codes, data, grades], [0, 1, true, true]);
  assert.ok(laid > 0 && steps > 0 && clauses > 0, `${laid} laid open, ${steps} steps, ${clauses} clauses`);
  // And all is as it was.
  await page.locator(".card[open]").first().waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-laid], svg.qr").count(), 0);
  await page.locator("#card-startup_jobs summary").first().click();
  await page.locator("#card-startup_jobs .conditions").first().waitFor();
});

test("what can be seen on paper: the day, what was answered, the release, the grades, that it is no decision, and no buttons", async (t) => {
  const page = await open(t, `/results/#${answers}`, desk, { arrange: onTheDay });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.locator("svg.qr").waitFor();
  const text = (await page.locator("body").innerText()).replaceAll(/\s+/g, " ");
  const parts = [/按 2026年6月1日 的政策计算/, /已经回答/, /经营所在地 新城区/, /招用人员 3 人/, /数据版本 \d{4}-\d\d/, /A：官方原文/, /不是审批决定/, /¥20,000/, /一次性创业带动就业补贴/];
  for (const part of parts) assert.match(text, part);
  assert.deepEqual(await page.locator("button:visible, input:visible, select:visible").allInnerTexts(), []);
});

test("the button prints the same, and where nothing prints the page is as it was", async (t) => {
  const arrange = (page) => page.addInitScript(() => {
    window.print = () => { globalThis.stood = document.querySelectorAll("#group-eligible .card[open] .steps__item").length; };
  });
  const page = await open(t, `/results/#${answers}`, phone, { arrange });
  await page.getByRole("button", { name: "打印" }).click();
  await page.waitForFunction(() => globalThis.stood > 0);
  await page.locator(".card[open]").first().waitFor({ state: "detached" });
});

test("a policy is printed with its clauses", async (t) => {
  const page = await open(t, "/policies/startup_jobs/", desk, { arrange: noted });
  await page.pdf({ format: "A4" });
  const { folded, laid } = await page.evaluate(() => globalThis.printed);
  assert.ok(folded === 0 && laid > 0, `${folded} folded, ${laid} laid open`);
  await page.waitForFunction(() => document.querySelectorAll("[data-laid]").length === 0);
});

test("what seems wrong is written down with the result, the reasons and the answers, and goes nowhere", async (t) => {
  const page = await open(t, `/results/#${answers}`, phone);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#card-startup_jobs summary").first().click();
  await page.locator("#card-startup_jobs").getByRole("link", { name: "看完整政策" }).click();
  await page.getByRole("heading", { level: 2, name: "这个结果不对？" }).waitFor();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.getByRole("button", { name: "写一份说明" }).click();
  await page.getByText("已复制").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await page.inputValue("#correction"), text);
  for (const part of ["startup_jobs", "按您的回答符合", "¥20,000", "满足：", "已经回答", "经营所在地: ", "哪里不对"]) assert.ok(text.includes(part), `${part}\n${text}`);
  assert.deepEqual(asked, []);
  await nothingWrong(page, phone.width);
});
