// What deploy/ has for nginx and Caddy is run by them, under a path and at the root, and what they say of each file is held
// against the one table; for IIS, which cannot be run here, the file is held against it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { written } from "../../.ci/deploy.mjs";
import { encrypted, everywhere, headers, KEPT, policy, types } from "../../.ci/headers.mjs";
import { serve } from "../../.ci/serve.mjs";
import { folder, names } from "./deployed.mjs";
import { args, phone, require, started } from "./portal.mjs";

const { chromium } = require("playwright-core");
const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");
const deploy = join(root, "deploy");

const free = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** What a server answers, as it comes over the wire. */
const get = (address, accept = "") =>
  new Promise((resolve, reject) => {
    const asked = request(address, { headers: accept ? { "Accept-Encoding": accept } : {} }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject).end();
  });

/** Starts a server and waits until it answers; it ends with the test `t`. */
async function start(t, port, command, words) {
  const server = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: folder(t, "home") } });
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  server.on("error", (error) => (said += error.message));
  t.after(() => server.kill("SIGTERM"));
  for (let tries = 0; tries < 100; tries += 1) {
    const there = await get(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${command} does not answer: ${said}`);
}

/** A folder of a site in which the portal stands under a path, with a page to be framed. */
function site(t, path) {
  const www = folder(t, "www");
  const place = join(www, path);
  cpSync(dist, place, { recursive: true });
  mkdirSync(join(place, "embed/frame/try"), { recursive: true });
  cpSync(join(dist, "index.html"), join(place, "embed/frame/try/index.html"));
  return www;
}

async function nginx(t, profile, path) {
  const [port, own, www] = [await free(), folder(t, "nginx"), site(t, path)];
  const config = join(own, "nginx.conf");
  const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${own}/${it};`).join(" ");
  writeFileSync(config, `daemon off; user root; pid ${own}/pid; error_log stderr; worker_processes 1; events { }
http { ${kept} access_log off; include ${deploy}/nginx/http-${profile}.conf;
server { listen 127.0.0.1:${port}; set $portal ${path}; location ^~ ${path} { root ${www}; include ${deploy}/nginx/location.conf; } location = /there { return 204; } } }`);
  await start(t, port, "/usr/sbin/nginx", ["-c", config, "-p", own]);
  return `http://127.0.0.1:${port}${path}`;
}

async function caddy(t, profile, path) {
  const [port, own, www] = [await free(), folder(t, "caddy"), site(t, path)];
  const config = join(own, "Caddyfile");
  const place = join(www, path);
  writeFileSync(config, `{\n admin off\n auto_https off\n}\nimport ${deploy}/caddy/${profile}.caddy\nhttp://127.0.0.1:${port} {\n handle_path ${path}* {\n  root * ${place}\n  import portal ${path}\n }\n}\n`);
  await start(t, port, "caddy", ["run", "--config", config, "--adapter", "caddyfile"]);
  return `http://127.0.0.1:${port}${path}`;
}

async function ours(t, profile, path) {
  assert.deepEqual([profile, path], ["strict", "/"]);
  const server = await serve(0);
  t.after(() => server.close());
  return `${server.address}/`;
}

const same = (got, wanted, what) => {
  for (const [name, value] of Object.entries(wanted)) assert.equal(got[name.toLowerCase()], value, `${what}: ${name}`);
};

/** One file of each kind that is delivered, and each special one. */
const kinds = () => {
  const first = new Map();
  for (const name of names(dist)) {
    if (/\.(br|gz)$/.test(name)) continue;
    const kind = name.includes("/") || /-\w{16}\./.test(name) ? `${new RegExp(KEPT).test(name)} ${name.split(".").at(-1)}` : name;
    if (!first.has(kind)) first.set(kind, name);
  }
  return [...first.values()];
};

