//! Progress lines: what is being done, and how long it took.
//!
//! Invariant: this is the only file of xtask that reads a clock (clippy's disallowed-methods).

use std::{
    fmt,
    io::{self, Write},
    time::{Duration, Instant},
};

/// Measures one piece of work.
#[derive(Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that measures time"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(&self) -> Took {
        Took(self.0.elapsed())
    }
}

/// A duration that prints as a person says it: `0.4 s`, `2 min 5 s`.
#[derive(Debug, Clone, Copy)]
pub struct Took(pub Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(f, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(f, "{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

/// Prints `label …`, does the work, and ends the line with the time it took.
pub fn timed<T>(label: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    begin(label);
    let watch = Stopwatch::start();
    let result = work();
    let word = if result.is_ok() { "done" } else { "failed" };
    println!("{word} ({})", watch.elapsed());
    result
}

/// Prints the first half of a progress line, at once.
pub fn begin(label: &str) {
    print!("  {label} … ");
    // A closed pipe shows at the next full line; progress itself is no reason to stop.
    let _ = io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(Took(Duration::from_millis(412)).to_string(), "0.4 s");
        assert_eq!(Took(Duration::from_secs(125)).to_string(), "2 min 5 s");
    }
}
