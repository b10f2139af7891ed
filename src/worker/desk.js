// Runs the desk: fetches its program from the address in the first message, learns the files
// of the pack that the page hands on, finds entries for typed text, composes boards, and thinks
// about the diagnosis in the latest message. Its answers are `{ found: [question, bytes] }`,
// `{ drawn: path }`, `{ board: bytes }`, `{ need: file }` where a board waits for one, and
// `{ lead: [diagnosis, step] }`, and `{ told: [what, with] }` for the script of a frame; `{ lost }`
// where its program did not come, `{ stopped }` where it came to a stop, at a bug or for want of memory.
// Boards of cards, slips and amounts are those of another program: see src/worker/beside.js.
// `cargo xtask dist` appends it to wasm-bindgen's glue, whose names `__wbg_init` and `Desk` it
// uses. What it answers, and when, changes no step that is on the screen: see src/ui/handle.rs.

// What the site's own small file holds, and how long an answer may take.
const OWN = "poscheck\n";
const PATIENCE = 5_000;

// Takes the page's messages, one after another; its answers go to `say`.
export function serve(say) {
  let desk;
  let turn = 0;
  let line;
  let probe;

  // Who have the boards that are not the desk's.
  let others;

  const opened = async (program) => {
    await __wbg_init({ module_or_path: await fetch(program) });
    const known = new Desk();
    if (line && probe) known.probe(probe);
    return known;
  };

  // A task of its own between two thoughts, so that a newer message is heard.
  const pause = (time) => new Promise((done) => setTimeout(done, time));

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

  // A text handed over whole would leave a copy where nobody wipes it.
  const act = (known, id, text) => {
    for (const c of text) known.press(c.codePointAt(0));
    say({ board: known.act(id) });
  };

  // Fetches the site's own small file, which nobody keeps, or knocks at the address that the
  // acquirer named, and says what came of it.
  const reach = async (own) => {
    const over = new AbortController();
    const late = setTimeout(() => over.abort(), PATIENCE);
    const from = performance.now();
    const asked = { cache: "no-store", credentials: "omit", signal: over.signal };
    const took = () => `came ${Math.round(performance.now() - from)}`;
    try {
      if (!own) {
        // Whatever it answers is an answer, which the page may not read; the policy holds it to
        // its own origin.
        await fetch(probe, { ...asked, mode: "no-cors", referrerPolicy: "no-referrer" });
        return took();
      }
      const answer = await fetch(line, { ...asked, redirect: "manual" });
      // A site that lacks the file says nothing about the line.
      if (answer.status === 404) return "none";
      if (answer.ok && (await answer.text()) === OWN) return took();
      return answer.status > 511 ? "lost" : "altered";
    } catch {
      return "lost";
    } finally {
      clearTimeout(late);
    }
  };

  // As many tries as the board wants, one after another; a board that was left wants none.
  let reaching;
  const check = async (known) => {
    if (reaching) return;
    reaching = true;
    act(known, "sample", line ? (navigator.onLine ? "online" : "offline") : "none");
    for (let wanted; (wanted = known.wants()); ) {
      const came = await reach(wanted === 1);
      if (known.wants() === wanted) act(known, "sample", came);
    }
    reaching = false;
  };

  // Tells how many seconds went by, as long as the board counts; a page in the background sleeps
  // longer than it asked to.
  let counting;
  const count = async (known) => {
    if (counting) return;
    counting = true;
    for (let told = Date.now(); known.counts(); ) {
      await pause(1000);
      const seconds = Math.floor((Date.now() - told) / 1000);
      told += seconds * 1000;
      if (seconds && known.counts()) act(known, "tick", `${seconds}`);
    }
    counting = false;
  };

  const heed = async ({ open, beside, named, learn, find, draw, board, acted, ponder, frame }) => {
    if (open) {
      // A page that is one file has no site.
      line = open.startsWith("http") && new URL("../line.txt", open).href;
      others = neighbours(say, beside);
      probe = named;
      desk = opened(open);
      return desk.catch((lost) => {
        told = true;
        say({ lost: true });
        throw lost;
      });
    }
    if (learn) for (const other of others) other.learn(...learn);
    // Whoever does not have a board leaves the one before.
    const taken = board && others.filter((other) => other.open(...board)).length;
    if (acted && others.some((other) => other.act(...acted))) return;
    const known = await desk;
    if (learn) known.learn(...learn);
    if (find) say({ found: [find[0], known.find(find[1], find[2]) ?? null] });
    if (draw) say({ drawn: known.draw(draw) ?? null });
    if (taken) known.open("", ...board.slice(1));
    else if (board) {
      const shown = known.open(...board);
      const need = known.needs();
      if (need) say({ need });
      else if (board[0]) say({ board: shown });
    }
    if (acted) {
      act(known, ...acted);
      await Promise.all([known.wants() && check(known), known.counts() && count(known)]);
    }
    // Five words are what the page around says, two what happened here.
    if (frame) say({ told: frame.length > 2 ? known.order(...frame) : known.event(...frame) });
    if (ponder !== undefined) await think(known, ponder);
  };

  // One that stopped never answers again; the page starts another.
  let told;
  return (message) =>
    heed(message).catch((error) => {
      if (!told) say({ stopped: true });
      told = true;
      throw error;
    });
}

// In the page there is nobody to listen to here: the page calls `serve`.
if (!inPage) {
  const tell = serve((answer) => postMessage(answer));
  // What it lacks, it says when it is asked.
  onmessage = ({ data }) => (data.carry ? carry(data.carry) : tell(data).catch(() => {}));
}
