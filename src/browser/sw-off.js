// Takes the offline copy of the site off every device: put it in place of `sw.js`.
// It forgets what was stored for this site and then itself; pages load from the network from
// their next load on. What a diagnosis keeps is not touched.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const ours = `poscheck ${registration.scope} `;
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(leave());
});
