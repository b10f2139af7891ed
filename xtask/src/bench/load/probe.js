// Runs before anything of a page: says when it first painted something, and when its first control
// works, in milliseconds since 1970.
globalThis.probe = (() => {
  const works = () => {
    try {
      return (WORKS)();
    } catch {
      // What it looks at is not there yet.
      return false;
    }
  };
  const at = (time) => performance.timeOrigin + time;
  const ready = new Promise((done) => {
    const look = () => (works() ? done(at(performance.now())) : setTimeout(look, 10));
    look();
  });
  const paint = new Promise((done) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName("first-contentful-paint");
      if (first) done(at(first.startTime));
    }).observe({ type: "paint", buffered: true });
  });
  return { ready, paint, begin: performance.timeOrigin };
})();
