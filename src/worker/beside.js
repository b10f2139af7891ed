// Runs what is beside the desk: the slips and the books, programs that read cards, receipts
// and statements and are fetched when their boards are opened, and the sheets, which read a
// spreadsheet when one is chosen. Files come as `File`s and are read here, a chunk at a time. A
// program that stopped is thrown away with all that it held; another one says so.
// `cargo xtask dist` puts it between the glue of each, as functions of their names, and
// src/worker/desk.js.

// Milliseconds between two showings of how far a file is.
const SHOW = 100;
// How many bytes of a file are read at once, at most.
const PART = 1 << 20;
// How many bytes of a file are read for one row.
const ROW = 1 << 14;
// From so many bytes on, each of two files gets a worker: below, its start takes longer.
const LARGE = 1 << 24;
// Milliseconds after which a worker that says nothing is given up.
const SILENCE = 5_000;
// Whether there is no worker, and the page runs all of this.
const inPage = typeof document !== "undefined";

// What bytes of an encoding mean; the books' program calls this.
const readers = {};
function decoded(label, bytes) {
  return (readers[label] ??= new TextDecoder(label)).decode(bytes);
}

// The parts of a file as they come, in the same two buffers by turns where the browser can: memory
// for each of them anew takes it longer than reading. A part is good until the next but one is
// asked for.
function source(file) {
  const stream = file.stream();
  let left = file.size;
  let reader;
  try {
    reader = left ? stream.getReader({ mode: "byob" }) : stream.getReader();
  } catch {
    // Here a file's stream fills nobody's buffers.
    reader = stream.getReader();
    left = 0;
  }
  if (!left) return reader;
  const free = [new ArrayBuffer(PART), new ArrayBuffer(PART)];
  const read = async () => {
    // Chromium never tells the end to whoever brings a buffer.
    if (!left) return { done: true };
    const part = await reader.read(new Uint8Array(free.shift()));
    if (part.value) {
      left -= part.value.length;
      free.push(part.value.buffer);
    }
    return part;
  };
  return { read, cancel: () => reader.cancel() };
}

// Hands a file to `take`, part by part, as long as that wants more; lets others speak in between
// where `turn` says how.
async function parts(file, take, turn) {
  const parts = source(file);
  // The next part is on its way while one is read.
  for (let next = parts.read(), part; !(part = await next).done; ) {
    next = parts.read();
    const more = take(part.value);
    await turn?.();
    if (more) continue;
    next.catch(() => {});
    parts.cancel();
    return;
  }
}

// The other worker's work: reads a file and hands its rows over as they come, by the very program
// that takes them. Where it cannot, it says nothing that holds anything.
async function carry({ program, layouts, file }) {
  let part;
  try {
    const { begin, Books } = books();
    await begin({ module_or_path: program });
    const made = new Books();
    made.learn("amount", layouts);
    // It keeps no rows, and needs no room for them.
    const ticket = made.file(file.name, 0);
    const hand = () => {
      part = made.hand(ticket);
      if (part) postMessage(part, [part.buffer]);
      return part;
    };
    await parts(file, (bytes) => made.chunk(ticket, bytes) && hand());
    if (part) made.ended(ticket, true);
    if (hand()) return;
  } catch {
    // The file is gone, or this program stopped: whoever asked reads the file, and sees.
  }
  postMessage(undefined);
}

// Another worker of this one's own script. A policy that came with it asks for a name, too.
let own;
function another() {
  own ??= globalThis.trustedTypes?.createPolicy("poscheck", { createScriptURL: () => location.href });
  return new Worker(own ? own.createScriptURL("") : location.href, { type: "module" });
}

// Who has which boards, with the addresses of the programs.
function neighbours(say, [slipsProgram, booksProgram, sheetsProgram]) {
  const starting = async ({ begin, program, Slips, Books }, address) => {
    await begin({ module_or_path: await fetch(address) });
    const made = new (Slips ?? Books)();
    made.program = program();
    return made;
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
    if (again) await stream(made, again, begun);
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

  // Shows how far files are, every now and then.
  let shown = 0;
  const show = (made, mine) => {
    if (mine !== begun) return;
    say({ board: made.shown() });
    shown = performance.now();
  };
  const progress = (made, mine) => performance.now() - shown > SHOW && show(made, mine);

  // Reads a file. The board may be left meanwhile, and opened again with another program.
  const stream = async (made, ticket, mine) => {
    const file = files.get(ticket);
    show(made, mine);
    let whole;
    here += file.size;
    try {
      await parts(file, (part) => {
        const more = mine === begun && made.chunk(ticket, part);
        if (more) progress(made, mine);
        return more;
      }, turn);
      whole = true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
    } finally {
      here -= file.size;
    }
    const sheet = made.ended(ticket, !!whole);
    show(made, mine);
    if (!sheet) return;
    await spread(made, ticket, sheet);
    show(made, mine);
  };

  // Parts come so fast that what another worker says, and that it has begun, would wait for all of
  // them.
  const { port1, port2 } = new MessageChannel();
  const turn = () =>
    ends.size &&
    new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(0);
    });

  // How many bytes are to be read here, and what ends each other worker.
  let here = 0;
  const ends = new Set();

  // Has another worker read a file; whether it did. Where not, the file is to be read here.
  const afar = (made, ticket, mine) =>
    new Promise((done) => {
      let late;
      let worker;
      const end = (read) => {
        clearTimeout(late);
        ends.delete(end);
        worker?.terminate();
        done(read);
      };
      const wait = () => {
        clearTimeout(late);
        late = setTimeout(end, SILENCE);
      };
      ends.add(end);
      try {
        worker = another();
        worker.onerror = () => end();
        worker.onmessage = ({ data }) => {
          let more;
          try {
            more = data && made.take(ticket, data);
          } catch {
            // This program stopped: whoever reads on with it will see.
          }
          if (more) {
            wait();
            progress(made, mine);
          } else {
            end(more === false);
          }
        };
        const layouts = lessons.get("amount");
        worker.postMessage({ carry: { program: made.program, layouts, file: files.get(ticket) } });
        wait();
      } catch {
        // This browser starts no worker in one, or refuses this one.
        end();
      }
    });

  // Reads files, the second of two large ones beside the first; what is on the board follows.
  const read = async (made, chosen, mine, name) => {
    const near = [];
    const far = [];
    for (const file of chosen) {
      const ticket = made.file(file.name, file.size);
      if (ticket === undefined) continue;
      files.set(ticket, file);
      const waiting = near.some(([, { size }]) => size >= LARGE);
      const beside = file.size >= LARGE && (waiting || here >= LARGE) && !inPage;
      if (beside) far.push([ticket, file, afar(made, ticket, mine)]);
      else near.push([ticket, file]);
    }
    show(made, mine);
    for (const [ticket, file, came] of [...near, ...far]) {
      name(file.name);
      if (await came) {
        show(made, mine);
      } else if (mine === begun) {
        if (came) made.anew(ticket);
        await stream(made, ticket, mine);
      }
    }
  };

  const settle = async (id, text, chosen) => {
    const mine = begun;
    const made = await mine;
    if (!chosen) return act(made, id, text);
    let name;
    try {
      await read(made, chosen, mine, (now) => (name = now));
    } catch {
      if (mine !== begun) return;
      for (const end of ends) end(true);
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
        for (const end of ends) end(true);
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
