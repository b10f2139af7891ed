//! Reads and writes the compiled form of a pack.
//!
//! Bytes that come over the network are not trusted: a wrong version, a truncated file or a
//! reference or number out of range is a [`LoadError`], never a panic later on.

use super::schema::{Core, SCHEMA, Texts};
use std::fmt;

/// Why compiled bytes are no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// Not a compiled pack, or cut short.
    Damaged,
    /// Compiled for another version of the schema.
    Schema,
    /// A reference points nowhere, or two parts do not belong together.
    Inconsistent,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the knowledge file is damaged or cut short; load the page again",
            Self::Schema => "the knowledge file is of another version; load the page again",
            Self::Inconsistent => "the knowledge file contradicts itself; load the page again",
        })
    }
}

/// Reads a compiled [`Core`] and checks every reference and number in it.
pub fn load_core(bytes: &[u8]) -> Result<Core, LoadError> {
    let core: Core = postcard::from_bytes(bytes).map_err(|_| LoadError::Damaged)?;
    if core.schema != SCHEMA {
        return Err(LoadError::Schema);
    }
    if is_consistent(&core) {
        Ok(core)
    } else {
        Err(LoadError::Inconsistent)
    }
}

/// Reads compiled [`Texts`] and checks that they belong to `core`.
pub fn load_texts(bytes: &[u8], core: &Core) -> Result<Texts, LoadError> {
    let texts: Texts = postcard::from_bytes(bytes).map_err(|_| LoadError::Damaged)?;
    if texts.schema != SCHEMA {
        return Err(LoadError::Schema);
    }
    let fits = texts.version == core.version
        && texts.faults.len() == core.faults.len()
        && texts.repairs.len() == core.repairs.len()
        && texts.entries.len() == core.entries.len()
        && texts.questions.len() == core.questions.len()
        && texts
            .questions
            .iter()
            .zip(&core.questions)
            .all(|(t, q)| t.answers.len() == q.answers.len())
        && texts
            .entries
            .iter()
            .zip(&core.entries)
            .all(|(t, e)| t.rules.len() == e.rules.len());
    if fits {
        Ok(texts)
    } else {
        Err(LoadError::Inconsistent)
    }
}

/// Writes a [`Core`] in the form that [`load_core`] reads.
pub fn save_core(core: &Core) -> Vec<u8> {
    postcard::to_allocvec(core).unwrap_or_default()
}

/// Writes [`Texts`] in the form that [`load_texts`] reads.
pub fn save_texts(texts: &Texts) -> Vec<u8> {
    postcard::to_allocvec(texts).unwrap_or_default()
}

/// Whether every reference leads somewhere and every number is one to reckon with.
fn is_consistent(core: &Core) -> bool {
    let share = |p: &f64| (0.0..=1.0).contains(p);
    let minutes = |m: f64| (0.0..=10_000.0).contains(&m);
    let answers = |q: u16| core.questions.get(usize::from(q)).map(|q| q.answers.len());
    let answer = |&(q, a): &(u16, u16)| answers(q).is_some_and(|n| usize::from(a) < n);
    let fault = |f: u16| usize::from(f) < core.faults.len();
    let question = |q: &Option<u16>| q.is_none_or(|q| answers(q).is_some());
    core.questions.iter().all(|q| {
        let n = q.answers.len();
        q.base.len() == n
            && q.base.iter().all(share)
            && minutes(q.minutes)
            && share(&q.dont_know)
            && q.row_of.len() == core.faults.len()
            && q.row_of.iter().all(|&r| usize::from(r) <= q.rows.len())
            && q.rows.iter().all(|r| {
                (0.0..=1e6).contains(&r.scale)
                    && r.set.iter().all(|(a, p)| usize::from(*a) < n && share(p))
            })
            && q.answers
                .iter()
                .all(|a| a.implies.iter().all(answer) && question(&a.first))
    }) && core.repairs.iter().all(|r| {
        r.success.iter().all(|(f, p)| fault(*f) && share(p))
            && minutes(r.minutes)
            && r.minutes > 0.0
            && r.requires.iter().all(|g| {
                question(&Some(g.question)) && g.allowed.iter().all(|a| answer(&(g.question, *a)))
            })
    }) && core.entries.iter().all(|e| {
        e.implies.iter().all(answer)
            && question(&e.first)
            && e.settles.iter().all(|&q| answers(q).is_some())
    }) && core.faults.iter().all(|f| share(&f.prior))
        && minutes(core.escalation.minutes)
        && !core.faults.is_empty()
}
