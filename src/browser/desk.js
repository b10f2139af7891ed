// The page's side of the background worker: starts it, teaches it what was fetched, asks it.
// `cargo xtask dist` appends it to wasm-bindgen's glue, which calls `learn`, `find`, `draw`,
// `ponder` and `thought`. Where this browser starts no worker, or loses it, the page runs the same
// program itself; it then only finds, for thinking would hold up what is on the screen.

// Addresses as the page was built with, read before anything could change them.
const [deskScript, deskProgram, keeperScript] = ["desk", "deskWasm", "keeper"].map(
  (name) => new URL(document.getElementById("app").dataset[name], document.baseURI).href,
);

// The one place that decides which scripts may be started beside the page's own.
const known = {
  createScriptURL(url) {
    // The one file that opens from a disk has no origin, and holds its worker itself.
    const own = new URL(url).origin === location.origin || location.protocol === "file:";
    if (own && [deskScript, keeperScript].includes(url)) return url;
    throw new TypeError(`no script of this page: ${url}`);
  },
};

const scripts = (() => {
  try {
    return globalThis.trustedTypes?.createPolicy("poscheck", known) ?? known;
  } catch {
    // A host's own policy allows no other: then no script is started.
    return known;
  }
})();

let desk;
let pondered;
// What it was taught, by name, for the one who takes over.
const lessons = new Map();
// The latest question, until it is answered.
let question = 0;
let asked;
let drawing;
const leads = new Map();

// What the desk says: `{ found: [question, bytes] }`, `{ drawn: path }` or
// `{ lead: [diagnosis, step] }`.
function hear({ found, drawn, lead }) {
  if (drawn) {
    drawing?.done(drawn);
    drawing = undefined;
  }
  if (found && found[0] === question) {
    if (found[1]) asked?.done(found[1]);
    else asked?.failed();
    asked = undefined;
  }
  // What it thought about an earlier diagnosis comes late.
  if (lead?.[0].startsWith(pondered)) {
    leads.set(...lead);
    document.getElementById("app").dataset.thoughts = leads.size;
  }
}

function hired() {
  try {
    const worker = new Worker(scripts.createScriptURL(deskScript), { type: "module" });
    worker.onmessage = ({ data }) => (data.lost ? alone() : hear(data));
    worker.onerror = alone;
    worker.postMessage({ open: deskProgram });
    return { tell: (message) => worker.postMessage(message), thinks: true };
  } catch {
    // This browser has no workers, or refuses this one.
    return inPage();
  }
}

// The same program in the page.
function inPage() {
  const served = import(deskScript).then(({ serve }) => {
    const tell = serve(hear);
    // Whatever it lacks, it says when it is asked.
    tell({ open: deskProgram }).catch(() => {});
    return tell;
  });
  return { tell: (message) => served.then((tell) => tell(message)).catch(unheard) };
}

// The worker could not begin, or broke off.
function alone() {
  if (!desk.thinks) return;
  desk = inPage();
  for (const lesson of lessons) desk.tell({ learn: lesson });
  if (asked) desk.tell({ find: [question, asked.tongue, asked.text] });
  if (drawing) desk.tell({ draw: drawing.address });
}

function unheard() {
  asked?.failed();
  asked = undefined;
}

function learn(name, bytes) {
  lessons.set(name, bytes);
  desk ??= hired();
  desk.tell({ learn: [name, bytes] });
}

// Only the last question matters: the one before it is answered by nothing.
function find(tongue, text) {
  asked?.done();
  question += 1;
  return new Promise((done, failed) => {
    asked = { tongue, text, done, failed };
    desk ??= hired();
    desk.tell({ find: [question, tongue, text] });
  });
}

// Draws the QR code of an address: tells `done` the path of an SVG; where nobody draws, nothing.
function draw(address, done) {
  drawing = { address, done };
  desk ??= hired();
  desk.tell({ draw: address });
}

// Lets the worker think about a diagnosis, and drops what it found for the one before.
function ponder(text) {
  if (text === pondered) return;
  pondered = text;
  leads.clear();
  document.getElementById("app").dataset.thoughts = 0;
  if (desk?.thinks) desk.tell({ ponder: text });
}

// What the worker found for a diagnosis as it would be then.
function thought(text) {
  return leads.get(text);
}
