// What a server says of each file, in one place: `.ci/serve.mjs` says it, and `.ci/deploy.mjs` writes it down for other servers.
const { entries } = Object;

const PERMISSIONS = [
  "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
  "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock",
  "usb", "xr-spatial-tracking",
];

/** Of the pages and of those that others may show in a frame; `wide` lets kernels older than Chrome 97 run wasm. */
export const profiles = { strict: ["'wasm-unsafe-eval'"], wide: ["'wasm-unsafe-eval'", "'unsafe-eval'"] };

const directives = (profile) => ({
  "default-src": "'none'",
  "script-src": ["'self'", ...profiles[profile]].join(" "),
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  // /embed/ shows how the portal looks in a frame.
  "frame-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
});
const joined = (policy) => entries(policy).map((it) => it.join(" ")).join("; ");

/** The Content-Security-Policy. In a frame no worker is started, so nothing is trusted there. */
export function policy({ profile = "strict", embed = false, ancestors = "'self'" } = {}) {
  const trusted = { "require-trusted-types-for": "'script'", "trusted-types": embed ? "'none'" : "portal" };
  return joined({ ...directives(profile), "frame-ancestors": ancestors, ...trusted });
}

/**
 * The same as a page can say it itself, for hosts where no header can be set. A header beside it may be stricter, never
 * wider, so this is the wide one; `frame-ancestors` has no meaning there.
 */
export const ownPolicy = () => joined({ ...directives("wide"), "require-trusted-types-for": "'script'", "trusted-types": "portal" });

/** Of every file. */
export const everywhere = {
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": PERMISSIONS.map((it) => `${it}=()`).join(", "),
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  // Nothing here is secret, and a frame without an origin of its own has to read it.
  "Access-Control-Allow-Origin": "*",
  Vary: "Accept-Encoding",
};

/** Only where the address is encrypted. */
export const encrypted = { "Strict-Transport-Security": "max-age=31536000" };

/** Files whose name is their digest never change. */
export const KEPT = String.raw`[-.][0-9a-f]{16}\.[a-z]+$`;
export const caching = { kept: "public, max-age=31536000, immutable", fresh: "no-cache" };

/** What may be framed elsewhere. */
export const EMBED = "/embed/frame/";

export const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  xml: "application/xml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  minisig: "text/plain; charset=utf-8",
};

/** All that is said of a file, by its path. */
export function headers(path, options = {}) {
  const embed = path.includes(EMBED);
  return {
    "Content-Security-Policy": policy({ ...options, embed, ancestors: embed ? "*" : "'self'" }),
    ...everywhere,
    "Cache-Control": new RegExp(KEPT).test(path) ? caching.kept : caching.fresh,
  };
}