for (const [what, serving, profile, path] of [
  ["nginx", nginx, "strict", "/jiuye/"],
  ["nginx", nginx, "wide", "/"],
  ["Caddy", caddy, "strict", "/a/b/"],
  ["Caddy", caddy, "wide", "/"],
  ["the server of make serve", ours, "strict", "/"],
]) {
  test(`${what} says of each file what it should, ${profile}, at ${path}`, { timeout: 60_000 }, async (t) => {
    const base = await serving(t, profile, path);
    const wanted = kinds();
    for (const end of Object.keys(types).filter((it) => it !== "minisig")) assert.ok(wanted.some((it) => it.endsWith(`.${end}`)), end);
    for (const name of wanted) {
      const bytes = readFileSync(join(dist, name));
      const [folder] = name.split("index.html");
      const asked = name.endsWith("index.html") ? folder : name;
      const [plain, br, gz] = [await get(base + asked), await get(base + asked, "gzip, br"), await get(base + asked, "gzip")];
      for (const answer of [plain, br, gz]) {
        assert.equal(answer.status, 200, name);
        same(answer.headers, headers(`/${name}`, { profile }), name);
        assert.equal(answer.headers["content-type"].replace(";charset", "; charset"), types[name.split(".").at(-1)], name);
        assert.equal(answer.headers["strict-transport-security"], undefined, "only where the address is encrypted");
      }
      const packed = names(dist).includes(`${name}.br`);
      assert.deepEqual([br, gz].map((it) => it.headers["content-encoding"]), packed ? ["br", "gzip"] : [undefined, undefined], name);
      assert.ok(plain.body.equals(bytes), name);
      assert.ok((packed ? brotliDecompressSync(br.body) : br.body).equals(bytes), name);
      assert.ok((packed ? gunzipSync(gz.body) : gz.body).equals(bytes), name);
    }
    if (serving === ours) return;
    const framed = await get(`${base}embed/frame/try/`, "br");
    same(framed.headers, { ...everywhere, "Content-Security-Policy": policy({ profile, embed: true, ancestors: "*" }) }, "framed");
    assert.equal((await get(`${base}nothing-here.js`)).status, 404);
    for (const nowhere of ["nowhere", "nowhere/", "policies/nowhere/"]) {
      const lost = await get(base + nowhere);
      assert.equal(lost.status, 302, nowhere);
      assert.equal(new URL(lost.headers.location, base).href, `${base}lost/`);
    }
    const sent = await get(`${base}about`);
    assert.ok([301, 308].includes(sent.status), `a folder without a slash: ${sent.status}`);
    assert.equal(new URL(sent.headers.location, base).href, `${base}about/`);
    assert.notEqual((await get(`${base}static/`)).status, 200, "no list of files");
  });
}

test("what stands in deploy/ is what the table says", () => {
  for (const [name, text] of Object.entries(written())) assert.equal(readFileSync(join(deploy, name), "utf8"), text, `${name}: run node .ci/deploy.mjs`);
});

test("the file for IIS says the same, and can be read as XML", { timeout: 30_000 }, async (t) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args });
  t.after(() => browser.close());
  const page = await browser.newPage();
  for (const profile of ["strict", "wide"]) {
    const said = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, "application/xml");
      const pairs = (path, name, value) => [...file.querySelectorAll(path)].map((it) => [it.getAttribute(name), it.getAttribute(value)]);
      return {
        fault: file.querySelector("parsererror")?.textContent,
        page: Object.fromEntries(pairs("configuration > system\\.webServer add[name]", "name", "value")),
        framed: Object.fromEntries(pairs("location add[name]", "name", "value")),
        types: Object.fromEntries(pairs("mimeMap", "fileExtension", "mimeType")),
      };
    }, readFileSync(join(deploy, `iis/${profile}/web.config`), "utf8"));
    assert.equal(said.fault, undefined);
    assert.deepEqual(said.page, headers("/index.html", { profile }));
    assert.deepEqual(said.framed, { "Content-Security-Policy": policy({ profile, embed: true, ancestors: "*" }) });
    assert.deepEqual(said.types, Object.fromEntries(Object.entries(types).map(([end, type]) => [`.${end}`, type])));
  }
});
