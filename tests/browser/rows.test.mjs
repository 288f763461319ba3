// Rows from a spreadsheet: pasted, from a file, repeated; a thousand of them without a stall.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, phone, started } from "./portal.mjs";

const page_ = (t, options) => open(t, "/policies/job_expansion", phone, options);
const unfold = async (page) => {
  await page.getByText("从表格粘贴，一次填好多人").first().click();
  await page.locator("#hire-paste").waitFor();
};
const status = (page) => page.locator(".paste [role=status]");

test("lines are pasted, the bad one is said where it is and stays, the others are taken", async (t) => {
  const page = await page_(t);
  await unfold(page);
  await page.fill("#hire-paste", "姓名\t已缴社保月数\t签1年以上合同\n甲\t12\t是\n乙\t很久\t是\n丙\t12个月\t是\n丁\t3\t否\n");
  await page.getByText("第 3 行“已缴社保月数”：“很久”不行").waitFor();
  assert.match(await status(page).innerText(), /读出 3 行，共 3 人；情况相同的合在一起，是 2 类/);
  assert.match(await status(page).innerText(), /没有用到的列：姓名/);

  await page.reload();
  await started(page);
  await unfold(page);
  assert.match(await page.inputValue("#hire-paste"), /很久/, "what was pasted is kept with the page");

  await page.getByRole("button", { name: "填入这 3 行" }).click();
  await page.waitForFunction(() => document.querySelector("#hire").value === "3");
  assert.equal(await page.inputValue("#hire-paste"), "姓名\t已缴社保月数\t签1年以上合同\n乙\t很久\t是");
  assert.equal(await page.inputValue("#hire-0-count"), "2");

  await page.fill("#hire-paste", "已缴社保月数\t签1年以上合同\n6\t是\n");
  await page.getByRole("button", { name: "填入这 1 行" }).click();
  await page.waitForFunction(() => document.querySelector("#hire").value === "4");
  assert.equal(await page.inputValue("#hire-paste"), "");

  await page.getByRole("button", { name: "复制第 1 类人" }).click();
  await page.locator("#hire-3-count").waitFor();
  assert.equal(await page.inputValue("#hire-1-count"), "2");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= phone.width, `the page is ${wide} wide`);
});

test("a file in GB18030 is read on the device", async (t) => {
  const requests = [];
  const page = await page_(t, { arrange: (page) => page.on("request", (request) => requests.push(request.url())) });
  await unfold(page);
  const before = requests.length;
  // 签1年以上合同,已缴社保月数 / 是,12
  const bytes = Buffer.from("c7a931c4ead2d4c9cfbacfcdac2cd2d1bdc9c9e7b1a3d4c2cafd0d0acac72c31320d0a", "hex");
  await page.setInputFiles("#hire-paste-file", { name: "名单.csv", mimeType: "text/csv", buffer: bytes });
  await page.waitForFunction(() => document.querySelector("#hire-paste").value.includes("签1年以上合同"));
  assert.match(await status(page).innerText(), /读出 1 行/);
  assert.deepEqual(requests.slice(before), [], "nothing is sent");
});

for (const [kind, months] of [["alike in 24 ways", (at) => at % 24], ["all different", (at) => at % 600]])
  test(`a thousand lines, ${kind}, at a quarter of the speed`, async (t) => {
    const page = await page_(t, { goes: true });
    await unfold(page);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
      }).observe({ type: "longtask" });
    });
    const longest = async (what) => {
      await page.waitForTimeout(1500);
      const took = await page.evaluate(() => { const took = window.longest; window.longest = 0; return took; });
      t.diagnostic(`${what}: longest task ${Math.round(took)} ms`);
    };
    const day = (at) => `2025-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (Math.floor(at / 12) % 28)).padStart(2, "0")}`;
    const text = ["已缴社保月数\t签1年以上合同\t招用日期", ...Array.from({ length: 1000 }, (_, at) =>
      `${months(at)}\t${at % 2 ? "是" : "否"}\t${kind === "all different" ? day(at) : "2025-08-01"}`)].join("\n");
    await page.evaluate((text) => {
      const box = document.querySelector("#hire-paste");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    await page.getByText(/读出 1000 行/).waitFor();
    await longest("pasted");
    await page.getByRole("button", { name: "填入这 1000 行" }).click();
    await page.waitForFunction(() => document.querySelector("#hire").value === "1000");
    await longest("taken");
    await page.fill("#hire-0-count", "5");
    await longest("one answer changed");
    await page.getByRole("button", { name: "后面的" }).click();
    await longest("other rows shown");
  });
