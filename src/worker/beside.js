// Runs what is beside the desk: the slips and the books, programs that read cards, receipts
// and statements and are fetched when their boards are opened, and the sheets, which read a
// spreadsheet when one is chosen. Files come as `File`s and are read here, a chunk at a time. A
// program that stopped is thrown away with all that it held; another one says so.
// `cargo xtask dist` puts it between the glue of each, as functions of their names, and
// src/worker/desk.js.

// Milliseconds between two showings of how far a file is.
const SHOW = 100;
// How many bytes of a file are read for one row.
const ROW = 1 << 14;

// What bytes of an encoding mean; the books' program calls this.
const readers = {};
function decoded(label, bytes) {
  return (readers[label] ??= new TextDecoder(label)).decode(bytes);
}

// Who has which boards, with the addresses of the programs.
function neighbours(say, [slipsProgram, booksProgram, sheetsProgram]) {
  const starting = async ({ begin, Slips, Books }, program) => {
    await begin({ module_or_path: await fetch(program) });
    return new (Slips ?? Books)();
  };
  return [
    neighbour(say, ["card", "receipt"], /(^|\.)(cards?|receipt)$/, () => starting(slips(), slipsProgram)),
    neighbour(say, ["amount"], /(^|\.)amount$/, () => starting(books(), booksProgram), sheetsProgram),
  ];
}

// One of them: its boards, the pieces of the knowledge that it reads, and how it starts.
function neighbour(say, boards, reads, start, sheetsProgram) {
  // The program once it is wanted, what it was taught, and how the open board was asked for.
  let begun;
  const lessons = new Map();
  let asked;

  const begin = async () => {
    const made = await start();
    for (const lesson of lessons) made.learn(...lesson);
    return made;
  };

  // Files that were chosen, by their tickets, for a plan that is corrected reads them again.
  const files = new Map();

  const act = async (made, id, text) => {
    for (const c of text) made.press(c.codePointAt(0));
    say({ board: made.act(id) });
    const saved = made.saved?.();
    if (saved) say({ saved });
    const again = made.again?.();
    if (again) await stream(made, again);
    await fill(made);
  };

  // Rows that were found, as they stand in their files: read again, each from where it begins.
  const fill = async (made) => {
    let want = made.wants?.();
    if (!want) return;
    const mine = begun;
    for (; want && mine === begun; want = made.wants()) {
      const [ticket, at] = want;
      let bytes = new Uint8Array();
      try {
        bytes = new Uint8Array(await files.get(ticket).slice(at, at + ROW).arrayBuffer());
      } catch {
        // The file is gone, or was written anew: the row stays as it was listed.
      }
      made.raw(bytes);
    }
    if (mine === begun) say({ board: made.shown() });
  };

  // A spreadsheet as a table. Each has a program of its own, for damaged ones stop it.
  const spread = async (made, ticket, bytes) => {
    let made_of;
    try {
      const { begin, table } = sheets();
      await begin({ module_or_path: await fetch(sheetsProgram) });
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
    if (ticket === undefined) return say({ board: made.shown() });
    files.set(ticket, file);
    await stream(made, ticket);
  };

  const stream = async (made, ticket) => {
    // The board may be left meanwhile, and opened again with another program.
    const mine = begun;
    const show = () => mine === begun && say({ board: made.shown() });
    show();
    let whole;
    try {
      const parts = files.get(ticket).stream().getReader();
      // The next part is on its way while one is read.
      for (let next = parts.read(), part, shown = 0; !(part = await next).done; ) {
        next = parts.read();
        if (mine !== begun || !made.chunk(ticket, part.value)) {
          next.catch(() => {});
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

  const settle = async (id, text, chosen) => {
    const mine = begun;
    const made = await mine;
    if (!chosen) return act(made, id, text);
    let name;
    try {
      for (const file of chosen) {
        name = file.name;
        await read(made, file);
      }
    } catch {
      if (mine !== begun) return;
      // The file stopped the program: another one says so, and holds no file.
      begun = begin();
      await unfold();
      const next = await begun;
      await act(next, "way", "files");
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
    learn: (name, bytes) => {
      if (!reads.test(name)) return;
      lessons.set(name, bytes);
      begun?.then((made) => made.learn(name, bytes)).catch(() => {});
    },
    // Whether a board is one of its own: opens it if so, and leaves the open one if not.
    open: (name, ...rest) => {
      const was = asked;
      asked = boards.includes(name) && [name, ...rest];
      if (asked) unfold();
      // What was read goes with the program, whose memory never shrinks.
      else if (was) {
        begun = undefined;
        files.clear();
      }
      return !!asked;
    },
    // Whether what was done is on its board.
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
