// The page's side of the offline copy: asks the browser to keep the site, and says when a newer
// version waits. `cargo xtask dist` appends it to wasm-bindgen's glue, which calls `offline`,
// `renew` and `erase`. Where the browser keeps no sites, the page works the same, with a network.

// An open page looks for a newer version this often, in milliseconds: a till's never closes.
const LOOK = 6 * 60 * 60 * 1000;

let kept;

// Has the site kept; calls `newer` when another version is ready to be taken into use.
function offline(newer) {
  let keeper;
  try {
    keeper = navigator.serviceWorker;
  } catch {
    // A frame without an origin may not even ask.
  }
  if (!keeper) return;
  const watch = (registration) => {
    const look = () => {
      // Without a controller it is the first version, which nobody waits for.
      if (!registration.waiting || !keeper.controller) return;
      kept = registration;
      newer();
    };
    registration.addEventListener("updatefound", () =>
      registration.installing?.addEventListener("statechange", look),
    );
    setInterval(() => registration.update().catch(() => {}), LOOK);
    look();
  };
  const begin = () =>
    keeper
      .register(scripts.createScriptURL(keeperScript), { updateViaCache: "none" })
      .then(watch)
      // A refusal, or a line that broke off: the next visit tries again.
      .catch(() => {});
  // What the first screen needs comes first.
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}

// Takes the version that waits into use and loads the page anew; no other page is disturbed.
function renew() {
  const again = () => location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", again);
  // Where another page has taken it into use already, this one need only follow.
  if (kept.waiting) kept.waiting.postMessage("take over");
  else again();
}

// Takes from the device all that this site keeps: what was answered, the language, habits, and the files for
// when there is no network. Other sites of the same address keep theirs.
async function erase() {
  try {
    for (const name of ["session", "lang", "habits"]) localStorage.removeItem(`poscheck.${name}`);
    const registration = await navigator.serviceWorker?.getRegistration();
    if (!registration) return;
    await registration.unregister();
    const ours = `poscheck ${registration.scope} `;
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  } catch {
    // A browser that keeps nothing has nothing to take away.
  }
}
