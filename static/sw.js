// Keeps one release of the portal whole on the device: what a page asks for comes from there, never from two releases, and
// without a network too. `.ci/seal.mjs` writes the release and its files into it. Nothing here looks at what was answered.
(function () {
  "use strict";
  const release = "{release}";
  const files = "{files}";
  const base = new URL("./", location).href;
  // Portals of one address, under different paths, leave each other's alone.
  const own = `portal ${base} `;
  const kept = own + release;
  // A release that has begun may still have pages open; one that never began has none.
  const begun = new URL("begun", base).href;
  const named = /[-.][0-9a-f]{16}\.[a-z]+$/;

  /** A file as it was released: a copy that the browser has, if it is that, else from the server. */
  async function fetched(name) {
    const ask = (cache) => fetch(base + name, { integrity: files[name], cache });
    const answer = await ask(named.test(name) ? "default" : "no-cache").catch(() => ask("reload"));
    // What was sent on cannot be given to a page.
    return answer.redirected ? new Response(answer.body, answer) : answer;
  }

  const other = (name) => caches.match(base + name, { ignoreVary: true });

  /** Takes all files, or none: what is missing or damaged leaves the release before in its place. */
  async function take() {
    await caches.delete(kept);
    const names = Object.keys(files);
    try {
      const cache = await caches.open(kept);
      const some = async () => {
        for (let name = names.pop(); name !== undefined; name = names.pop()) {
          const same = named.test(name) && (await other(name));
          await cache.put(base + name, same || (await fetched(name)));
        }
      };
      await Promise.all([some(), some(), some(), some()]);
    } catch (error) {
      await caches.delete(kept);
      throw error;
    }
  }

  /** The release before stays too: pages that were opened under it may still ask for a file. */
  async function begin() {
    await (await caches.open(kept)).put(begun, new Response());
    const others = (await caches.keys()).filter((name) => name.startsWith(own) && name !== kept);
    let before;
    for (const name of others) if (await (await caches.open(name)).match(begun)) before = name;
    await Promise.all(others.filter((name) => name !== before).map((name) => caches.delete(name)));
    await self.clients.claim();
  }

  async function answer(name, request) {
    const cache = await caches.open(kept);
    return (await cache.match(base + name, { ignoreVary: true })) || fetch(request);
  }

  /** What the portal does not know is left to the server, and so is whoever asks past all copies. */
  function respond(event) {
    const { request } = event;
    const address = request.url.replace(/[?#].*/, "");
    if (request.method !== "GET" || request.cache === "reload" || !address.startsWith(base)) return;
    const asked = address.slice(base.length).replace(/(^|\/)index\.html$/, "$1");
    if (asked in files) event.respondWith(answer(asked, request));
    else if (`${asked}/` in files) event.respondWith(Response.redirect(`${base}${asked}/`));
    else if (named.test(asked)) event.respondWith(other(asked).then((it) => it || fetch(request)));
  }

  self.addEventListener("install", (event) => event.waitUntil(take()));
  self.addEventListener("activate", (event) => event.waitUntil(begin()));
  self.addEventListener("fetch", respond);
  self.addEventListener("message", (event) => {
    if (event.data === "now") self.skipWaiting();
  });
})();
