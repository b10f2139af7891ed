// Runs before anything of a page: keeps what the browser says of taps and of long tasks, says where
// to tap, and waits in the page itself, so that whoever drives it disturbs it little.
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
    // The middle of what a selector finds, once it stands still in the middle of the screen.
    async place(selector) {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      await frame();
      await frame();
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    },
    async until(holds) {
      const begin = performance.now();
      while (!holds()) {
        if (performance.now() - begin > 20_000) {
          const focus = document.activeElement?.outerHTML.slice(0, 200);
          throw new Error(`in vain: ${holds}, at ${location.hash} with the focus on ${focus}`);
        }
        await frame();
      }
    },
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
