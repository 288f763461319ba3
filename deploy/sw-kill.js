// To be put in the place of sw.js when the worker itself is at fault: it takes away all that was kept and then itself. Pages
// go on as they are, and come from the server from then on.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const own = `portal ${new URL("./", location).href} `;
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(clear());
});
