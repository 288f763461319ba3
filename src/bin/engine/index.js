import { started } from "./api.js";
export { AnswerError } from "./api.js";

const read = async () => (await fetch(new URL("engine.wasm", import.meta.url))).arrayBuffer();
export const load = (catalog, texts) => started(read, catalog, texts);
