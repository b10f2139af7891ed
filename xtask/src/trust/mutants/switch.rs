//! What the copy's `lib.rs` ends with: the switch of its mistakes. No part of this program.
//!
//! In: the environment's `MUTANT`, a number, and `MET`, a file. Out: whether a mistake is the one.

/// Whether a mistake is switched on. The first panic of the project's own code ends the program:
/// the mistake is caught. Where `MET` names a file, it is told which test meets which mistake.
pub fn mutant(n: u32) -> bool {
    use std::io::Write as _;
    static CHOSEN: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    static MET: std::sync::OnceLock<Option<std::fs::File>> = std::sync::OnceLock::new();
    thread_local! {
        static SEEN: std::cell::RefCell<Vec<bool>> = const { std::cell::RefCell::new(Vec::new()) };
    }
    let chosen = CHOSEN.get_or_init(|| {
        std::panic::set_hook(Box::new(|panic| {
            // What a library panics at may be caught, as with a spreadsheet that is none.
            if panic.location().is_some_and(|at| !at.file().starts_with('/')) {
                std::process::exit(101);
            }
        }));
        std::env::var("MUTANT").ok().and_then(|n| n.parse().ok()).unwrap_or(0)
    });
    let open = || {
        let path = std::env::var_os("MET")?;
        std::fs::OpenOptions::new().append(true).create(true).open(path).ok()
    };
    if let Some(mut file) = MET.get_or_init(open).as_ref() {
        let new = SEEN.try_with(|seen| {
            let mut seen = seen.borrow_mut();
            let at = n as usize;
            if seen.len() <= at {
                seen.resize(at + 1, false);
            }
            !std::mem::replace(&mut seen[at], true)
        });
        if new == Ok(true) {
            let thread = std::thread::current();
            let line = format!("{n} {}\n", thread.name().unwrap_or("?"));
            let _ = file.write_all(line.as_bytes());
        }
    }
    *chosen == n
}
