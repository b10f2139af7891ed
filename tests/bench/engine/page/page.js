// Times the engine in the page's own thread: each decision is a task of its own, as after a tap.
import init, { Engine } from "./engine.js";

const channel = new MessageChannel();
const task = () =>
  new Promise((next) => {
    channel.port1.onmessage = next;
    channel.port2.postMessage(0);
  });

await init();
const cases = await fetch("cases.bin");
const engine = new Engine(new Uint8Array(await cases.arrayBuffer()));

globalThis.bench = {
  length: engine.length(),
  faults: () => Array.from(engine.faults()),
  // Milliseconds and steps of every so manieth decision from one position up to another.
  async decide(from, to, stride) {
    const [took, steps] = [[], []];
    for (let i = from; i < to; i += stride) {
      await task();
      const begin = performance.now();
      steps.push(engine.decide(i));
      took.push(performance.now() - begin);
    }
    return { took, steps };
  },
  // Milliseconds of so many posteriors, a few times over.
  async reckon(times, samples) {
    const took = [];
    for (let i = 0; i < samples; i += 1) {
      await task();
      const begin = performance.now();
      engine.reckon(times);
      took.push(performance.now() - begin);
    }
    return took;
  },
};
