// The palette by itself, before any page: styles/settings.css is read, and each role is held against the grounds it stands on, in every theme.
// text at least 7:1, the edges of controls, the focus and what pictures draw at least 3:1.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync(new URL("../../styles/settings.css", import.meta.url), "utf8").replace(/\/\*[^]*?\*\//g, "");

/** The roles that the rules with a selector set, the later ones first. */
function declared(selector) {
  const rules = [...text.matchAll(/([^{};]+)\{([^{}]*)\}/g)].filter(([, selectors]) => selectors.split(",").some((it) => it.trim() === selector));
  assert.ok(rules.length, `${selector} stands in settings.css`);
  return Object.fromEntries(rules.flatMap(([, , body]) => [...body.matchAll(/(--[\w-]+):\s*([^;]+);?/g)].map(([, name, value]) => [name, value.trim()])));
}

const light = declared(":root");
const dark = declared('[data-theme="dark"]');
const themes = { light, dark: { ...light, ...dark }, contrast: { ...light, ...declared('[data-theme="contrast"]') } };

/** A colour as three numbers up to 255; without an accent of another site. */
function colour(roles, value) {
  const [, name, rest] = /^var\((--[\w-]+)(?:,\s*([^]+))?\)$/.exec(value) ?? [];
  if (name) return colour(roles, roles[name] ?? rest);
  const [, hex] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value) ?? [];
  assert.ok(hex, `${value} is a colour`);
  const whole = hex.length === 3 ? [...hex].map((it) => it + it).join("") : hex;
  return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16));
}

/** As WCAG 2 defines it. */
function luminance(channels) {
  const [red, green, blue] = channels.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(roles, one, other) {
  const [low, high] = [one, other].map((role) => luminance(colour(roles, roles[`--${role}`]))).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const plain = ["page", "surface", "sunken"];
const tinted = ["action-soft", "yes-bg", "ask-bg", "local-bg", "no-bg"];
const outside = ["sky", "sky-top", "land"];
// What is written in which role, and on which grounds the components put it.
const words = {
  text: [...plain, ...tinted, ...outside, "error-bg"],
  "text-2": [...plain, ...outside, "action-soft"],
  "text-3": [...plain, "action-soft"],
  action: [...plain, ...tinted, "sky", "sky-top"],
  "action-hover": [...plain, ...tinted],
  "on-action": ["action", "action-hover"],
  yes: [...plain, "yes-bg"], ask: [...plain, "ask-bg"], local: [...plain, "local-bg"], no: [...plain, "no-bg"],
  error: [...plain, "error-bg"],
};
const shapes = {
  edge: plain, action: [...plain, "action-soft"], error: plain, focus: [...plain, ...tinted, ...outside],
  horizon: ["page", "sky", "land"], sure: plain, maybe: plain, ask: plain,
};

for (const [name, roles] of Object.entries(themes)) {
  for (const [least, pairs] of [[7, words], [3, shapes]]) {
    test(`at least ${least}:1, ${name}`, () => {
      const all = Object.entries(pairs).flatMap(([role, grounds]) => grounds.map((ground) => [`${role} on ${ground}`, contrast(roles, role, ground)]));
      const faint = all.filter(([, ratio]) => ratio < least).map(([pair, ratio]) => `${pair} ${ratio.toFixed(2)}`);
      assert.deepEqual(faint, []);
    });
  }
}

test("whoever's device is dark gets the dark theme", () => {
  assert.deepEqual(declared(":root:not([data-theme])"), dark);
});

test("what is too faint is found", () => {
  assert.ok(contrast({ "--a": "#777", "--b": "#fff" }, "a", "b") < 4.5);
  assert.equal(contrast({ "--a": "#000", "--b": "#fff" }, "a", "b"), 21);
});

/** Colours and durations that a stylesheet gives itself instead of taking a token; a code that scanners read is black on white. */
const raw = (css) => [...css.replace(/\/\*[^]*?\*\//g, "").matchAll(/#[\da-f]{3,8}\b(?=[^{}]*\})|\brgba?\([^)]*\)|(?<![\w.])(?!0s)[\d.]+m?s\b/gi)].map(([value]) => value);

test("colours and durations stand in settings.css alone", () => {
  const folder = new URL("../../styles/", import.meta.url);
  const names = readdirSync(folder, { recursive: true }).filter((it) => it.endsWith(".css") && !/(^|\/)(settings|print|qr)\.css$/.test(it));
  assert.ok(names.length > 40, `${names.length} stylesheets`);
  assert.deepEqual(names.flatMap((name) => raw(readFileSync(new URL(name, folder), "utf8")).map((value) => `${name}: ${value}`)), []);
  assert.deepEqual(raw("#add { color: #abc; transition: color .3s, top 200ms; animation: a 0s var(--wait); background: rgba(0, 0, 0, .5); }"), ["#abc", ".3s", "200ms", "rgba(0, 0, 0, .5)"]);
});
