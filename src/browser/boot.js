// Starts the page: picks the language, fetches the program and the first screen's part of the
// knowledge at the same time, and hands them to the wasm, which fetches the rest. It shows
// nothing but why it could not start.
// `cargo xtask dist` appends it to wasm-bindgen's glue, whose names `__wbg_init` and `start`
// it uses, so that the browser fetches one script.
{
  const app = document.getElementById("app");

  const language = () => {
    try {
      const kept = localStorage.getItem("poscheck.lang");
      if (kept === "zh-CN" || kept === "en") return kept;
    } catch {
      // Storage refused: the browser's own languages decide.
    }
    const known = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "en";
    return known.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
  };

  class Unreached extends Error {}

  // A link in a `data-` attribute is relative to the page, not to this script.
  const fetched = async (link) => {
    let answer;
    try {
      answer = await fetch(new URL(link, document.baseURI));
    } catch (error) {
      throw new Unreached(String(error));
    }
    if (!answer.ok) throw new Unreached(`${link}: ${answer.status}`);
    return answer;
  };
  const bytes = async (link) => new Uint8Array(await (await fetched(link)).arrayBuffer());

  const fail = (error) => {
    const reason =
      error instanceof Unreached ? "network" : typeof WebAssembly === "object" ? "bug" : "browser";
    const shown = document.getElementById("failed");
    shown.hidden = false;
    for (const text of shown.querySelectorAll("[data-reason]")) {
      text.hidden = text.dataset.reason !== reason;
    }
    // For whoever is asked for help; these sentences hold nothing that was typed.
    shown.querySelector("code").textContent = error?.message ?? String(error);
    console.error(error);
  };

  const boot = async () => {
    const lang = language();
    document.documentElement.lang = lang;
    const [, first] = await Promise.all([
      fetched(app.dataset.wasm).then((answer) => __wbg_init({ module_or_path: answer })),
      bytes(lang === "en" ? app.dataset.enFirst : app.dataset.zhCnFirst),
    ]);
    start(first, lang);
  };

  boot().catch(fail);
}
