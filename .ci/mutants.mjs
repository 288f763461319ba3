// What shards of mutants came to: `keep K/N COMMIT SECONDS FOLDER` writes one as JSON, `score N` adds all of N up.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [what, ...rest] = process.argv.slice(2);
const names = { CaughtMutant: "caught", MissedMutant: "missed", Timeout: "timeout", Unviable: "unviable" };

function keep(shard, commit, seconds, folder) {
  const { outcomes } = JSON.parse(readFileSync(join(folder, "outcomes.json")));
  const came = { shard, commit, day: new Date().toISOString().slice(0, 10), seconds: Number(seconds), caught: 0, unviable: 0, timeout: [], missed: [] };
  for (const { scenario, summary } of outcomes) {
    if (!scenario.Mutant) continue;
    const kind = names[summary];
    if (!kind) throw new Error(`${scenario.Mutant.name}: ${summary} is no outcome`);
    if (Array.isArray(came[kind])) came[kind].push(scenario.Mutant.name);
    else came[kind] += 1;
  }
  console.log(JSON.stringify(came, null, 1));
}

function score(n) {
  const folder = "docs/measured/mutants";
  const files = readdirSync(folder).filter((name) => name.endsWith(`-of-${n}.json`));
  const shards = files.map((name) => JSON.parse(readFileSync(join(folder, name))));
  const sum = (count) => shards.reduce((all, shard) => all + count(shard), 0);
  const [caught, unviable] = [sum(({ caught }) => caught), sum(({ unviable }) => unviable)];
  const [timeout, missed] = [sum(({ timeout }) => timeout.length), sum(({ missed }) => missed.length)];
  for (const shard of shards) for (const name of shard.missed) console.log(`missed, ${shard.shard}: ${name}`);
  console.log(`${shards.length} of ${n} shards: ${caught} caught, ${missed} missed, ${timeout} took too long, ${unviable} do not compile`);
  const commits = new Set(shards.map(({ commit }) => commit.slice(0, 7)));
  if (shards.length < Number(n)) console.log("no score before all shards have run");
  else console.log(`score: ${(((caught + timeout) * 100) / (caught + timeout + missed)).toFixed(1)} %, of ${[...commits].join(", ")}`);
}

if (what === "keep") keep(...rest);
else score(...rest);
