//! The tiny pack of `cases/packs/tiny.toml`, and sessions over it written as stored lines.

use super::{model, text};
use poscheck::pack::{Compiled, Source, compile};
use poscheck::session::{Restored, Session};

/// The text of the tiny pack.
pub(crate) fn tiny_text() -> String {
    text("tests/cases/packs/tiny.toml")
}

/// The tiny pack, compiled.
pub(crate) fn tiny() -> Compiled {
    compile(&[Source::parse("tiny.toml", &tiny_text()).unwrap()])
}

/// The tiny pack with `cases/packs/places.toml` laid over it.
pub(crate) fn places() -> Compiled {
    let over = text("tests/cases/packs/places.toml");
    let sources = [("tiny.toml", tiny_text()), ("places.toml", over)];
    compile(&sources.map(|(file, text)| Source::parse(file, &text).unwrap()))
}

/// A session over a pack after the events of `log`, a stored line each.
#[track_caller]
pub(crate) fn session(pack: &Compiled, log: &[&str]) -> Session {
    let stored = format!("poscheck-log 1\nat 1\n{}\n", log.join("\n"));
    let (core, model) = model(&pack.core);
    let Restored { session, dropped } = Session::from_text(&stored, core, model).unwrap();
    assert!(
        dropped.is_empty(),
        "{dropped:?} is not in the pack: {log:?}"
    );
    session
}
