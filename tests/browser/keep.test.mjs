// What can be done with answers: copied as text, saved on the device, cleared for the next person; and the catalogue found.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answer, clear } from "./journey.mjs";
import { desk, nothingWrong, open, phone, started } from "./portal.mjs";

const firm = "/results/#answers=1&business_place=150102&startup_base.recognised=yes&hire=3&hire/rows=1&hire/0/count=3&hire/0/insured=14&received.startup_jobs=no&/end=1";
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test("results are copied as text, and stand there to be copied by hand", async (t) => {
  const page = await open(t, firm, phone);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "复制全部结果" }).click();
  await page.getByText("已复制").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await page.inputValue("#handout"), text);
  for (const part of ["一次性创业带动就业补贴", "¥20,000", "按您的回答符合", "经营所在地: ", "已经回答", "以办理部门审核为准", "C：不确定"]) assert.ok(text.includes(part), part);
  assert.ok(!text.includes("按您的回答不符合"), "what cannot be had is left out");
  const [link] = /http\S+#answers=1\S+/.exec(text);
  const again = await page.context().newPage();
  await again.goto(link);
  await again.locator("#card-startup_jobs").getByText("¥20,000").waitFor();
});

test("results are files too, for spreadsheets and for programs", async (t) => {
  const page = await open(t, firm, phone);
  const make = page.getByRole("button", { name: "生成文件" });
  await make.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "存成 CSV" }).waitFor();
  assert.ok(await make.evaluate((it) => it === document.activeElement), "the focus stays");
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  const [csv, rows] = await saved("存成 CSV");
  assert.match(csv, /^policy-portal-\d{4}-\d\d-\d\d\.csv$/);
  assert.match(rows, /^\uFEFF"政策","规则","类别","内容","情况","您的回答","出处"\r\n/);
  assert.ok(rows.includes("¥20,000") && rows.split("\r\n").length > 100);
  const [json, text] = await saved("存成 JSON");
  assert.match(json, /\.json$/);
  // Where nothing can be downloaded the same can be copied; line ends are those of the field.
  for (const [name, id, file] of [["CSV", "#file-csv", rows.slice(1).replaceAll("\r\n", "\n")], ["JSON", "#file-json", text]]) {
    await page.getByText(`复制 ${name} 的文字`).first().click();
    assert.equal((await page.inputValue(id)).replace("\uFEFF", ""), file);
  }
  const { schema, answers, evaluation } = JSON.parse(text);
  assert.equal(schema, "policy-portal/result/1");
  assert.equal(answers.business_place, "150102");
  assert.deepEqual(answers.hire, { rows: [{ insured: "14", count: "3" }], total: "3" });
  assert.equal(evaluation.policies.find((it) => it.id === "startup_jobs").verdict, "eligible");
  // The answers of the file come to the same bytes natively.
  const native = ["run", "--quiet", "--", "evaluate", "--answers", "-", "--day", JSON.parse(text).day, "--json"];
  const again = execFileSync("cargo", native, { cwd: new URL("../../", import.meta.url), input: JSON.stringify(answers) });
  assert.equal(text.slice(text.indexOf(',"evaluation":') + 14, -1), again.toString().trimEnd());
  await nothingWrong(page, phone.width);
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: /JSON Schema/ }).click()]);
  await other.waitForLoadState();
  assert.equal(JSON.parse(await other.locator("body").innerText()).title, schema);
});

test("the link is a QR code too", async (t) => {
  const page = await open(t, firm, phone);
  await page.getByRole("button", { name: "生成带回答的链接" }).click();
  const code = page.getByRole("img", { name: "带回答的链接的二维码" });
  await code.waitFor();
  const { width } = await code.boundingBox();
  assert.ok(width >= 200, `${width} wide`);
});

test("nothing is saved unless it is asked for, and one press deletes it", async (t) => {
  const page = await open(t, firm, phone);
  assert.deepEqual(await stored(page), {});
  await page.getByRole("button", { name: "存在这台设备上" }).click();
  await page.getByText("已存在这台设备上").waitFor();
  assert.equal(Object.keys(await stored(page)).length, 1);

  const again = await page.context().newPage();
  await again.goto("/");
  await started(again);
  await again.getByText(/这台设备上存着 \d+年\d+月\d+日 的回答/).waitFor();
  await again.getByRole("button", { name: "打开" }).click();
  await again.waitForURL(/\/results\/$/);
  await again.locator(".summary-list").getByText("新城区").waitFor();
  await again.getByRole("button", { name: "删掉存的回答" }).click();
  assert.deepEqual(await stored(again), {});
  assert.equal(await again.getByRole("button", { name: "删掉存的回答" }).count(), 0);
});

test("a device that refuses to save is said to", async (t) => {
  const arrange = (page) =>
    page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  const page = await open(t, firm, desk, { arrange });
  await page.getByRole("button", { name: "存在这台设备上" }).click();
  await page.getByText("这个浏览器不让存").waitFor();
});

