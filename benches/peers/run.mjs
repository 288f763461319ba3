// `make bench-peers`: the same five rules and the same complete people, by our engine natively and as wasm, and by three
// engines from npm, each prepared once and warm. Every result is compared before anything is timed.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import jsonLogic from "json-logic-js";
import Publicodes from "publicodes";
import * as peers from "./rules.mjs";

const DAY = "2025-07-01";
const PEOPLE = 200;
const RUNS = 21;

// A small generator of numbers, so that everybody measures the same people.
let seed = 20250701;
const below = (n) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};
const one = (list) => list[below(list.length)];
const truth = () => below(4) !== 0;

/** Somebody as the peers are told, and as our engine is. Nobody's result turns on a reading that the law leaves open. */
function somebody() {
  const hires = [0, 1, 2].map(() => ({ count: below(3) + 1, insured: below(24) }));
  const months = below(60);
  const [first, second, third] = one([[true, false, false], [false, true, false], [false, false, true]]);
  const given = {
    ...{ recognised: truth(), had_jobs: !truth(), had_kept: !truth(), had_grant: !truth(), hires, months, share: 0.2 },
    ...{ headcount: one(["never_fell", "less_now"]), firm_kind: one(["self_employed", "self_employed", "enterprise"]) },
    ...{ tax_group: one(["poverty", "graduating_year", "veteran"]), operated_months: below(12) + 1, tax_due: below(30) * 1000 },
    ...{ graduates: truth(), school_outside: !truth(), wants_work: truth(), poor: first, disabled: second, loan: third },
  };
  // Whether the second grant presupposes the first is such a reading: it matters to nobody here.
  const insured = hires.reduce((sum, row) => sum + (row.insured >= 12 ? row.count : 0), 0);
  if (!given.had_jobs && (insured < 3 || !given.recognised)) given.headcount = "less_now";
  const start = new Date(Date.UTC(2025, 6 - months, 1)).toISOString().slice(0, 10);
  const yes = (it) => (it ? "yes" : "no");
  const answers = {
    "startup_base.recognised": yes(given.recognised),
    "received.startup_jobs": yes(given.had_jobs),
    "received.startup_kept": yes(given.had_kept),
    "received.jobseeking_grant": yes(given.had_grant),
    hire: { rows: hires },
    business_start: start,
    "startup_kept.headcount": given.headcount,
    ...{ firm_kind: given.firm_kind, tax_group: given.tax_group, operated_months: given.operated_months, tax_due: given.tax_due },
    education_status: given.graduates ? "final_year" : "student",
    school_place: given.school_outside ? "outside" : "150102",
    wants_work: yes(given.wants_work),
    low_income_family: yes(given.poor),
    disability_certificate: yes(given.disabled),
    "jobseeking_grant.student_loan": yes(given.loan),
    ...Object.fromEntries(["poor_disabled_family", "poverty_relieved", "extreme_poverty"].map((it) => [`jobseeking_grant.${it}`, "no"])),
  };
  return { given, answers: JSON.stringify(answers) };
}

const people = Array.from({ length: PEOPLE }, somebody);
const folder = new URL("../../target/peers/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}people.ndjson`, people.map(({ answers }) => answers).join("\n"));

const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
console.error("our engine, natively");
const native = JSON.parse(cargo("bench", "--quiet", "--no-default-features", "--features", "author", "--bench", "peers"));
console.error("our engine, as wasm");
const wasmTarget = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "export"];
const built = cargo("bench", "--no-run", "--message-format", "json", ...wasmTarget, "--bench", "peers");
const program = built.split("\n").filter(Boolean).map(JSON.parse).find(({ executable, target }) => executable && target.name === "peers").executable;
execFileSync("wasm-bindgen", ["--target", "nodejs", "--out-dir", folder, "--out-name", "ours", program]);
const { Peers } = createRequire(import.meta.url)(`${folder}ours.js`);
const file = (name) => readFileSync(folder + name, "utf8");
const ours = new Peers(file("catalog.json"), file("texts.json"), people.map(({ answers }) => answers).join("\n"));

