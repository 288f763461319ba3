// Writes into deploy/ what servers are to say, from the table of .ci/headers.mjs: `node .ci/deploy.mjs`. That it is as it
// stands there, and that servers then do so, is tried by tests/browser/served.test.mjs.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { caching, EMBED, encrypted, everywhere, KEPT, policy, profiles, types } from "./headers.mjs";

const NOTE = "Written by .ci/deploy.mjs from .ci/headers.mjs: change those.";
const lines = (...parts) => `${parts.flat(9).join("\n")}\n`;
const policies = (profile) => ({ page: policy({ profile }), framed: policy({ profile, embed: true, ancestors: "*" }) });

/** For the http block, once: what depends on the request. */
function nginxHttp(profile) {
  const { page, framed } = policies(profile);
  const map = (of, to, values) => [`map ${of} ${to} {`, values.map(([key, value]) => `    ${key} ${JSON.stringify(value)};`), "}"];
  return lines(
    `# ${NOTE}`,
    `# In the http block. Profile ${profile}.`,
    "# Who may show /embed/frame/ in a frame: `frame-ancestors *` is everybody; name hosts there to allow those only.",
    map("$uri", "$portal_policy", [["default", page], [`"~${EMBED}"`, framed]]),
    map("$uri", "$portal_cache", [["default", caching.fresh], [`"~${KEPT.replace("\\.[a-z]+$", "\\.[a-z]+(\\.br)?$")}"`, caching.kept]]),
    map("$http_accept_encoding", "$portal_br", [["default", ""], ['"~*\\bbr;q=0(\\.0*)?(,|$)"', ""], ['"~*\\bbr\\b"', ".br"]]),
    map("$uri", "$portal_coding", [["default", ""], ['"~\\.br$"', "br"]]),
    map("$scheme", "$portal_encrypted", [["default", ""], ["https", Object.values(encrypted)[0]]]),
  );
}

/** For the location under which the portal stands. */
function nginxLocation() {
  const said = { "Content-Security-Policy": "$portal_policy", ...everywhere, "Cache-Control": "$portal_cache", "Content-Encoding": "$portal_coding", [Object.keys(encrypted)[0]]: "$portal_encrypted" };
  const of = (end, path) => {
    const [type, charset] = types[end].split("; charset=");
    // A packed file ends otherwise than what is in it, so its type is said for each ending.
    return [
      `location ~ ${end === "html" ? "(/|\\.html)" : `\\.${end}`}$ {`,
      "    types { }",
      `    default_type "${type}";`,
      charset ? [`    charset ${charset};`, `    charset_types "${type}";`] : [],
      // What is nowhere is said so by a page of its own: a page knows by its address where its files are.
      end === "html" ? ["    if (!-e $request_filename) {", "        return 302 ${portal}lost/;", "    }"] : [],
      `    try_files ${path.map((it) => `${it}$portal_br ${it}`).join(" ")} =404;`,
      "}",
    ];
  };
  return lines(
    `# ${NOTE}`,
    "# Within `set $portal /jiuye/; location ^~ /jiuye/ { root /srv/www; … }`, where the portal lies in /srv/www/jiuye.",
    "absolute_redirect off;",
    "gzip off;",
    "gzip_static on;",
    Object.entries(said).map(([name, value]) => `add_header ${name} ${value.startsWith("$") ? value : JSON.stringify(value)} always;`),
    Object.keys(types).map((end) => of(end, end === "html" ? ["$uri", "${uri}index.html"] : ["$uri"])),
    "if (-d $request_filename) {",
    "    rewrite [^/]$ $uri/ permanent;",
    "}",
    "if (!-e $request_filename) {",
    "    return 302 ${portal}lost/;",
    "}",
  );
}

