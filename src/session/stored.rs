//! A diagnosis as text, for the device's own storage and for tickets.
//!
//! The first line is `poscheck-log 1`, then `pack ID VERSION`, `at MINUTES` and an event a
//! line, in ids. A line `lead STEP` belongs to the event before it. After a pack update what
//! still exists is kept, and what does not is named; a lead that may no longer follow there
//! goes without a word, since the engine sees another step at once.

use super::{Event, Session};
use crate::engine::Model;
use crate::pack::Core;
use std::fmt;
use std::fmt::Write;
use std::rc::Rc;

const HEAD: &str = "poscheck-log 1";
/// Longer than any diagnosis; what is longer was not written by this program.
const MOST_BYTES: usize = 64 * 1024;

/// Why a stored text is no diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// It does not begin as one, or is far too long.
    Damaged,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stored diagnosis cannot be read; start a new one")
    }
}

/// A diagnosis read from text.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What could be kept.
    pub session: Session,
    /// Ids that the pack no longer has, or lines that say nothing.
    pub dropped: Vec<String>,
}

/// The stored text of a diagnosis that begins with what is known, in lines such as
/// `entry see.reader` and `answer cards one`; `at` is in minutes since 1970-01-01 UTC.
pub fn begun(at: u64, known: &str) -> String {
    [HEAD, "\nat ", &at.to_string(), "\n", known, "\n"].concat()
}

impl Session {
    /// The log as text.
    pub fn to_text(&self) -> String {
        let core = &self.core;
        let mut text = format!(
            "{HEAD}\npack {} {}\nat {}\n",
            core.id, core.version, self.started
        );
        for (event, lead) in self.log.iter().zip(&self.leads) {
            let line = match *event {
                Event::Entry { entry } => format!("entry {}", core.entries[entry].id),
                Event::Answered { question, answer } => {
                    let question = &core.questions[question];
                    format!("answer {} {}", question.id, question.answers[answer].id)
                }
                Event::Unsure { question } => format!("unsure {}", core.questions[question].id),
                Event::Skipped { question } => format!("skipped {}", core.questions[question].id),
                Event::Failed { repair } => format!("failed {}", core.repairs[repair].id),
                Event::SetAside { repair } => format!("aside {}", core.repairs[repair].id),
                Event::Worked { repair } => format!("worked {}", core.repairs[repair].id),
                Event::Solved => "solved".to_owned(),
                Event::HandedOver => "support".to_owned(),
            };
            let _ = writeln!(text, "{line}");
            if let Some(step) = lead {
                let _ = writeln!(text, "lead {}", self.name_of(*step));
            }
        }
        text
    }

    /// Reads what [`Session::to_text`] wrote, against the pack of today.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where the text was not written by it.
    pub fn from_text(text: &str, core: Rc<Core>, model: Rc<Model>) -> Result<Restored, StoreError> {
        let mut lines = text.lines();
        if text.len() > MOST_BYTES || lines.next() != Some(HEAD) {
            return Err(StoreError::Damaged);
        }
        let mut session = Self::new(core, model);
        let mut dropped = Vec::new();
        let mut may_lead = false;
        for line in lines {
            if let Some(step) = line.strip_prefix("lead ") {
                let step = session.step_named(step).filter(|_| may_lead);
                step.into_iter().for_each(|step| session.lead_to(step));
                may_lead = false;
                continue;
            }
            may_lead = false;
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["pack", ..] | [""] => {}
                ["at", minutes] => session.started = minutes.parse().unwrap_or(0),
                _ => match event(&session.core, &words) {
                    Some(event) => may_lead = session.take(event),
                    None => dropped.push(words.get(1).unwrap_or(&words[0]).to_string()),
                },
            }
        }
        Ok(Restored { session, dropped })
    }
}

fn event(core: &Core, words: &[&str]) -> Option<Event> {
    Some(match *words {
        ["entry", id] => Event::Entry {
            entry: core.entry_named(id)?,
        },
        ["answer", id, answer] => {
            let question = core.question_named(id)?;
            let answer = core.questions[question].answer_named(answer)?;
            Event::Answered { question, answer }
        }
        ["unsure", id] => Event::Unsure {
            question: core.question_named(id)?,
        },
        ["skipped", id] => Event::Skipped {
            question: core.question_named(id)?,
        },
        ["failed", id] => Event::Failed {
            repair: core.repair_named(id)?,
        },
        ["aside", id] => Event::SetAside {
            repair: core.repair_named(id)?,
        },
        ["worked", id] => Event::Worked {
            repair: core.repair_named(id)?,
        },
        ["solved"] => Event::Solved,
        ["support"] => Event::HandedOver,
        _ => return None,
    })
}