const publicodes = new Publicodes(peers.publicodes, { logger: { log() {}, warn() {}, error: console.error } });
const oui = (it) => (it ? "oui" : "non");
const situations = people.map(({ given }) => ({
  ...{ recognised: oui(given.recognised), "had jobs": oui(given.had_jobs), "had kept": oui(given.had_kept), "had grant": oui(given.had_grant) },
  ...{ months: given.months, share: given.share, headcount: `'${given.headcount}'`, "firm kind": `'${given.firm_kind}'`, "tax group": `'${given.tax_group}'` },
  ...{ "operated months": given.operated_months, "tax due": given.tax_due, graduates: oui(given.graduates) },
  ...{ "school outside": oui(given.school_outside), "wants work": oui(given.wants_work) },
  ...{ poor: oui(given.poor), disabled: oui(given.disabled), loan: oui(given.loan) },
  ...Object.fromEntries(given.hires.flatMap(({ count, insured }, at) => [[`count ${"abc"[at]}`, count], [`insured ${"abc"[at]}`, insured]])),
}));
const decision = new ZenEngine().createDecision(new ZenDecisionContent(peers.zen));

/** How each comes to the amounts of one person, by number; nothing where nothing is due. */
const ways = {
  "ours, native, prepared": null,
  "ours, native, text to text": null,
  "ours, wasm, prepared": (at) => ours.prepared(at),
  "ours, wasm, text to text": (at) => ours.from_text(people[at].answers),
  "json-logic-js": (at) => jsonLogic.apply(peers.jsonLogic, people[at].given),
  publicodes: (at) => {
    publicodes.setSituation(situations[at]);
    return peers.publicodesNames.map((name) => publicodes.evaluate(name).nodeValue);
  },
  "@gorules/zen-engine": async (at) => {
    const { result } = await decision.evaluate(people[at].given);
    return peers.RULES.map((_, rule) => result[`r${rule}`]);
  },
};

// Ours is a range where the law leaves something open; the peers were given its upper end.
const number = (text) => text.split("/").reduce((above, below) => above / below);
const upper = (text) => (text === "no" ? 0 : Number(number(text.split("..").at(-1))));
let compared = 0;
let due = 0;
for (const [at, { answers }] of people.entries()) {
  const expected = ours.from_text(answers).split(" ").map(upper);
  if (ours.from_text(answers) !== native.outcomes[at]) throw new Error(`person ${at}: native and wasm differ`);
  for (const name of ["json-logic-js", "publicodes", "@gorules/zen-engine"]) {
    const came = (await ways[name](at)).map((amount) => Number(amount ?? 0));
    for (const [rule, amount] of came.entries()) {
      if (!(Math.abs(amount - expected[rule]) < 0.005)) throw new Error(`person ${at}, ${peers.RULES[rule]}: ${name} ${amount}, ours ${expected[rule]}`);
      compared += 1;
      due += amount !== 0;
    }
  }
}

/** The median and the least of many runs over all people, in nanoseconds a person. */
async function time(way) {
  const runs = [];
  for (let run = -5; run < RUNS; run += 1) {
    const start = process.hrtime.bigint();
    for (let at = 0; at < PEOPLE; at += 1) {
      const came = way(at);
      if (came instanceof Promise) await came;
    }
    if (run >= 0) runs.push(Number(process.hrtime.bigint() - start) / PEOPLE);
  }
  runs.sort((a, b) => a - b);
  return [runs[RUNS >> 1], runs[0]];
}

const times = { "ours, native, prepared": native.prepared, "ours, native, text to text": native.text };
for (const [name, way] of Object.entries(ways)) if (way) times[name] = await time(way);
const base = times["ours, wasm, text to text"][1];
console.log(`${compared} results of peers equal ours, ${due} of them something due; ${PEOPLE} people, ${peers.RULES.length} rules, ${DAY}`);
console.log(`Node ${process.version}, ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}\n`);
console.log("| µs a person | median | least | least, of ours as wasm from text to text |\n|---|--:|--:|--:|");
for (const [name, [median, least]] of Object.entries(times)) {
  console.log(`| ${name} | ${(median / 1000).toFixed(1)} | ${(least / 1000).toFixed(1)} | ${(least / base).toFixed(2)} |`);
}
