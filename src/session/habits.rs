//! What a regular user has set and done on this device: large letters, steps read aloud, what was
//! looked up last, the terminal's model.
//!
//! In: the text that the device keeps. Out: [`Habits`], and that text again. It holds ids and
//! names of the knowledge, and of what was typed only the model, where somebody asked for that.
//! `browser/boot.js` reads the line of the letters, so that the first screen has them at once.

/// How many entries are remembered.
const LAST: usize = 5;

/// An entry that was looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedUp {
    /// Id of the entry.
    pub id: String,
    /// How it was called then: its code, or its name in the language of the page.
    pub name: String,
}

/// What a device remembers of whoever uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Whether letters and buttons are large.
    pub large: bool,
    /// Whether steps are read aloud.
    pub aloud: bool,
    /// What was looked up last, the latest first.
    pub seen: Vec<LookedUp>,
    /// The terminal's model; empty where nobody wanted it kept.
    pub model: String,
}

impl Habits {
    /// Those of a kept text; a line that means nothing is passed over.
    pub fn from_text(text: &str) -> Self {
        let mut habits = Self::default();
        for line in text.lines().map(str::trim_end) {
            let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
            match key {
                "large" => habits.large = true,
                "aloud" => habits.aloud = true,
                "model" => rest.clone_into(&mut habits.model),
                "seen" if habits.seen.len() < LAST => {
                    if let Some((id, name)) = rest.split_once(' ') {
                        habits.seen.push(LookedUp {
                            id: id.to_owned(),
                            name: name.to_owned(),
                        });
                    }
                }
                _ => {}
            }
        }
        habits
    }

    /// The text to keep; empty where there is nothing to remember.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |parts: &[&str]| {
            parts.iter().for_each(|part| text.push_str(part));
            text.push('\n');
        };
        if self.large {
            line(&["large"]);
        }
        if self.aloud {
            line(&["aloud"]);
        }
        if !self.model.is_empty() {
            line(&["model ", &self.model]);
        }
        for seen in &self.seen {
            line(&["seen ", &seen.id, " ", &seen.name]);
        }
        text
    }

    /// Puts an entry before all others.
    pub fn look_up(&mut self, id: &str, name: &str) {
        self.seen.retain(|seen| seen.id != id);
        self.seen.truncate(LAST - 1);
        let (id, name) = (id.to_owned(), name.to_owned());
        self.seen.insert(0, LookedUp { id, name });
    }
}
