// The page's side of the background worker: starts it, asks it, and keeps what it found.
// `cargo xtask dist` appends it to wasm-bindgen's glue, which calls `ponder` and `thought`.
// Nothing here is needed: without a worker, every step is the one that is found at once.

// Addresses as the page was built with, read before anything could change them.
const [deskScript, ...deskFiles] = ["desk", "deskWasm", "index", "core", "facts"].map(
  (name) => new URL(document.getElementById("app").dataset[name], document.baseURI).href,
);

// The one place that decides which scripts may be started beside the page's own.
const known = {
  createScriptURL(url) {
    if ([deskScript].includes(url) && new URL(url).origin === location.origin) return url;
    throw new TypeError(`no script of this page: ${url}`);
  },
};

let desk;
let pondered;
const leads = new Map();

const hired = () => {
  try {
    const scripts = globalThis.trustedTypes?.createPolicy("poscheck", known) ?? known;
    const worker = new Worker(scripts.createScriptURL(deskScript), { type: "module" });
    worker.onmessage = ({ data: [text, lead] }) => {
      // What it found for an earlier diagnosis comes late.
      if (!text.startsWith(pondered)) return;
      leads.set(text, lead);
      document.getElementById("app").dataset.thoughts = leads.size;
    };
    worker.postMessage(deskFiles);
    return worker;
  } catch {
    // This browser has no workers, or refuses this one.
    return null;
  }
};

// Lets the worker think about a diagnosis, and drops what it found for the one before.
function ponder(text) {
  if (text === pondered) return;
  pondered = text;
  leads.clear();
  document.getElementById("app").dataset.thoughts = 0;
  if (desk === undefined) desk = hired();
  desk?.postMessage(text);
}

// What the worker found for a diagnosis as it would be then.
function thought(text) {
  return leads.get(text);
}
