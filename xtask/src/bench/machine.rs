//! The machine that times are taken on, and how busy it is.
//!
//! In: what the system says under `/proc`. Out: words for the document. A system that says
//! nothing there is called unknown.

use super::statistics::{Spread, three};
use std::{
    fs, thread,
    time::{SystemTime, UNIX_EPOCH},
};

/// A machine.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// The processor's name.
    pub(super) cpu: String,
    /// How many cores may be used.
    pub(super) cores: usize,
}

impl Machine {
    /// This one.
    pub(super) fn this() -> Self {
        let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        Self {
            cpu: cpu(&text).unwrap_or("unknown processor").to_owned(),
            cores: thread::available_parallelism().map_or(1, usize::from),
        }
    }

    /// One for tests.
    #[cfg(test)]
    pub(super) fn made_up() -> Self {
        Self {
            cpu: "Some CPU".to_owned(),
            cores: 2,
        }
    }
}

/// How many programs wanted a core in the last minute, on average; `None` where unknown.
pub(super) fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

/// The day that figures are taken on, as `2026-11-28`, in UTC.
#[expect(clippy::disallowed_methods, reason = "figures belong to their day")]
pub(crate) fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    day(since.map_or(0, |since| since.as_secs() / 86_400))
}

/// The day of so many days after 1970-01-01: the Gregorian calendar, counted in eras of 400 years
/// that begin on 1 March (Hinnant, "chrono-compatible low-level date algorithms", 2021).
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year}-{month:02}-{date:02}")
}

/// Loads of all rounds in words.
pub(super) fn loads(rounds: &[f64], cores: usize) -> String {
    if rounds.is_empty() {
        return "load average unknown".to_owned();
    }
    let spread = Spread::of(rounds);
    let busy = if spread.median > cores as f64 {
        ": busier than it has cores, so times hold waiting too"
    } else {
        ""
    };
    format!(
        "load average {} to {} on {cores} cores{busy}",
        three(spread.least),
        three(spread.most)
    )
}

fn cpu(text: &str) -> Option<&str> {
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_processor_is_named_by_the_system() {
        let text = "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nmodel name\t: Other\n";
        assert_eq!(cpu(text), Some("Some CPU @ 2 GHz"));
        assert_eq!(cpu("Hardware: x"), None);
    }

    #[test]
    fn a_day_is_counted_from_the_first_of_1970() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(20_785), "2026-11-28");
        assert_eq!(day(20_819), "2027-01-01");
    }

    #[test]
    fn a_busy_machine_is_said_to_be_one() {
        let quiet = "load average 0.500 to 1.50 on 2 cores";
        assert_eq!(loads(&[1.5, 0.5], 2), quiet);
        assert!(loads(&[4.0, 3.0], 2).contains("busier than it has cores"));
        assert_eq!(loads(&[], 2), "load average unknown");
    }
}
