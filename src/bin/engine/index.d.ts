/** An answer: a text as questions want it, a whole number, some that are still possible, or what a group is like. */
export type Answer = string | number | readonly Answer[] | { readonly [name: string]: Answer };

/** Answers by the name of their fact or group, as `facts()` lists them. What is left out is open. */
export type Answers = { readonly [name: string]: Answer };

/** A text in both languages; English only where the catalogue has it. */
export interface Said {
  zh: string;
  en: string | null;
}

export type Verdict = "eligible" | "answer" | "authority" | "not_in_force" | "not_eligible";
export type Truth = "yes" | "no" | "unknown";
export type Grade = "A" | "B" | "C";

/** A place in a document, and its words. */
export interface Clause {
  source: string;
  place: string | null;
  quote: string | null;
  grade: Grade;
}

/** Numbers are texts, exact: `"69750"`, `"0.5"`, `"2/3"`. Nothing where no end is known. */
export interface Ends {
  min: string | null;
  max: string | null;
  /** `yuan`, `yuan/month`, `month`, `number`, … or `date`. */
  unit: string;
}

export interface Amount extends Ends {
  paid: string;
  payee: string;
  bound: "exact" | "at_least" | "at_most" | "range" | "unstated";
  grade: Grade;
}

export interface Rule {
  id: string;
  verdict: Verdict;
  reason: string | null;
  stale: boolean;
  amounts: Amount[];
  conditions: { depth: number; kind: "clause" | "all" | "any"; text: string; verdict: Truth; clause: Clause }[];
  for_each: string | null;
  rows: { count_min: string | null; count_max: string | null; holds: Truth; conditions: Truth[] }[];
  missing: string[];
  why: {
    text: string;
    verdict: Truth;
    words: string;
    row: number | null;
    missing: string[];
    authority: string | null;
    clause: Clause;
  }[];
  steps: (Ends & {
    kind: string;
    from: string | null;
    until: string | null;
    case: string | null;
    parts: (Ends & {
      of: string;
      step: number | null;
      name: string | null;
      since: string | null;
      clause: Clause | null;
    })[];
    words: string;
  })[];
}

export interface PolicyResult {
  id: string;
  title: string;
  verdict: Verdict | null;
  reason: string | null;
  deadline_unknown: boolean;
  planned: { from: string; verdict: Verdict } | null;
  rules: Rule[];
  missing: string[];
}

export interface Total {
  payee: string;
  paid: string;
  certain: string;
  to_confirm: string;
  possible: string;
  open_top: boolean;
  uncounted: number;
}

export interface Share {
  policy: string;
  row: number | null;
  eligible: boolean;
}

/** What each field says stands in `docs/schema/evaluation.json` of the portal. */
export interface Evaluation {
  schema: "policy-portal/evaluation/3";
  data_version: string;
  day: string;
  policies: PolicyResult[];
  totals: Total[];
  bundle: {
    taken: Share[];
    sums: Total[];
    left: {
      share: Share;
      because: { share: Share; scope: "person" | "hire" | "firm"; certain: boolean; clause: Clause }[];
      lack: "least" | "eligible" | "most" | "number" | "order";
    }[];
    rival: Share[] | null;
    exact: boolean;
  };
  sources: {
    id: string;
    title: string;
    number: string | null;
    issuer: string | null;
    date: string | null;
    url: string | null;
    grade: Grade;
  }[];
}

/** Every question and what may be answered. */
export interface Facts {
  schema: "policy-portal/facts/2";
  data_version: string;
  facts: {
    id: string;
    topic: string;
    label: Said;
    question: Said;
    help: Said | null;
    group: string | null;
    ask: "always" | "optional" | "never";
    change: "can_do" | "with_time" | "fixed";
    time: "state" | "event" | "duration" | "past" | "history";
    domain: {
      kind: "truth" | "choice" | "date" | "quantity";
      options: { id: string; label: Said }[] | null;
      sets: { id: string; label: Said }[] | null;
      unit: string | null;
      min: string | null;
      max: string | null;
      fractions: boolean | null;
    };
  }[];
  groups: { id: string; topic: string; title: Said; question: Said; help: Said | null; most: string }[];
}

/** Every policy and whom it is for. */
export interface Policies {
  schema: "policy-portal/policies/1";
  data_version: string;
  policies: {
    id: string;
    kind: string;
    title: Said;
    summary: Said;
    audience: string[];
    level: string;
    place: Said | null;
    rules: string[];
  }[];
}

/** Something wrong with the answers or the day. */
export interface Problem {
  /** Where, as a JSON Pointer; empty for the whole. */
  pointer: string;
  line: null;
  column: null;
  kind: string;
  /** What is wrong and what to do. */
  message: { zh: string; en: string };
}

/** Answers or a day that cannot be taken; nothing is computed then. */
export class AnswerError extends Error {
  readonly problems: Problem[];
}

export interface Engine {
  /**
   * What every policy comes to on a day (`2025-12-01`).
   * @throws {AnswerError} with every problem
   */
  evaluate(answers: Answers, day: string): Evaluation;
  /**
   * The same as text: the bytes that `policy evaluate --json` writes.
   * @throws {AnswerError} with every problem
   */
  evaluateText(answers: Answers, day: string): string;
  facts(): Facts;
  policies(): Policies;
}

/**
 * The engine of a catalogue: the two files of a release that the portal's `static/policies/index.json` names.
 * @throws {Error} if they are damaged, or of a format that this version does not read
 */
export function load(catalog: string, texts: string): Promise<Engine>;
