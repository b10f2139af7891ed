//! Waiting for a condition with a deadline: the only way anything here waits.

use crate::progress::Stopwatch;
use anyhow::{Result, bail};
use std::{thread, time::Duration};

/// How long a condition may take to become true.
const PATIENCE: Duration = Duration::from_secs(20);

/// What one look at a condition gives.
#[derive(Debug)]
pub enum Look<T> {
    /// It is true, and this came with it.
    Ready(T),
    /// It is not true yet, and this is to be seen in its place.
    NotYet(String),
}

/// Looks again and again until a condition is true; the error says what was seen last.
pub fn until<T>(mut look: impl FnMut() -> Result<Look<T>>) -> Result<T> {
    let watch = Stopwatch::start();
    loop {
        match look()? {
            Look::Ready(value) => return Ok(value),
            Look::NotYet(seen) if watch.elapsed().0 > PATIENCE => bail!("waited in vain: {seen}"),
            Look::NotYet(_) => thread::sleep(Duration::from_millis(20)),
        }
    }
}
