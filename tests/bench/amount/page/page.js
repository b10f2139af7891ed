// Asks the workers: one has ours, PapaParse with a Map, and merely reading; DuckDB brings its own.
import * as duckdb from "./duckdb.js";

const worker = new Worker("worker.js", { type: "module" });
// What is told to a worker that is not there yet is lost.
await new Promise((ready) => (worker.onmessage = ready));
const ask = (...question) =>
  new Promise((done, failed) => {
    worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : done(data));
    worker.postMessage(question);
  });

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
  time: (way) => (way === "duckdb" ? byDuck(files) : ask("time", way)),
};
