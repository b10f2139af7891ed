// Looks the same queries up in the same entries: with the site's own program for it, with Fuse.js
// and with MiniSearch, each of these as it comes and as somebody would set it up who knows Chinese.
import init, { Desk } from "./desk.js";
import { Fuse, MiniSearch } from "./finders.js";

const task = () => new Promise((next) => setTimeout(next));
const json = async (name) => (await fetch(name)).json();
const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());

await init();
const desk = new Desk();
for (const name of ["index", "zh-CN.names", "en.names"]) desk.learn(name, await bytes(`${name}.bin`));
const entries = await json("entries.json");
const queries = await json("queries.json");

// What a worker of the site hands to the page: a count, then the first hit's position.
const first = (found) => {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = found[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  return number() ? number() : -1;
};

const keys = ["code", "title", "names"];
const fuses = (more, read) => {
  const fuses = entries.map((list) => new Fuse(list.map(read), { keys, ...more }));
  return ({ tongue, typed }) => fuses[tongue].search(typed, { limit: 6 })[0]?.refIndex ?? -1;
};
const searches = (more, asked) => {
  const searches = entries.map((list) => {
    const search = new MiniSearch({ fields: keys, ...more });
    search.addAll(list.map((entry, id) => ({ ...entry, id, names: entry.names.join(" \n") })));
    return search;
  });
  return ({ tongue, typed }) => searches[tongue].search(typed, asked)[0]?.id ?? -1;
};
const plain = (text) => text.normalize("NFKC").toLowerCase();
const entryAsPlain = ({ code, title, names }) => ({ code: plain(code), title: plain(title), names: names.map(plain) });
// Words of letters and digits, and every pair of neighbours of other writing.
const words = (text) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((run) => run.match(/[a-z0-9]+|[^a-z0-9]+/g) ?? [])
    .flatMap((run) => {
      if (run.length < 3 || /^[a-z0-9]/.test(run)) return [run];
      return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
    });

const tuned = fuses({ ignoreLocation: true, threshold: 0.4 }, entryAsPlain);
const ways = {
  ours: ({ tongue, typed }) => first(desk.find(tongue, typed)),
  fuse: fuses({}, (entry) => entry),
  fuseTuned: ({ tongue, typed }) => tuned({ tongue, typed: plain(typed) }),
  mini: searches({}, {}),
  miniTuned: searches({ tokenize: words }, { prefix: true, fuzzy: 0.2, boost: { code: 3, title: 2 } }),
};

globalThis.bench = {
  count: queries.length,
  entries: entries[0].length,
  // Of each kind and language, how many of some queries find what is meant first, and of how many.
  right(name, from, to) {
    const table = {};
    for (const query of queries.slice(from, to)) {
      const kind = (table[`${query.kind}\t${query.tongue}`] ??= [0, 0]);
      const id = entries[query.tongue][ways[name](query)]?.id;
      kind[0] += query.ids.includes(id);
      kind[1] += 1;
    }
    return table;
  },
  // Milliseconds of a query one way: every so manieth query, again and again for so long at least,
  // since the clock ticks slowly.
  async time(name, stride, least) {
    const some = queries.filter((_, at) => at % stride === 0);
    await task();
    const begin = performance.now();
    let [now, times] = [begin, 0];
    while (now - begin < least) {
      for (const query of some) ways[name](query);
      times += 1;
      now = performance.now();
    }
    return (now - begin) / times / some.length;
  },
};
