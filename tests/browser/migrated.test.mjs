// A link that was made under an earlier release opens under one that has renamed a question and dropped another: a made-up
// release of today's data, delivered to the browser as the next one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answer } from "./journey.mjs";
import { desk, open, phone } from "./portal.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder;

/** Changes the text of each authored file. */
function authored(change) {
  for (const name of readdirSync(join(folder, "authored"), { recursive: true }).filter((it) => it.endsWith(".json"))) {
    const path = join(folder, "authored", name);
    writeFileSync(path, change(basename(name), readFileSync(path, "utf8")));
  }
}

const mended = {
  "facts-person.json": (file) => {
    const fact = file.facts.find((it) => it.id === "recognised_in_hardship");
    fact.label.zh = "认定为就业困难人员";
    file.migrations = [
      { from: "hardship_recognised", to: "recognised_in_hardship" },
      { from: "help_posts.public_post_unfit", why: { zh: "是否符合公益性岗位安置条件，这一版不再问。" } },
    ];
  },
  "help_posts.json": (file) => {
    delete file.facts;
    file.rules[0].requires.pop();
  },
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), "migrated-"));
  cpSync(join(root, "static/policies"), folder, { recursive: true });
  authored((name, text) => {
    const file = JSON.parse(text.replaceAll(/\bhardship_recognised\b/g, "recognised_in_hardship"));
    mended[name]?.(file);
    return JSON.stringify(file);
  });
  const arguments_ = ["run", "--quiet", "--", "--data", join(folder, "authored"), "bundle", "--out", join(folder, "out")];
  execFileSync("cargo", arguments_, { cwd: root });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Delivers the made-up release after those that are there. */
async function next(page) {
  const releases = readFileSync(join(folder, "out/page.zh.json"), "utf8");
  await page.route(
    (url) => !basename(url.pathname).includes("."),
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/(id="releases"[^>]*>)[^]*?(?=<\/script>)/, (_, tag) => tag + releases);
      await route.fulfill({ response, body });
    },
  );
  await page.route("**/static/policies/*", (route) =>
    route.fulfill({ path: join(folder, "out", basename(new URL(route.request().url()).pathname)) }),
  );
}

/** A link of somebody who is recognised and could have a public-service post, made in the portal as it is. */
async function link(t) {
  const page = await open(t, "/policies/help_posts", phone);
  await answer(page, "hardship_recognised", "yes");
  await answer(page, "help_posts.public_post_unfit", "no");
  await page.getByRole("link", { name: "结果", exact: true }).click();
  await page.getByRole("button", { name: "生成带回答的链接" }).click();
  return page.inputValue("#share-link");
}

for (const viewport of [phone, desk]) {
  test(`a link of an earlier release says what was renamed and dropped, and what comes under both ${viewport.width}`, async (t) => {
    const made = new URL(await link(t));
    const page = await open(t, made.pathname + made.hash, viewport, { arrange: next });
    const notice = page.locator(".notice", { hasText: "问题有变化" });
    await notice.waitFor();
    assert.match(await notice.innerText(), /按 \d{4}-\d{2} 版/);
    await notice.getByText("“已认定为就业困难人员”现在叫“认定为就业困难人员”，回答已带过来").waitFor();
    await notice.getByText("是否符合公益性岗位安置条件，这一版不再问。").waitFor();
    const both = page.locator("section", { hasText: "两版政策数据，对我有什么不同" }).locator(".summary-list > *", { hasText: "就业援助岗位" });
    await both.waitFor();
    assert.match(await both.innerText(), /版：按您的回答不符合[^]*：由主管部门确定/);
    // What was only renamed comes to the same.
    assert.equal(await page.locator(".summary-list > *", { hasText: "公益性岗位安置" }).count(), 0);
  });
}
