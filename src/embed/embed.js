// <pos-check src="https://check.example/">: the page in a frame, with its events as the element's.
// It needs nothing, evaluates nothing and writes no markup, so any policy of the page around that
// allows this script and the frame is enough. What it sends are words and values; the page in
// the frame decides which of them it takes from whom (`order.rs`).
(() => {
  // The script may stand on a page twice.
  if (customElements.get("pos-check")) return;

  const home = document.currentScript?.src;
  const SAID = "step lang scheme accent font-scale tools card-input".split(" ");
  // Until then a frame that is not ready has failed, in milliseconds.
  const PATIENCE = 30_000;
  // In CSS pixels: a frame is never taller, whatever it says.
  const fit = (height) => `${Math.min(20_000, Math.max(120, Math.round(height) || 640))}px`;

  const located = (link, base) => {
    try {
      return new URL(link, base);
    } catch {
      return "";
    }
  };

  class PosCheck extends HTMLElement {
    static observedAttributes = [...SAID, "src", "sandbox", "height"];
    #frame;
    #port;
    #slot;
    #late;
    #listen;
    #config = {};
    #waiting = [];
    #reports = [];

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const frame = document.createElement("iframe");
      this.#slot = document.createElement("slot");
      root.replaceChildren(this.#slot);
      const address = located(this.getAttribute("src") ?? ".", home ?? document.baseURI);
      if (!/^https?:/.test(address)) return this.#tell("error value src");
      const sandbox = this.getAttribute("sandbox");
      // An opaque origin has no name to send to.
      const opaque = sandbox !== null && !sandbox.includes("allow-same-origin");
      const origin = opaque ? "null" : address.origin;
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      const nonce = crypto.getRandomValues(new Uint32Array(4)).join("-");
      frame.name = `poscheck ${nonce} ${this.getAttribute("lang") ?? ""}`;
      frame.title = this.getAttribute("title") ?? "POS Check";
      // Some browsers complain of a name that they do not know.
      frame.allow = `clipboard-write${navigator.share ? "; web-share" : ""}`;
      this.#frame = frame;
      this.#style({ display: "block", position: "absolute", visibility: "hidden", width: "100%", border: 0 });
      frame.style.height = fit(this.getAttribute("height"));
      this.style.display ||= "block";
      this.style.position ||= "relative";
      this.#listen = ({ source, origin: from, data }) => {
        if (source !== frame.contentWindow || from !== origin || data !== "poscheck here") return;
        const { port1, port2 } = new MessageChannel();
        this.#port?.close();
        this.#port = port1;
        port1.onmessage = ({ data }) => this.#hear(data);
        source.postMessage(`poscheck ${nonce}`, opaque ? "*" : origin, [port2]);
        const set = SAID.filter((word) => this.hasAttribute(word));
        port1.postMessage([
          ...set.map((word) => [word, this.getAttribute(word)]),
          ...Object.entries({ ...this.#child(), ...this.#config }),
          ...this.#waiting.splice(0),
        ]);
      };
      addEventListener("message", this.#listen);
      this.#late = setTimeout(() => this.#tell("error late"), PATIENCE);
      frame.src = address;
      root.append(frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listen);
      clearTimeout(this.#late);
      this.#port?.close();
      this.#port = undefined;
    }

    attributeChangedCallback(name, _, value) {
      if (!this.#frame) return;
      if (name === "height") this.#style({ height: fit(value) });
      else if (SAID.includes(name)) value !== null && this.#say(name, value);
      else if (this.isConnected) {
        this.disconnectedCallback();
        this.connectedCallback();
      }
    }

    #style(style) {
      Object.assign(this.#frame.style, style);
    }

    // What is said before somebody listens is said then.
    #say(word, value = "") {
      if (this.#port) this.#port.postMessage([[word, value]]);
      else this.#waiting.push([word, value]);
    }

    #tell(line) {
      const [name, ...detail] = line.split(" ");
      const said = { bubbles: true, composed: true, detail: Object.freeze(detail) };
      this.dispatchEvent(new CustomEvent(`pos-check:${name}`, said));
    }

    #hear({ line, report }) {
      if (report) return this.#reports.splice(0).forEach((done) => done(report));
      if (line === "ready") {
        clearTimeout(this.#late);
        this.#slot.style.display = "none";
        this.#style({ position: "", visibility: "" });
      }
      const [name, height] = line.split(" ");
      if (name === "resize" && !this.hasAttribute("height")) this.#style({ height: fit(height) });
      this.#tell(line);
    }

    // What a child <script type="application/json"> says.
    #child() {
      try {
        return JSON.parse(this.querySelector("script[type='application/json']")?.text ?? "{}");
      } catch {
        this.#tell("error value config");
      }
    }

    get config() {
      return this.#config;
    }
    set config(config) {
      this.setConfig(config);
    }
    setConfig(config) {
      Object.assign(this.#config, config);
      for (const said of Object.entries(config)) this.#port && this.#say(...said);
    }
    go(place) {
      this.#say("go", place);
    }
    reset() {
      this.#say("reset");
    }
    print() {
      this.#say("print");
    }
    // The ticket, once the merchant pressed that it may be handed over; until then nothing.
    getReport() {
      return new Promise((done) => {
        this.#reports.push(done);
        this.#say("report");
      });
    }
  }
  customElements.define("pos-check", PosCheck);
})();
