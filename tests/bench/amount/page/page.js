// Asks the workers: one has PapaParse with a Map, and merely reading; ours is the site's own, which
// is told what the site's page tells it; DuckDB brings its own.
import * as duckdb from "./duckdb.js";

const worker = new Worker("worker.js", { type: "module" });
// What is told to a worker that is not there yet is lost.
await new Promise((ready) => (worker.onmessage = ready));
const ask = (...question) =>
  new Promise((done, failed) => {
    worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : done(data));
    worker.postMessage(question);
  });

// The site, and the addresses that its page has.
const site = new URL("site/index.html", location.href);
const page = new DOMParser().parseFromString(await (await fetch(site)).text(), "text/html");
const { dataset } = page.getElementById("app");
const address = (name) => new URL(dataset[name], site).href;

const desk = new Worker(address("desk"), { type: "module" });
let heard;
desk.onmessage = ({ data }) => heard?.(data);
desk.postMessage({ open: address("deskWasm"), beside: ["slipsWasm", "booksWasm", "sheetsWasm"].map(address) });
for (const [piece, name] of [["amount", "amount"], ["zh-CN.amount", "zhCnAmount"]]) {
  const bytes = await (await fetch(address(name))).arrayBuffer();
  desk.postMessage({ learn: [piece, new Uint8Array(bytes)] });
}
// Tells it something; what the first board says on which `shows` finds something.
const tell = (message, shows) =>
  new Promise((done, failed) => {
    heard = ({ board, lost, stopped }) => {
      if (lost || stopped || board === null) failed(new Error("the site's program stopped"));
      const found = board && new TextDecoder().decode(board).match(shows);
      if (found) done(found);
    };
    desk.postMessage(message);
  });

// How much memory each program has: see memory.js.
const memory = new Map();
new BroadcastChannel("memory").onmessage = ({ data }) => memory.set(...data);

// Milliseconds from two files that are chosen to the finished board.
async function byOurs(files) {
  await tell({ board: ["amount", 0, "2026-11-28 10:00"] }, /files/);
  await tell({ acted: ["way", "files"] }, /files/);
  memory.clear();
  const begin = performance.now();
  const [, agree, differ] = await tell({ acted: ["files", "", files] }, /(\d+) 笔一致，(\d+) 处不同/);
  const took = performance.now() - begin;
  // What was said of memory comes by another way.
  await new Promise((done) => setTimeout(done, 100));
  const megabytes = [...memory.values()].reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20;
  desk.postMessage({ board: ["", 0, ""] });
  return { took, counts: { agree: +agree, differ: +differ }, megabytes, programs: memory.size };
}

// Every differing amount, and what is on one side only, by the reference alone: one full join.
const JOIN = `
  select count(*) filter (where a.amount = b.amount) as agree,
         count(*) filter (where a.amount <> b.amount) as differ,
         count(*) filter (where b.rrn is null) as first,
         count(*) filter (where a.rrn is null) as second
  from (select column3 as rrn, sum(column5) as amount from 'pos.csv' group by 1) a
  full join (select column3 as rrn, sum(column5) as amount from 'bank.csv' group by 1) b
  on a.rrn = b.rrn`;

// Milliseconds from two files to counts, its start not counted.
async function byDuck(files) {
  const host = new Worker("duckdb-worker.js");
  const base = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), host);
  await base.instantiate(new URL("duckdb.wasm", location.href).href);
  const session = await base.connect();
  const begin = performance.now();
  for (const file of files) {
    await base.registerFileHandle(file.name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  }
  const read = (name) =>
    `read_csv('${name}', header = true, delim = ',', columns = {'column0': 'VARCHAR', 'column1': 'VARCHAR', 'column2': 'VARCHAR', 'column3': 'VARCHAR', 'column4': 'VARCHAR', 'column5': 'DECIMAL(18,2)', 'column6': 'VARCHAR'})`;
  const query = JOIN.replace("'pos.csv'", read("pos.csv")).replace("'bank.csv'", read("bank.csv"));
  const [row] = (await session.query(query)).toArray();
  const took = performance.now() - begin;
  const counts = Object.fromEntries(Object.entries(row.toJSON()).map(([key, n]) => [key, Number(n)]));
  await session.close();
  await base.terminate();
  return { took, counts };
}

let files;
globalThis.bench = {
  // Makes both files; what was planted.
  async make(rows, seed) {
    const made = await ask("make", rows, seed);
    files = made.files;
    return { bytes: made.bytes, truth: made.truth };
  },
  // Milliseconds of one way, and what it counted.
  time: (way) => (({ ours: byOurs, duckdb: byDuck })[way]?.(files) ?? ask("time", way)),
};
