// Runs the desk: fetches its program from the address in the first message, learns the files
// of the pack that the page hands on, finds entries for typed text, and thinks about the
// diagnosis in the latest message. Its answers are `{ found: [question, bytes] }`,
// `{ drawn: path }` and `{ lead: [diagnosis, step] }`; `{ lost }` where its program did not come.
// `cargo xtask dist` appends it to wasm-bindgen's glue, whose names `__wbg_init` and `Desk` it
// uses. What it answers, and when, changes no step that is on the screen: see src/ui/handle.rs.

// What bytes of an encoding mean; its program calls this.
const readers = {};
function decoded(label, bytes) {
  return (readers[label] ??= new TextDecoder(label)).decode(bytes);
}

// Takes the page's messages, one after another; its answers go to `say`.
export function serve(say) {
  let desk;
  let turn = 0;

  const opened = async (program) => {
    await __wbg_init({ module_or_path: await fetch(program) });
    return new Desk();
  };

  // A task of its own between two thoughts, so that a newer message is heard.
  const pause = () => new Promise((done) => setTimeout(done));

  const think = async (known, diagnosis) => {
    const mine = ++turn;
    known.take(diagnosis);
    let lead;
    do {
      await pause();
      lead = mine === turn && known.think();
      if (lead) say({ lead });
    } while (lead);
  };

  return async ({ open, learn, find, draw, ponder }) => {
    if (open) {
      desk = opened(open);
      return desk.catch((lost) => {
        say({ lost: true });
        throw lost;
      });
    }
    const known = await desk;
    if (learn) known.learn(...learn);
    if (find) say({ found: [find[0], known.find(find[1], find[2]) ?? null] });
    if (draw) say({ drawn: known.draw(draw) ?? null });
    if (ponder !== undefined) think(known, ponder);
  };
}

// In the page there is nobody to listen to here: the page calls `serve`.
if (typeof document === "undefined") {
  const tell = serve((answer) => postMessage(answer));
  // What it lacks, it says when it is asked.
  onmessage = ({ data }) => tell(data).catch(() => {});
}
