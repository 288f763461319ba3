// Serves dist/ on loopback as a static host would, for `make serve` and for the browser tests.
import { createServer } from "node:http";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headers, types } from "./headers.mjs";

const built = fileURLToPath(new URL("../dist", import.meta.url));

function say(response, path) {
  for (const [name, value] of Object.entries(headers(path))) response.setHeader(name, value);
  const type = types[path.split(".").at(-1)];
  if (type) response.setHeader("Content-Type", type);
}

/**
 * Resolves to the address once it listens; port 0 takes a free one. The portal stands under the prefix. Where files are to
 * change meanwhile (`live`), each is looked up anew.
 */
export async function serve(port, prefix = "", { dist = built, live = false } = {}) {
  if (!existsSync(`${dist}/index.html`)) throw new Error("dist/index.html is missing: run make build first");
  const files = sirv(dist, { etag: true, brotli: !live, gzip: !live, dev: live, setHeaders: say });
  // As deploy/ has it: links within a page count on the slash at the end of its address, and what is nowhere is said so.
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, "http://portal");
    const to = (address) => response.writeHead(302, { Location: address }).end();
    // Whoever types an address of the host comes to the portal; a file must be asked for where it stands.
    const typed = request.headers["sec-fetch-mode"] === "navigate";
    if (!pathname.startsWith(`${prefix}/`)) return typed ? to(prefix + request.url) : response.writeHead(404).end();
    const path = decodeURI(pathname.slice(prefix.length));
    if (!path.endsWith("/") && existsSync(`${dist}${path}/index.html`)) return to(`${pathname}/${search}`);
    request.url = request.url.slice(prefix.length);
    files(request, response, () => (path.includes(".") ? response.writeHead(404).end() : to(`${prefix}/lost/`)));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT || 8080);
  try {
    const { address } = await serve(port);
    console.log(`\nThe portal is at  ${address}/  (Ctrl-C ends it)`);
  } catch (error) {
    const taken = error.code === "EADDRINUSE";
    console.error(taken ? `Port ${port} is taken. Choose another: PORT=${port + 1} make serve` : error.message);
    process.exit(1);
  }
}
