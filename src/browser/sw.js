// Keeps the site on the device: after one visit it opens without a network.
// In: `VERSION`, and `FILES`, each of this version's files with the SHA-256 of its content, which
// `cargo xtask dist` fills in. Out: answers to what the site's pages ask for; it asks for
// nothing but those files, and never for what belongs to somebody else.
// A version is taken into use once all of its files are here and each is what it should be: a
// log-in page in place of a program never gets in. A newer one waits until the page says so,
// and the files of the one before stay as long as a page may still be using them.

const VERSION = "{{version}}";
const FILES = new Map({{files}});

// Other sites of the same origin have stores of their own.
const OURS = `poscheck ${registration.scope} `;
const STORE = OURS + VERSION;
// The page itself; it is stored last, so a store without it is not whole.
const HOME = "./";

// Hosts say that what they send varies with its compression; what is kept is the same.
const anyhow = { ignoreVary: true };

const address = (path) => new URL(path, registration.scope).href;
const whole = async (store) => !!(await (await caches.open(store)).match(registration.scope, anyhow));

// Fetches a file of this version; what is not to the bit what it should be is an error.
const fresh = async (path, cache = "default") => {
  const integrity = `sha256-${FILES.get(path)}`;
  try {
    return await fetch(address(path), { integrity, cache });
  } catch (error) {
    if (cache === "reload") throw error;
    // What the browser kept may be the wrong thing, what the network has may not.
    return fresh(path, "reload");
  }
};

// Stores a file that is not here yet; a hashed name that an earlier version had is the same file.
const take = async (store, path) => {
  if (await store.match(address(path), anyhow)) return;
  const known = path.startsWith("assets/") && (await caches.match(address(path), anyhow));
  await store.put(address(path), known || (await fresh(path)));
};

addEventListener("install", (event) => {
  const install = async () => {
    const store = await caches.open(STORE);
    // One after another, home last: a line that breaks off loses one file, and the next try goes
    // on from there.
    for (const path of [...FILES.keys()].filter((path) => path !== HOME).concat(HOME)) {
      await take(store, path);
    }
  };
  event.waitUntil(install());
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("activate", (event) => {
  const activate = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
    let before;
    for (const name of others) if (await whole(name)) before = name;
    for (const name of others) if (name !== before) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(activate());
});

const stored = async (path) =>
  (await (await caches.open(STORE)).match(address(path), anyhow)) ?? (await fresh(path));

// Puts a file that turned out to be broken right again.
const renewed = async (path) => {
  const answer = await fresh(path, "reload");
  await (await caches.open(STORE)).put(address(path), answer.clone());
  return answer;
};

// A page of the version before still asks for its own files.
const older = async (request) =>
  (await caches.match(request.url, { ...anyhow, ignoreSearch: true })) ?? fetch(request);

// A page of the guide comes from the network; without one, its entry in the program is as good.
const guide = async (request, path) => {
  try {
    return await fetch(request);
  } catch {
    const [, kind, id] = /\/(code|message|topic)\/([^/]+)\.html$/.exec(path) ?? [];
    const place = kind && `#/${kind === "topic" ? "see" : kind}/${id}`;
    return Response.redirect(registration.scope + (place ?? ""));
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const path = request.url.slice(registration.scope.length).split(/[?#]/)[0];
  const file = path === "" || path === "index.html" ? HOME : path;
  if (FILES.has(file)) event.respondWith(request.cache === "reload" ? renewed(file) : stored(file));
  else if (path.startsWith("assets/")) event.respondWith(older(request));
  else if (path.startsWith("guide/") && request.mode === "navigate") {
    event.respondWith(guide(request, path));
  }
});