test("at a counter nobody's answers are kept, and one key clears them", async (t) => {
  const page = await open(t, "/policies/startup_jobs/", desk);
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.getByRole("button", { name: /我在窗口替别人查/ }).click();
  const next = page.locator("header").getByRole("button", { name: /清空，下一位/ });
  await next.waitFor();
  assert.doesNotMatch(await page.evaluate(() => history.state), /hire/);
  assert.equal(await page.getByRole("button", { name: "存在这台设备上" }).count(), 0);
  await page.keyboard.press("Alt+n");
  await page.locator("h1", { hasText: "一分钟看清" }).waitFor();
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.getByText("您还没有回答问题").waitFor();
  await page.locator("header").getByRole("button", { name: /清空，下一位/ }).waitFor();
  // Nor is the last one's, when the mode is left.
  await page.locator("header").getByRole("link", { name: "政策", exact: true }).click();
  await page.getByRole("link", { name: "带动就业", exact: false }).first().click();
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.locator(".summary-list").waitFor();
  await page.getByRole("button", { name: "清空并退出窗口模式" }).click();
  await page.getByText("您还没有回答问题").waitFor();
  assert.doesNotMatch(await page.evaluate(() => history.state), /hire/);
  assert.equal(await page.locator("header").getByRole("button", { name: /清空，下一位/ }).count(), 0);
});

/** Goes back that many pages, to one that is loaded anew. */
async function back(page, pages) {
  // Later: who is asked and goes away cannot answer.
  await page.evaluate((pages) => { setTimeout(() => history.go(-pages)); }, pages);
  await page.waitForURL(/startup_jobs/);
  await started(page);
  await page.locator("#hire").waitFor();
}

const counter = (page) => page.getByRole("button", { name: /我在窗口替别人查/ }).click();
for (const [name, part] of [["全部清空", clear], ["窗口模式", counter]]) {
  test(`pages of this tab that are loaded anew show nothing of what was said before: ${name}`, async (t) => {
    const page = await open(t, "/policies/startup_jobs/", desk);
    await answer(page, "hire", "3");
    await page.getByRole("link", { name: "结果", exact: true }).click();
    await page.locator(".summary-list").waitFor();
    await page.goto("about:blank");
    await back(page, 2);
    assert.equal(await page.inputValue("#hire"), "3", "until then they do");
    await page.getByRole("link", { name: "结果", exact: true }).click();
    await part(page);
    await page.goto("about:blank");
    await back(page, 2);
    assert.equal(await page.inputValue("#hire"), "");
  });
}

test("what is cleared in one language is cleared in the other", async (t) => {
  // Where a page is left the browser may still have been asking for its icon.
  const page = await open(t, "/policies/startup_jobs/", desk);
  await answer(page, "hire", "3");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.locator(".summary-list").waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await clear(page);
  await page.getByText("You have not answered anything yet").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the button is gone, the focus is not lost");
  const { y } = await page.locator("main h1").boundingBox();
  assert.ok(y >= 0 && y < desk.height, `the heading stands at ${y}`);
  await page.goBack();
  await page.getByText("您还没有回答问题").waitFor();
});

test("who begins at a counter before the first answer leaves nothing in the history", async (t) => {
  const page = await open(t, "/results/", desk);
  await page.getByRole("button", { name: /我在窗口替别人查/ }).click();
  await page.getByText("最好先打开，再答题").waitFor();
  const kept = [];
  const keep = async () => kept.push(await page.evaluate(() => history.state));
  await page.locator("header").getByRole("link", { name: "政策", exact: true }).click();
  await page.getByRole("link", { name: "带动就业", exact: false }).first().click();
  await answer(page, "hire", "3");
  await keep();
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.locator(".summary-list").waitFor();
  await keep();
  await page.goBack();
  await page.locator("#hire").waitFor();
  await keep();
  await page.reload();
  await started(page);
  await keep();
  assert.equal(await page.inputValue("#hire"), "");
  assert.equal(kept.length, 4);
  for (const state of kept) assert.doesNotMatch(state, /hire/);
});

test("the catalogue is found from the first page: by plain words, pinyin and first letters", async (t) => {
  const page = await open(t, "/", phone);
  await page.fill("#search", "开店");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/policies\/$/);
  await page.locator(".list__title", { hasText: "创业" }).first().waitFor();
  for (const typed of ["jianxi", "jyjx", "见习"]) {
    await page.fill("#search", typed);
    await page.locator(".list__title", { hasText: "见习" }).first().waitFor();
  }
  await page.fill("#search", "zzzz");
  await page.getByText("没有找到").waitFor();
  await page.fill("#search", "kaidian");
  await page.locator(".list__title", { hasText: "创业" }).first().waitFor();
  await page.goBack();
  await page.locator("h1", { hasText: "一分钟看清" }).waitFor();
});
