// Runs the books beside the desk: the program that reads slips and statements, which is fetched
// when one of its boards is opened, and the one that reads spreadsheets, when one is chosen.
// Files come as `File`s and are read here, a chunk at a time. A program that stopped is thrown
// away with all that it held; another one says so.
// `cargo xtask dist` puts it between the glue of both, as the functions `books` and `sheets`, and
// src/worker/desk.js.

// The boards that are the books'.
const BOOKS = ["receipt", "amount"];
// The pieces of the knowledge that they read.
const LESSONS = /(^|\.)(cards|receipt|amount)$/;
// Milliseconds between two showings of how far a file is.
const SHOW = 100;

// What bytes of an encoding mean; the books' program calls this.
const readers = {};
function decoded(label, bytes) {
  return (readers[label] ??= new TextDecoder(label)).decode(bytes);
}

// Takes what is for the books; `program` and `spreads` are the addresses of the two programs.
function shelf(say, program, spreads) {
  // The program once it is wanted, what it was taught, and how the open board was asked for.
  let begun;
  const lessons = new Map();
  let asked;

  const begin = async () => {
    const { begin, Books } = books();
    await begin({ module_or_path: await fetch(program) });
    const made = new Books();
    for (const lesson of lessons) made.learn(...lesson);
    return made;
  };

  const act = (made, id, text) => {
    for (const c of text) made.press(c.codePointAt(0));
    say({ board: made.act(id) });
  };

  // A spreadsheet as a table. Each has a program of its own, for damaged ones stop it.
  const spread = async (made, ticket, bytes) => {
    let made_of;
    try {
      const { begin, table } = sheets();
      await begin({ module_or_path: await fetch(spreads) });
      made_of = table;
    } catch {
      return made.table(ticket, undefined, false);
    }
    let table;
    try {
      table = made_of(bytes);
    } catch {
      // It is torn.
    }
    made.table(ticket, table, true);
  };

  // Reads a file; what is on the board follows.
  const read = async (made, file) => {
    const ticket = made.file(file.name, file.size);
    const show = () => asked?.[0] === "amount" && say({ board: made.shown() });
    show();
    if (ticket === undefined) return;
    let whole;
    try {
      const parts = file.stream().getReader();
      for (let part, shown = 0; !(part = await parts.read()).done; ) {
        if (!made.chunk(ticket, part.value)) {
          parts.cancel();
          break;
        }
        if (performance.now() - shown > SHOW) {
          show();
          shown = performance.now();
        }
      }
      whole = true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
    }
    const sheet = made.ended(ticket, !!whole);
    show();
    if (!sheet) return;
    await spread(made, ticket, sheet);
    show();
  };

  const settle = async (id, text, files) => {
    const made = await begun;
    if (!files) return act(made, id, text);
    let name;
    try {
      for (const file of files) {
        name = file.name;
        await read(made, file);
      }
    } catch {
      // The file stopped the program: another one says so, and holds no file.
      begun = begin();
      await unfold();
      const next = await begun;
      act(next, "way", "files");
      next.ended(next.file(name, 0), false);
      say({ board: next.shown() });
    }
  };

  // Shows the board, or says that its program did not come.
  const unfold = async () => {
    try {
      const made = await (begun ??= begin());
      // It was left meanwhile.
      if (!asked) return;
      const board = made.open(...asked);
      const need = made.needs();
      // A piece that came and is none would come for ever.
      say(need && !lessons.has(need) ? { need } : { board: board ?? null });
    } catch {
      begun = undefined;
      say({ board: null });
    }
  };

  return {
    learn: async (name, bytes) => {
      if (!LESSONS.test(name)) return;
      lessons.set(name, bytes);
      (await begun)?.learn(name, bytes);
    },
    // Whether a board is the books'; opens it if so, and leaves the open one if not.
    open: (name, ...rest) => {
      // What was read goes with the program, for its memory never shrinks.
      if (asked?.[0] === "amount" && name !== "amount") begun = undefined;
      asked = BOOKS.includes(name) && [name, ...rest];
      if (asked) unfold();
      else begun?.then((made) => made.open("", ...rest)).catch(() => {});
      return !!asked;
    },
    // Whether what was done is the books'.
    act: (...acted) => {
      if (!asked) return false;
      settle(...acted).catch(() => {
        begun = undefined;
        say({ board: null });
      });
      return true;
    },
  };
}