function caddy(profile) {
  const { page, framed } = policies(profile);
  const [[name, value]] = Object.entries(encrypted);
  const ends = Object.entries(types).filter(([end]) => end !== "html");
  // Headers with a matcher come before those without, whatever the order here: each says for itself where it holds.
  const where = (matcher, test, header, value) => [`@portal_${matcher} ${test}`, `header @portal_${matcher} ${header} ${JSON.stringify(value)}`];
  return lines(
    `# ${NOTE}`,
    `# Imported, then \`import portal /jiuye/\` within \`handle_path /jiuye/*\`. Profile ${profile}.`,
    "# Who may show /embed/frame/ in a frame: `frame-ancestors *` is everybody; name hosts there to allow those only.",
    "(portal) {",
    [
      // Where it has found a packed file Caddy says `Vary` itself: only what was not said is added.
      Object.entries(everywhere).map(([name, value]) => `header ${name === "Vary" ? "?" : ""}${name} ${JSON.stringify(value)}`),
      where("page", `not path *${EMBED}*`, "Content-Security-Policy", page),
      where("framed", `path *${EMBED}*`, "Content-Security-Policy", framed),
      where("fresh", `not path_regexp ${KEPT}`, "Cache-Control", caching.fresh),
      where("kept", `path_regexp ${KEPT}`, "Cache-Control", caching.kept),
      where("encrypted", "protocol https", name, value),
      ends.map(([end, type]) => [`@portal_${end} path *.${end}`, `header @portal_${end} {`, `    Content-Type ${JSON.stringify(type)}`, "    defer", "}"]),
      // What is nowhere is said so by a page of its own: a page knows by its address where its files are.
      ["@portal_lost {", "    not path_regexp \\.[a-z]+$", "    not file {path} {path}/ {path}index.html", "}", "redir @portal_lost {args.0}lost/"],
      "file_server {",
      "    precompressed br gzip",
      "}",
    ].flat(2).map((line) => `    ${line}`),
    "}",
  );
}

const xml = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** For the folder of the portal; nothing here could be run on IIS itself. */
function iis(profile) {
  const { page, framed } = policies(profile);
  const add = (name, value) => `<remove name="${name}" /><add name="${name}" value="${xml(value)}" />`;
  const headers = (said) => ["<httpProtocol><customHeaders>", Object.entries(said).map(([name, value]) => `  ${add(name, value)}`), "</customHeaders></httpProtocol>"];
  const map = ([end, type]) => `  <remove fileExtension=".${end}" /><mimeMap fileExtension=".${end}" mimeType="${xml(type)}" />`;
  const rewrite = (name, header, value, condition) => [
    `  <rule name="${name}"><match serverVariable="RESPONSE_${header}" pattern=".*" />`,
    `    <conditions>${condition}</conditions><action type="Rewrite" value="${value}" /></rule>`,
  ];
  const given = (variable, pattern) => `<add input="{${variable}}" pattern="${pattern}" />`;
  return lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- ${NOTE} Wants the module URL Rewrite. Profile ${profile}. -->`,
    "<!-- Who may show /embed/frame/ in a frame: frame-ancestors * is everybody; name hosts there to allow those only. -->",
    "<configuration>",
    "<system.webServer>",
    headers({ "Content-Security-Policy": page, ...everywhere, "Cache-Control": caching.fresh }),
    ["<staticContent>", Object.entries(types).map(map), "</staticContent>"],
    '<urlCompression doStaticCompression="true" />',
    "<rewrite><outboundRules>",
    rewrite("kept", "Cache_Control", caching.kept, given("REQUEST_URI", KEPT)),
    rewrite("encrypted", "Strict_Transport_Security", Object.values(encrypted)[0], given("HTTPS", "^ON$")),
    "</outboundRules><rules>",
    '  <rule name="lost"><match url="(^|/)[^.]*$" /><conditions>',
    '    <add input="{REQUEST_FILENAME}" matchType="IsFile" negate="true" /><add input="{REQUEST_FILENAME}" matchType="IsDirectory" negate="true" />',
    '  </conditions><action type="Redirect" url="lost/" redirectType="Found" /></rule>',
    "</rules></rewrite>",
    "</system.webServer>",
    ["", "en/"].map((language) => [
      `<location path="${language}${EMBED.slice(1, -1)}"><system.webServer>`,
      headers({ "Content-Security-Policy": framed }),
      "</system.webServer></location>",
    ]),
    "</configuration>",
  );
}

/** What is to stand in deploy/, by name. */
export function written() {
  const files = { "nginx/location.conf": nginxLocation() };
  for (const profile of Object.keys(profiles)) {
    files[`nginx/http-${profile}.conf`] = nginxHttp(profile);
    files[`caddy/${profile}.caddy`] = caddy(profile);
    files[`iis/${profile}/web.config`] = iis(profile);
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(written())) {
    const path = fileURLToPath(new URL(`../deploy/${name}`, import.meta.url));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
