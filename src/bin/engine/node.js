import { readFile } from "node:fs/promises";
import { started } from "./api.js";
export { AnswerError } from "./api.js";

const read = () => readFile(new URL("engine.wasm", import.meta.url));
export const load = (catalog, texts) => started(read, catalog, texts);
