// Runs before anything of a page: keeps what the browser says of taps and of long tasks.
globalThis.taps = (() => {
  const kept = { event: [], longtask: [] };
  const observers = Object.entries({ event: { durationThreshold: 16 }, longtask: {} }).map(([type, more]) => {
    const observer = new PerformanceObserver((list) => kept[type].push(...list.getEntries()));
    observer.observe({ type, buffered: true, ...more });
    return [type, observer];
  });
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  let counted = 0;
  return {
    // What came since it was last asked: how many interactions, the longest of them in
    // milliseconds, and every long task.
    async take() {
      // An event is told of once what it changed has been painted.
      for (let i = 0; i < 3; i += 1) await frame();
      for (const [type, observer] of observers) kept[type].push(...observer.takeRecords());
      const events = kept.event.splice(0).filter((event) => event.interactionId);
      const count = performance.interactionCount - counted;
      counted = performance.interactionCount;
      return {
        count,
        longest: Math.max(0, ...events.map((event) => event.duration)),
        tasks: kept.longtask.splice(0).map(({ startTime, duration }) => [startTime, duration]),
      };
    },
  };
})();
