// Times the check of card numbers in the page's own thread, beside three libraries.
import init, { Numbers } from "./card.js";
import validator from "./card-validator.js";
import creditcards from "./creditcards.js";
import fastLuhn from "./fast-luhn.js";

const task = () => new Promise((next) => setTimeout(next));
const bytes = async (name) => (await fetch(name)).arrayBuffer();

await init();
const list = new TextDecoder().decode(await bytes("numbers.txt"));
const texts = list.split("\n").filter(Boolean);
const numbers = new Numbers(new Uint8Array(await bytes("cards.bin")), list);

// One after the other, as the product's page hands over what is typed: no text goes in whole.
const one = (text) => {
  for (let i = 0; i < text.length; i += 1) numbers.press(text.charCodeAt(i));
  return numbers.check();
};
const theirs = (text) => validator.number(text).isValid;
const each = (check) => () => {
  let possible = 0;
  for (const text of texts) possible += check(text);
  return possible;
};
const ways = {
  inside: () => numbers.all(1),
  places: () => numbers.all_with_places(),
  pressed: each(one),
  peer: each(theirs),
  creditcards: each((text) => creditcards.card.isValid(text)),
  digits: () => numbers.check_digits(),
  fastLuhn: each(fastLuhn),
};

globalThis.bench = {
  count: texts.length,
  answers: () => numbers.answers(),
  // How many numbers can exist by ours, by theirs and by both.
  valid: () => {
    const [a, b] = [texts.map(one), texts.map(theirs)];
    const both = a.filter((can, n) => can && b[n]);
    return [a, b].map((all) => all.filter(Boolean).length).concat(both.length);
  },
  // How many check digits fit, by ours and by theirs.
  fitting: () => [ways.digits(), ways.fastLuhn()],
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
