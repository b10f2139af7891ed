//! Looking for what was typed: who looks, how far it has come, and what is shown meanwhile.
//!
//! In: the [`Store`], with the latest that was found. Out: [`Looking`]. The background worker
//! looks, once it has the names; until then, codes are compared in the page.

use super::store::Store;
use crate::lookup::{Match, by_code};
use crate::present::{Suggestions, suggestions};
use std::rc::Rc;

/// How many codes are shown while nobody has looked further.
const MOST: usize = 6;

/// What was found for typed text.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// What was typed.
    pub typed: Rc<str>,
    /// Whether every name of every entry was known then.
    pub all: bool,
    /// What fits, best first; none where nobody could look.
    pub matches: Option<Vec<Match>>,
}

/// How far looking for the typed text has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// It is not known yet what fits; what is shown is what can be said so far.
    Goes,
    /// What is shown is the answer; so it is where nothing was typed.
    Done,
    /// Nobody can look: the knowledge, or the program that looks, did not come.
    Failed,
}

impl Store {
    /// What fits the typed text, and how far that can be relied on.
    pub fn looking(&self) -> (Looking, Suggestions) {
        let nothing = self.shown.trim().is_empty();
        let latest = self.found.as_ref().filter(|_| !nothing);
        let of_it = latest.is_some_and(|found| found.typed == self.shown);
        let answers = of_it && latest.is_some_and(|found| found.all);
        let matches = latest.and_then(|found| found.matches.as_ref());
        let looking = match matches {
            _ if nothing => Looking::Done,
            Some(_) if answers => Looking::Done,
            None if answers || self.missing => Looking::Failed,
            // The other names will not come by themselves: what is known is all there is.
            Some(rows) if of_it && self.missing => match rows.is_empty() {
                true => Looking::Failed,
                false => Looking::Done,
            },
            _ => Looking::Goes,
        };
        let so_far = || by_code(&self.core, &self.shown, MOST);
        let matches = matches.map_or_else(so_far, Clone::clone);
        let mut found = suggestions(&self.book(), &self.shown, None, &matches);
        if !(answers || nothing) || looking != Looking::Done {
            // Nothing is unknown before somebody has looked through every name.
            found.unknown = None;
            found.nearest = None;
        }
        (looking, found)
    }
}
