// Runs the worker: fetches its program and the numbers of the knowledge from the addresses in
// the first message, then thinks about the diagnosis in the latest message and answers with
// `[text, lead]` for each thing that can happen next.
// `cargo xtask dist` appends it to wasm-bindgen's glue, whose names `__wbg_init` and `Desk` it
// uses. What it answers, and when, changes no step that is on the screen: see src/ui/handle.rs.
{
  let desk;
  let turn = 0;

  const bytes = async (link) => new Uint8Array(await (await fetch(link)).arrayBuffer());

  const opened = async ([program, ...files]) => {
    const [, ...parts] = await Promise.all([
      fetch(program).then((answer) => __wbg_init({ module_or_path: answer })),
      ...files.map(bytes),
    ]);
    return new Desk(...parts);
  };

  // A task of its own between two thoughts, so that a newer message is heard.
  const pause = () => new Promise((done) => setTimeout(done));

  onmessage = async ({ data }) => {
    if (!desk) {
      // Without its files there is nothing to do here; the page goes on by itself.
      desk = opened(data).catch(() => close());
      return;
    }
    const mine = ++turn;
    const known = await desk;
    if (!known || mine !== turn) return;
    known.take(data);
    let found;
    do {
      await pause();
      found = mine === turn && known.think();
      if (found) postMessage(found);
    } while (found);
  };
}
