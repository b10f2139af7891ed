// Makes two files of payments, merely reads them, and holds them against each other by PapaParse.
import Papa from "./papaparse.js";

// Choices that look random: a 32-bit xorshift (Marsaglia 2003).
const choices = (seed) => {
  let state = seed || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
const two = (n) => `${n}`.padStart(2, "0");
const yuan = (fen) => `${fen < 0 ? "-" : ""}${Math.floor(Math.abs(fen) / 100)}.${two(Math.abs(fen) % 100)}`;

let files;
// Two journals in other orders, with differences of each kind in every thousandth row.
function make(rows, seed) {
  const below = choices(seed);
  const head = ["交易时间", "终端号", "凭证号", "参考号", "卡号", "交易金额", "交易类型"].join(",");
  const [first, second] = [[], []];
  const truth = { agree: 0, differ: 0 };
  for (let i = 0; i < rows; i += 1) {
    const at = Math.floor((i * 30 * 86_400) / rows);
    const day = `2026-06-${two(1 + Math.floor(at / 86_400))}`;
    const time = `${day} ${two(Math.floor(at / 3600) % 24)}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
    const fen = 100 + below(90_000);
    const place = `${10_000_000 + below(200)},${`${(i % 999_999) + 1}`.padStart(6, "0")}`;
    const card = `622848******${`${below(10_000)}`.padStart(4, "0")}`;
    const line = (amount) => `${time},${place},152${`${i}`.padStart(9, "0")},${card},${yuan(amount)},消费`;
    const planted = i % 1000;
    truth[planted < 5 ? "differ" : "agree"] += 1;
    if (planted !== 2) first.push(line(fen));
    if (planted === 0) second.push(line(fen + 1 + below(90)));
    else if (planted === 1) second.push(line(fen * 100));
    else if (planted !== 3) second.push(line(fen));
    // Twice: one that agrees, and once more.
    if (planted === 4) {
      second.push(line(fen));
      truth.agree += 1;
    }
  }
  // Neighbours of a few thousand rows change places, as two systems write them.
  for (let i = second.length - 1; i > 0; i -= 1) {
    const j = Math.max(0, i - below(2000));
    [second[i], second[j]] = [second[j], second[i]];
  }
  const file = (lines, name) => new File([`${head}\n${lines.join("\n")}\n`], name);
  files = [file(first, "pos.csv"), file(second, "bank.csv")];
  return { files, truth, bytes: files.map((file) => file.size) };
}

// Reads a file as the product does, a part at a time, into the same two buffers by turns.
const PART = 1 << 20;
async function stream(file, take) {
  const reader = file.stream().getReader({ mode: "byob" });
  const free = [new ArrayBuffer(PART), new ArrayBuffer(PART)];
  const read = () => reader.read(new Uint8Array(free.shift()));
  let left = file.size;
  for (let next = read(); left > 0; ) {
    const { value } = await next;
    left -= value.length;
    free.push(value.buffer);
    // Chromium never tells the end to whoever brings a buffer.
    if (left > 0) next = read();
    take(value);
  }
}

const ways = {
  // Merely reading the files.
  async read() {
    let sum = 0;
    for (const file of files) await stream(file, (part) => (sum += part.length));
    return { counts: { bytes: sum } };
  },
  // PapaParse, and a Map from the reference to the amount.
  async papa() {
    const rows = (file, step) =>
      new Promise((complete, error) => Papa.parse(file, { chunk: ({ data }) => data.forEach(step), complete, error }));
    const sums = new Map();
    const fen = (text) => Math.round(text * 100);
    await rows(files[0], (row) => row.length > 5 && sums.set(row[3], (sums.get(row[3]) ?? 0) + fen(row[5])));
    const counts = { agree: 0, differ: 0, second: 0 };
    await rows(files[1], (row) => {
      if (row.length < 6) return;
      const sum = sums.get(row[3]);
      if (sum === undefined) counts.second += 1;
      else counts[sum === fen(row[5]) ? "agree" : "differ"] += 1;
      sums.delete(row[3]);
    });
    return { counts: { ...counts, first: sums.size } };
  },
};

onmessage = async ({ data: [what, ...rest] }) => {
  try {
    if (what === "make") return postMessage(make(...rest));
    const begin = performance.now();
    const found = await ways[rest[0]]();
    postMessage({ took: performance.now() - begin, ...found });
  } catch (error) {
    postMessage({ error: `${error}` });
  }
};
// The page may ask from now on.
postMessage({ ready: true });
