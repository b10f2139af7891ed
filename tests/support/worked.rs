//! How long a thread has worked: what other programs do meanwhile does not add to it.
//!
//! For tests that hold one time against another, never against a number of seconds.

use std::time::Duration;

/// The time that this thread worked.
pub(crate) fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = told.split_whitespace().next();
    match first.and_then(|nanoseconds| nanoseconds.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => since_the_first_look(),
    }
}

/// Where a system does not tell, the time that went by.
#[expect(
    clippy::disallowed_methods,
    reason = "a test of how long something takes"
)]
fn since_the_first_look() -> Duration {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}
