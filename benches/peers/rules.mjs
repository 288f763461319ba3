// Five of our rules as each peer's documentation writes rules, for the day 2025-07-01. What a peer has no notion of is
// worked out before (`given` in run.mjs): full months from a date, and the share that a text leaves open.
export const RULES = ["startup_jobs.jobs", "startup_kept.kept", "key_group_self_employed.deduction", "jobseeking_grant.grant", "sole_trader_income_tax.half"];

const v = (name) => ({ var: name });
const granted = (conditions, amount) => ({ if: [{ and: conditions }, amount, null] });

export const jsonLogic = [
  granted(
    [
      v("recognised"),
      { "!": v("had_jobs") },
      { ">=": [{ reduce: [{ filter: [v("hires"), { ">=": [v("insured"), 12] }] }, { "+": [v("current.count"), v("accumulator")] }, 0] }, 3] },
    ],
    20000,
  ),
  granted([v("recognised"), { "!": v("had_kept") }, { ">=": [v("months"), 36] }, { "==": [v("headcount"), "never_fell"] }], 20000),
  granted(
    [
      { "==": [v("firm_kind"), "self_employed"] },
      { in: [v("tax_group"), ["poverty", "unemployed_half_year", "zero_job_family", "graduating_year"]] },
      { "<=": [v("months"), 36] },
    ],
    { min: [{ "*": [{ "/": [{ "*": [20000, { "+": [1, v("share")] }] }, 12] }, v("operated_months")] }, v("tax_due")] },
  ),
  granted([v("graduates"), { "!": v("school_outside") }, v("wants_work"), { "!": v("had_grant") }, { or: [v("poor"), v("disabled"), v("loan")] }], 1500),
  granted([{ "==": [v("firm_kind"), "self_employed"] }], 0.5),
];

const row = (name) => ({ [`count ${name}`]: { question: "count" }, [`insured ${name}`]: { question: "months" } });
const insured = (name) => ({ variations: [{ si: `insured ${name} >= 12`, alors: `count ${name}` }, { sinon: 0 }] });
const asked = (names) => Object.fromEntries(names.map((name) => [name, { question: name }]));

export const publicodes = {
  ...asked(["recognised", "had jobs", "had kept", "had grant", "months", "headcount", "firm kind", "tax group", "share"]),
  ...asked(["operated months", "tax due", "graduates", "school outside", "wants work", "poor", "disabled", "loan"]),
  ...row("a"),
  ...row("b"),
  ...row("c"),
  "insured people": { somme: [insured("a"), insured("b"), insured("c")] },
  jobs: { "applicable si": { "toutes ces conditions": ["recognised", "had jobs = non", "insured people >= 3"] }, valeur: 20000 },
  kept: {
    "applicable si": { "toutes ces conditions": ["recognised", "had kept = non", "months >= 36", "headcount = 'never_fell'"] },
    valeur: 20000,
  },
  "key group": {
    "une de ces conditions": ["tax group = 'poverty'", "tax group = 'unemployed_half_year'", "tax group = 'zero_job_family'", "tax group = 'graduating_year'"],
  },
  deduction: {
    "applicable si": { "toutes ces conditions": ["firm kind = 'self_employed'", "key group", "months <= 36"] },
    valeur: "20000 * (1 + share) / 12 * operated months",
    plafond: "tax due",
  },
  grant: {
    "applicable si": {
      "toutes ces conditions": ["graduates", "school outside = non", "wants work", "had grant = non", { "une de ces conditions": ["poor", "disabled", "loan"] }],
    },
    valeur: 1500,
  },
  half: { "applicable si": "firm kind = 'self_employed'", valeur: 0.5 },
};
export const publicodesNames = ["jobs", "kept", "deduction", "grant", "half"];

const given = (condition, amount) => `(${condition}) ? ${amount} : null`;
const expressions = [
  given("recognised and not had_jobs and sum(map(filter(hires, #.insured >= 12), #.count)) >= 3", "20000"),
  given("recognised and not had_kept and months >= 36 and headcount == 'never_fell'", "20000"),
  given(
    "firm_kind == 'self_employed' and tax_group in ['poverty', 'unemployed_half_year', 'zero_job_family', 'graduating_year'] and months <= 36",
    "min([20000 * (1 + share) / 12 * operated_months, tax_due])",
  ),
  given("graduates and not school_outside and wants_work and not had_grant and (poor or disabled or loan)", "1500"),
  given("firm_kind == 'self_employed'", "0.5"),
];
const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: "edge", sourceId, targetId });
export const zen = {
  nodes: [
    { id: "in", name: "in", type: "inputNode" },
    {
      id: "rules",
      name: "rules",
      type: "expressionNode",
      content: { expressions: expressions.map((value, at) => ({ id: `e${at}`, key: `r${at}`, value })) },
    },
    { id: "out", name: "out", type: "outputNode" },
  ],
  edges: [edge("in", "rules"), edge("rules", "out")],
};
