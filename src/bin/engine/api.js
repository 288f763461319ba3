// What programs call, around what wasm-bindgen makes of the engine.
import * as glue from "./glue.js";

/** What is wrong with answers or the day: each of `problems` says where, and what to do. */
export class AnswerError extends Error {
  constructor({ problems }) {
    super(problems.map(({ pointer, message }) => `${pointer || "/"}: ${message.en}`).join("\n"));
    this.name = "AnswerError";
    this.problems = problems;
  }
}

/** As JSON; what cannot be written as such is no object of answers, and the engine says so. */
function written(answers) {
  try {
    return JSON.stringify(answers) ?? "null";
  } catch {
    return "null";
  }
}

class Engine {
  #number;
  constructor(number) {
    this.#number = number;
  }
  evaluateText(answers, day) {
    const text = glue.evaluate(this.#number, written(answers), typeof day === "string" ? day : "");
    if (text.startsWith('{"schema":"policy-portal/problems/')) throw new AnswerError(JSON.parse(text));
    return text;
  }
  evaluate(answers, day) {
    return JSON.parse(this.evaluateText(answers, day));
  }
  facts() {
    return JSON.parse(glue.facts(this.#number));
  }
  policies() {
    return JSON.parse(glue.policies(this.#number));
  }
}

let begun;

/** The wasm is read once, whatever the number of catalogues; what did not come is asked for again. */
async function begin(read) {
  try {
    const { instance } = await WebAssembly.instantiate(await read(), { "./engine_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
  } catch (error) {
    begun = undefined;
    throw error;
  }
}

/** The engine of a catalogue, once `read` has given the bytes of the wasm. */
export async function started(read, catalog, texts) {
  await (begun ??= begin(read));
  const number = glue.read(catalog, texts);
  if (!number) throw new Error("the catalogue is damaged, or not of the format that this version reads");
  return new Engine(number);
}
