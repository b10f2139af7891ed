// Times the reading of chip data in the page's own thread, beside three libraries.
import init, { Blobs } from "./receipt.js";
import berTlv from "./ber-tlv.js";
import nodeEmv from "./node-emv.js";
import nodeTlv from "./node-tlv.js";
import buffer from "./buffer.js";

// ber-tlv and node-tlv were written for Node and take this from there.
globalThis.Buffer = buffer.Buffer;

const task = () => new Promise((next) => setTimeout(next));
const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());

await init();
const list = new TextDecoder().decode(await bytes("blobs.txt"));
const texts = list.split("\n").filter(Boolean);
const blobs = new Blobs(await bytes("receipt.bin"), await bytes("cards.bin"), list);

const byBerTlv = (text) => berTlv.TlvFactory.parse(text);
const byNodeEmv = (text) => {
  let found;
  nodeEmv.parse(text, (elements) => (found = elements));
  return found;
};
const byNodeTlv = (text) => nodeTlv.parseList(text);
const each = (read) => () => {
  let elements = 0;
  for (const text of texts) elements += read(text);
  return elements;
};
const ways = {
  tree: () => blobs.trees(1),
  read: () => blobs.readings(1),
  treeEach: each((text) => blobs.tree(text)),
  readEach: each((text) => blobs.reading(text)),
  berTlv: each((text) => byBerTlv(text).length),
  nodeEmv: each((text) => byNodeEmv(text).length),
  nodeTlv: each((text) => byNodeTlv(text).length),
};

// Every element as a line, as the wasm side writes them.
const lines = {
  berTlv: (text) => {
    const line = (depth) => (item) =>
      item.items
        ? `${depth}${item.tag}\n${item.items.map(line(`${depth} `)).join("")}`
        : `${depth}${item.tag} ${item.value.toString("hex").toUpperCase()}\n`;
    return byBerTlv(text).map(line("")).join("");
  },
  nodeEmv: (text) => {
    const line = (depth) => (item) =>
      Array.isArray(item.value)
        ? `${depth}${item.tag}\n${item.value.map(line(`${depth} `)).join("")}`
        : `${depth}${item.tag} ${item.value}\n`;
    return byNodeEmv(text).map(line("")).join("");
  },
  nodeTlv: (text) => {
    const line = (depth) => (item) =>
      item.isConstructed
        ? `${depth}${item.tag}\n${item.child.map(line(`${depth} `)).join("")}`
        : `${depth}${item.tag} ${item.value.toUpperCase()}\n`;
    return byNodeTlv(text).map(line("")).join("");
  },
};

globalThis.bench = {
  count: texts.length,
  answers: () => blobs.answers(),
  // How many blobs each library reads as ours does, to the last element.
  alike: () =>
    [lines.berTlv, lines.nodeEmv, lines.nodeTlv].map(
      (theirs) => texts.filter((text) => theirs(text) === blobs.lines(text)).length,
    ),
  // Milliseconds that the whole list takes one way, a few times over; each time for so long at
  // least, since the clock ticks slowly. The first is for warming up.
  async time(name, least, samples) {
    const took = [];
    for (let i = 0; i <= samples; i += 1) {
      await task();
      const begin = performance.now();
      let [now, times] = [begin, 0];
      while (now - begin < least) {
        ways[name]();
        times += 1;
        now = performance.now();
      }
      took.push((now - begin) / times);
    }
    return took.slice(1);
  },
};
