// The frame's end of a page in somebody else's: takes what that page says to the desk, which
// judges it, does what the desk answers, and tells that page what the desk made of what happened.
// It is loaded in frames alone, watches the page and writes no markup. What it tells is what the
// desk gave it, word for word; the ticket goes out once, when the merchant shares it.

const app = document.getElementById("app");
const html = document.documentElement;
// Pages of the site itself are its own, and so are those that it names.
const hosts = `${app.dataset.hosts ?? ""} ${location.origin}`;

// Longer is no word of anybody's; more at once is no page's.
const [LONGEST, MOST] = [200, 40];

let judge;
// What the desk has not answered yet: another one is asked again.
const asked = [];
let port;
let origin;
let greeted = false;
let runs = false;

function ask(...frame) {
  asked.push(frame);
  judge(frame);
}

export function again() {
  for (const frame of asked) judge(frame);
}

export function hear([what, value]) {
  asked.shift();
  if (Object.hasOwn(acts, what)) acts[what](value);
}

// Says that it is here, and speaks with nobody but the page around that knows the frame's name.
export function begin(call) {
  judge = call;
  const nonce = self.name.split(" ")[1];
  addEventListener("message", ({ source, origin: from, data, ports }) => {
    if (source !== self.parent || !nonce || data !== `poscheck ${nonce}` || !ports[0]) return;
    port?.close();
    port = ports[0];
    origin = from;
    port.onmessage = ({ data: said }) => {
      if (!Array.isArray(said)) return;
      for (const [word, text] of said.slice(0, MOST)) {
        const tongue = html.lang === "en" ? 1 : 0;
        ask(String(word).slice(0, 20), String(text).slice(0, LONGEST), origin, hosts, tongue);
      }
      greeted = true;
      ready();
    };
  });
  // The page around keeps the focus until somebody acts in here, and again once they left.
  const { focus } = HTMLElement.prototype;
  let acted = false;
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => (acted = true), true);
  addEventListener("blur", () => (acted = false));
  HTMLElement.prototype.focus = function (how) {
    if (acted) focus.call(this, how);
  };
  self.parent.postMessage("poscheck here", "*");
}

// The first screen can be used.
export function started() {
  runs = true;
  speak();
  ready();
}

// Once it runs and has heard how it is to look.
let shown = false;
function ready() {
  if (!runs || !greeted || shown) return;
  shown = true;
  ask("ready", "");
  new ResizeObserver(measure).observe(html);
  new MutationObserver(look).observe(app, { childList: true, subtree: true });
  addEventListener("hashchange", look);
  addEventListener("click", pressed, true);
}

let height;
function measure() {
  const now = Math.min(Math.ceil(html.getBoundingClientRect().height), 65_535);
  if (now !== height) ask("resize", `${(height = now)}`);
}

function pressed({ target }) {
  if (target.closest?.("a[href^='tel:']")) ask("contact", "");
}

let diagnosis;
export function step(text) {
  diagnosis = text;
  look();
}

// What is on the screen now: an entry, a step of the diagnosis, the ticket.
const ENTRIES = ["#/code/", "#/message/", "#/see/"];
let entry;
let stepped;
function look() {
  const { hash } = location;
  if (!ENTRIES.some((start) => hash.startsWith(start))) entry = "";
  else if (hash !== entry && app.querySelector("article.code, .place")) ask("lookup", (entry = hash));
  if (diagnosis && diagnosis !== stepped && hash.startsWith("#/step/")) {
    ask("step", (stepped = diagnosis));
  }
  if (filling.size && app.querySelector(".ticket .fields")) ask("fields", "");
  if (speaking) speak();
}

// Sheets by what they do, beside the height of a frame, which is not that of the window.
const looks = new Map([["frame", "body,#app{min-height:0}"]]);
let scheme = "auto";
let whole;
async function dress() {
  // Dark and light as the page around wants them, whatever the device prefers.
  const lit = (css) =>
    scheme === "auto"
      ? css
      : css.replace(/prefers-color-scheme:\s?(dark|light)/g, (_, wanted) =>
          wanted === scheme ? "min-width:0" : "max-width:0",
        );
  try {
    const link = document.querySelector("link[rel=stylesheet]");
    const baseURL = link.href;
    if (scheme !== "auto") whole ??= fetch(baseURL).then((answer) => answer.text());
    const text = await whole;
    const [own, beside] = [new CSSStyleSheet({ baseURL }), new CSSStyleSheet()];
    if (scheme !== "auto") own.replaceSync(lit(text));
    beside.replaceSync(lit([...looks.values()].join("")));
    html.style.colorScheme = scheme === "auto" ? "" : scheme;
    document.adoptedStyleSheets = [own, beside];
    link.disabled = scheme !== "auto";
  } catch {
    // An old browser, or the sheet was lost: the page looks as it does by itself.
  }
}

const wear = (name) => (css) => {
  looks.set(name, css);
  dress();
};

// The language that the page around wants: the page has a switch, once it is drawn.
let speaking;
function speak() {
  if (!speaking || html.lang === speaking) return (speaking = undefined);
  const button = runs && app.querySelector(`.topbar-button[lang="${speaking}"]`);
  if (!button) return;
  speaking = undefined;
  button.click();
}

// What goes into fields of the ticket, by their names, once.
const filling = new Map();

// Something of the page around's, above the page.
function above(id, tag, text) {
  const line = document.getElementById(id) ?? document.createElement(tag);
  line.id = id;
  line.className = tag === "a" ? "button" : "guard";
  line.textContent = text;
  app.before(line);
  return line;
}

// The ticket goes where the merchant sends it, and to the page around if it asked and is named.
let offered;
function offer(sentence) {
  const line = above("hands-over", "p", sentence);
  if (offered) return;
  offered = true;
  const { share } = navigator;
  const value = async (data) => {
    delete navigator.share;
    line.remove();
    offered = false;
    port.postMessage({ report: String(data.text) });
    ask("report", "");
    if (share) await share.call(navigator, data);
  };
  Object.defineProperty(navigator, "share", { configurable: true, value });
  // An open ticket is drawn anew, with the button.
  dispatchEvent(new HashChangeEvent("hashchange"));
}

const acts = {
  tell: (line) => port?.postMessage({ line }),
  go: (place) => (location.hash = place),
  lang: (tag) => {
    speaking = tag;
    speak();
  },
  scheme: (wanted) => {
    scheme = wanted;
    dress();
  },
  accent: wear("accent"),
  font: wear("font"),
  tools: wear("tools"),
  card: wear("card"),
  fill: (said) => {
    const [, field, text] = /^(\S+) (.*)$/.exec(said);
    filling.set(field, text);
    look();
  },
  fields: (names) => {
    const inputs = app.querySelectorAll(".ticket .fields input");
    names.split(" ").forEach((field, at) => {
      const input = inputs[at];
      if (!input || !filling.has(field)) return;
      if (!input.value) {
        input.value = filling.get(field);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      filling.delete(field);
    });
  },
  hotline: (number) => {
    above("hotline", "a", `☎ ${number}`).href = `tel:${number.replace(/[^+\d]/g, "")}`;
  },
  reset: () => {
    try {
      localStorage.removeItem("poscheck.session");
    } catch {
      // Nothing is kept in a frame without an origin.
    }
    location.replace("#/");
    location.reload();
  },
  print: () => print(),
  report: offer,
};

dress();
