// Stands before the script of the site's worker: whenever that says something, it is told how much
// memory the latest program has that it began.
{
  const channel = new BroadcastChannel("memory");
  const name = crypto.randomUUID();
  let memory;
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const begin = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const begun = await begin.apply(WebAssembly, given);
      ({ memory } = (begun.instance ?? begun).exports);
      return begun;
    };
  }
  const say = globalThis.postMessage;
  globalThis.postMessage = (...said) => {
    if (memory) channel.postMessage([name, memory.buffer.byteLength]);
    say.apply(globalThis, said);
  };
}
