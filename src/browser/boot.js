// Starts the page: picks the language, fetches the program and the first screen's part of the
// knowledge at the same time, and hands them to the wasm, which fetches the rest. It shows
// nothing but why it could not start, and where to read on without it.
// `cargo xtask dist` appends it to wasm-bindgen's glue, whose names `__wbg_init` and `start`
// it uses, so that the browser fetches one script.
{
  const app = document.getElementById("app");
  const shown = document.getElementById("failed");

  const language = () => {
    const offered = (app.dataset.languages ?? "zh-CN en").split(" ");
    // A frame is named by the page around: see src/embed/embed.js.
    const named = self.name.split(" ")[2];
    if (offered.includes(named)) return named;
    try {
      const kept = localStorage.getItem("poscheck.lang");
      if (offered.includes(kept)) return kept;
    } catch {
      // Storage refused: the browser's own languages decide.
    }
    const known = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "en";
    const wanted = known.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
    return offered.includes(wanted) ? wanted : offered[0];
  };

  try {
    // Letters are as large as they were left, from the first screen on.
    const large = /^large$/m.test(localStorage.getItem("poscheck.habits"));
    if (large) document.documentElement.dataset.letters = "large";
  } catch {
    // Storage refused.
  }

  // WebKit leaves what Tab leads to under the bar at the bottom. The focus also comes back with the
  // window, where nothing may move.
  addEventListener("keyup", ({ key }) => {
    if (key === "Tab") document.activeElement.scrollIntoView({ block: "nearest" });
  });

  // Whoever comes back to the field and taps it begins another text, as Tab has it.
  let within;
  addEventListener("pointerdown", ({ target }) => {
    within = target === document.activeElement;
  });
  addEventListener("click", ({ target }) => {
    if (target.id === "shown" && !within) target.select();
  });

  // What is new is said in one place to whoever does not see it; where such things stand.
  const NEWS = ".notice span, .waiting h1, .verdict, .typed-said, .search-out, .status, .private strong";
  const told = document.getElementById("told");
  let before = [];
  const listen = () => {
    const news = Array.from(app.querySelectorAll(NEWS), (part) => part.innerText);
    if (`${news}` !== `${before}`) told.textContent = news.filter((text) => !before.includes(text)).join(" ");
    before = news;
  };
  new MutationObserver(listen).observe(app, { subtree: true, childList: true, characterData: true });

  // What is the matter just now, from one minute until another.
  const incident = document.getElementById("incident");
  if (incident) {
    const look = () => {
      const { from, until } = incident.dataset;
      const now = Date.now() / 60_000;
      incident.hidden = now < from || now >= until;
    };
    look();
    setInterval(look, 60_000);
  }

  // Why it cannot go on, by the names of the sentences in index.html.
  class Stopped extends Error {
    constructor(reason, message) {
      super(message);
      this.reason = reason;
    }
  }

  const say = (reason, detail) => {
    document.getElementById("late")?.remove();
    shown.hidden = !reason;
    for (const text of shown.querySelectorAll("[data-reason]")) {
      text.hidden = text.dataset.reason !== reason;
    }
    shown.querySelector("code").textContent = detail;
  };

  // Seconds between two tries.
  const PAUSES = [0.5, 2, 5];
  // A line that is back is used at once.
  const pause = (seconds) =>
    new Promise((done) => {
      setTimeout(done, seconds * 1000);
      addEventListener("online", done, { once: true });
    });

  // A link in a `data-` attribute is relative to the page, not to this script.
  const fetched = async (link, cache) => {
    let lost;
    for (const seconds of [...PAUSES, 0]) {
      try {
        const answer = await fetch(new URL(link, document.baseURI), { cache });
        if (answer.ok) return answer;
        lost = answer.status;
      } catch (error) {
        lost = error;
      }
      if (seconds) {
        say("again", "");
        await pause(seconds);
      }
    }
    throw new Stopped("network", `${link.slice(0, 99)}: ${lost}`);
  };

  // A host that does not know the type gets by, a page in place of the program does not.
  const program = async (cache) => {
    const answer = await fetched(app.dataset.wasm, cache);
    if (answer.headers.get("Content-Type") === "application/wasm") return answer;
    const bytes = await answer.arrayBuffer();
    // The first bytes of every wasm module (WebAssembly 2.0, 5.5.16).
    const magic = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)));
    if (magic !== "\0asm") throw new Stopped("wrong", app.dataset.wasm);
    return bytes;
  };

  // In somebody else's page a script of its own speaks with that page; it is there before the
  // program takes the focus, and the page works without.
  const around = async () => {
    if (self.parent === self) return;
    try {
      framed = await import(new URL(app.dataset.frame, document.baseURI));
      framed.begin(judge);
    } catch {
      // It was lost on the way.
    }
  };

  // What a place deeper in the page shows is on its way beside the program, which asks for it later.
  const ahead = (own) => {
    const steps = ["core", "Steps"];
    const places = { step: steps, change: steps, ticket: steps, code: ["Codes"], message: ["Messages"], see: ["Symptoms"] };
    const shown = places[location.hash.split("/")[1]];
    if (!shown) return;
    for (const piece of ["index", "Names", "facts", ...shown]) {
      const link = app.dataset[piece] ?? app.dataset[own + piece];
      fetch(new URL(link, document.baseURI)).catch(() => {});
    }
  };

  const attempt = async (lang, cache) => {
    const own = lang === "en" ? "en" : "zhCn";
    const front = app.dataset[`${own}First`];
    const [, first] = await Promise.all([
      program(cache).then((module_or_path) => __wbg_init({ module_or_path })),
      fetched(front, cache).then((answer) => answer.arrayBuffer()),
      framed ?? around(),
      ahead(own),
    ]).catch((error) => {
      // What came whole has another error; Firefox takes a part for a damaged whole.
      const { CompileError, LinkError, RuntimeError } = WebAssembly;
      if ([Stopped, LinkError, RuntimeError].some((kind) => error instanceof kind)) throw error;
      const reason = error instanceof CompileError ? "bug" : "network";
      throw Object.assign(new Stopped(reason, error.message), { torn: true });
    });
    say();
    start(new Uint8Array(first), lang);
    framed?.started();
  };

  let refused = false;
  addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    refused ||= blockedURI === "wasm-eval";
  });

  // A program that was damaged on the way, or whose line broke off in the middle, is asked for again:
  // what was kept may be broken, what the site itself has is not.
  const attempts = async (lang) => {
    let cut = 0;
    for (let cache = "default"; ; cache = "reload") {
      try {
        return await attempt(lang, cache);
      } catch (error) {
        const broken = error instanceof WebAssembly.RuntimeError;
        if (refused || broken || (error.reason === "network" && !error.torn)) throw error;
        if (!(error.torn ? cut < PAUSES.length : cache === "default")) throw error;
        if (!error.torn) continue;
        say("again", "");
        await pause(PAUSES[cut++]);
      }
    }
  };

  const boot = async () => {
    const lang = language();
    document.documentElement.lang = lang;
    try {
      if (typeof WebAssembly !== "object") throw new Stopped("browser", "WebAssembly");
      await attempts(lang);
    } catch (error) {
      const blocked = refused || /content security policy|unsafe-eval/i.test(error?.message);
      // For whoever is asked for help; these sentences hold nothing that was typed.
      say(blocked ? "blocked" : (error?.reason ?? "bug"), error?.message ?? String(error));
      console.error(error);
    }
  };

  boot();
}
