// The page's side of the background worker: starts it, teaches it what was fetched, asks it.
// `cargo xtask dist` appends it to wasm-bindgen's glue, which calls `learn`, `find`, `draw`,
// `board`, `act`, `ponder` and `thought`. Where this browser starts no worker, or loses it, the page runs the same
// program itself; it then only finds, for thinking would hold up what is on the screen.

// Addresses as the page was built with, read before anything could change them.
const { dataset } = document.getElementById("app");
const address = (name) => new URL(dataset[name], document.baseURI).href;
const [deskScript, keeperScript] = ["desk", "keeper"].map(address);
// What the desk begins with: its program, those beside it, and what an acquirer named for the line
// check to try; nothing on a site that names none.
const [open, ...beside] = ["deskWasm", "slipsWasm", "booksWasm", "sheetsWasm"].map(address);
const began = { open, beside, named: dataset.probe };

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
// How often one that stopped is followed by another.
let more = 3;
let pondered;
// What it was taught, by name, for the one who takes over.
const lessons = new Map();
// The latest question, until it is answered.
let question = 0;
let asked;
let drawing;
// The board that is open, and who draws it.
let opened;
let fading;
const leads = new Map();
// Who speaks with the page around, where there is one: see src/embed/frame.js.
let framed;

// What the desk says: `{ found: [question, bytes] }`, `{ drawn: path }`, `{ board: bytes }`,
// `{ need: file }`, `{ lead: [diagnosis, step] }`, `{ told: [what, with] }` or `{ stopped }`.
function hear({ found, drawn, board, need, saved, lead, told, stopped }) {
  if (stopped) anew();
  if (drawn) {
    drawing?.done(drawn);
    drawing = undefined;
  }
  if (found && found[0] === question) {
    if (found[1]) asked?.done(found[1]);
    else asked?.failed();
    asked = undefined;
  }
  // Null where its program did not come.
  if (board !== undefined) opened?.done(board);
  if (need) supply(need);
  if (saved) save(saved);
  if (told) framed.hear(told);
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
    worker.postMessage(began);
    const end = () => worker.terminate();
    return { tell: (message) => worker.postMessage(message), end, thinks: true };
  } catch {
    // This browser has no workers, or refuses this one.
    return inPage();
  }
}

// The same program in the page.
function inPage() {
  // Each has a program of its own.
  const served = import(`${deskScript}#${more}`).then(({ serve }) => {
    const tell = serve(hear);
    // Whatever it lacks, it says when it is asked.
    tell(began).catch(() => {});
    return tell;
  });
  return { tell: (message) => served.then((tell) => tell(message)).catch(unheard) };
}

// The worker could not begin, or broke off.
function alone() {
  if (!desk.thinks) return;
  succeed(inPage());
  if (asked) desk.tell({ find: [question, asked.tongue, asked.text] });
  if (drawing) desk.tell({ draw: drawing.address });
  if (opened) desk.tell({ board: opened.ask });
  framed?.again();
}

// It stopped at something: another one takes over, and does not hear of that again. Who waits for an
// answer is told, and may ask once more.
function anew() {
  desk.end?.();
  unheard();
  more -= 1;
  if (more < 0) desk = { tell: unheard };
  else succeed(desk.thinks ? hired() : inPage());
  framed?.again();
}

// Takes over, and learns what the one before knew.
function succeed(next) {
  desk = next;
  for (const lesson of lessons) desk.tell({ learn: lesson });
}

function unheard() {
  opened?.done();
  asked?.failed();
  asked = undefined;
}

function learn(name, bytes) {
  lessons.set(name, bytes);
  desk ??= hired();
  desk.tell({ learn: [name, bytes] });
}

// Has the desk judge what the page around says, or name what happened here.
function judge(frame) {
  desk ??= hired();
  desk.tell({ frame });
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

// Opens a board, or shows it in another language: tells `done` its bytes, now and after each act;
// nothing where it cannot be opened. Without a name, the open one is left.
function board(name, tongue, now, done) {
  if (!name && !opened) return;
  clearTimeout(fading);
  // An answer may still be on its way to a board that was left.
  opened = name ? { ask: [name, tongue, now], done } : undefined;
  desk ??= hired();
  desk.tell({ board: [name, tongue, now] });
}

// Hands out a table that somebody asked for.
function save(table) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table]));
  // An Excel file is a zip.
  link.download = table[0] === 80 ? "poscheck.xlsx" : "poscheck.csv";
  link.click();
  // Some browsers read it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), FADE);
}

// Fetches a file that a board waits for.
async function supply(need) {
  try {
    const name = `data-${need.toLowerCase().replace(".", "-")}`;
    const link = document.getElementById("app").getAttribute(name);
    const answer = await fetch(new URL(link, document.baseURI));
    if (!answer.ok) throw answer;
    learn(need, new Uint8Array(await answer.arrayBuffer()));
    desk.tell({ board: opened.ask });
  } catch {
    opened?.done();
  }
}

// Where one types on a board; amounts of money and files stay.
const FIELDS = "input,textarea";
const KEPT = "[inputmode=decimal],[type=file]";

// What else was typed on a board goes after this many milliseconds.
const FADE = 60_000;

function fade() {
  clearTimeout(fading);
  const typed = [...document.querySelectorAll(FIELDS)];
  const fields = typed.filter((field) => field.dataset.act && field.value && !field.matches(KEPT));
  for (const field of fields) field.value = "";
  if (fields.length) desk.tell({ acted: ["fade", ""] });
}
// A page that comes back from the browser's memory shows nothing that was typed before; on the way
// out there is no time for it.
addEventListener("pageshow", fade);

// Something happened on a board: a button was pressed, or something typed into a field.
function act({ target, type }) {
  const block = target.closest("[data-act]");
  if (!block || block.matches(FIELDS) !== (type === "input")) return;
  clearTimeout(fading);
  fading = setTimeout(fade, FADE);
  desk.tell({ acted: [block.dataset.act, block.value, block.files && [...block.files]] });
  // Whoever has typed is led to what was found.
  if (block.dataset.act === "compare") document.querySelector(".verdict").focus();
  // The same file may be chosen again.
  if (block.files) block.value = "";
}

// Lets the worker think about a diagnosis, and drops what it found for the one before.
function ponder(text) {
  if (text === pondered) return;
  pondered = text;
  framed?.step(text);
  leads.clear();
  document.getElementById("app").dataset.thoughts = 0;
  if (desk?.thinks) desk.tell({ ponder: text });
}

// What the worker found for a diagnosis as it would be then.
function thought(text) {
  return leads.get(text);
}
