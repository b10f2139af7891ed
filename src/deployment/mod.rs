//! Whose site it is: an acquirer's `config.json`, read, checked and made into what the page prints.
//!
//! In: the text of `config.json` and the files beside it (feature `author`; the page never reads
//! it). Out: a [`Deployment`], and a [`Finding`] with path and mend for everything in it that is
//! wrong; what is wrong is left out and the rest holds. From it come a sheet of colours
//! ([`Deployment::sheet`]), lines for the board that says whose site it is
//! ([`Deployment::about`]), and changes to the pack ([`Deployment::lay_on`]) and to the page's
//! words ([`Deployment::words`]).
//! What an acquirer takes, its releases and its knowledge are not here but in the same folder, in
//! the files of a pack (`cards/`, `software/`, `*.toml`).
//! Invariant: whatever stands in the file, there is a deployment, and nothing panics
//! (`deployment::broken`).

mod about;
mod apply;
mod folder;
mod form;
mod merge;
mod read;
mod sheet;
mod text;
mod time;

pub use about::Part;
pub use folder::Folder;
pub use form::FILE;
pub use merge::Merged;
pub use read::{KEYS, MOST_BYTES};
pub use text::{dials, is_origin};

use crate::colour::Colour;
use crate::i18n::Lang;
use crate::pack::{Finding, Said};

/// A number to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Hotline {
    /// As people write it.
    pub number: String,
    /// Where it holds; empty where everywhere.
    pub region: Said,
    /// When somebody answers; empty where that is not said.
    pub hours: Said,
}

/// What is the matter just now.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// What a shop has to know.
    pub text: Said,
    /// From when it is shown, in minutes since 1970-01-01 UTC.
    pub from: i64,
    /// From when it is no longer shown, likewise.
    pub until: i64,
}

/// A page of the site that may be offered or left out.
pub const TOOLS: [&str; 3] = ["card", "receipt", "terminal"];

/// What an acquirer says of its site; empty where it says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// Whose site it is; empty in both languages for a site of nobody.
    pub name: Said,
    /// What the site is called there; empty for the product's own name.
    pub title: Said,
    /// The file with its logo.
    pub logo: String,
    /// Its colour.
    pub accent: Option<Colour>,
    /// How large text is, 1 being the product's own.
    pub font_scale: f64,
    /// Numbers to call, the first one first.
    pub hotlines: Vec<Hotline>,
    /// Where a merchant sees whether a sale went through, in order.
    pub check_sale: Vec<Said>,
    /// Until when and for how much: names of [`Part`]s and what is said.
    pub terms: Vec<(Part, Said)>,
    /// What is the matter just now.
    pub incident: Option<Incident>,
    /// Entries and repairs that are switched off: `entry code.51`.
    pub retired: Vec<String>,
    /// Which of [`TOOLS`] are offered.
    pub tools: Vec<&'static str>,
    /// Which languages are offered.
    pub languages: Vec<Lang>,
    /// What the law wants said.
    pub legal: Said,
    /// Origins of pages that may show a number to call beside the own ones and get the ticket once it
    /// is shared.
    pub hosts: Vec<String>,
    /// Whether no other pages than those of `hosts` may show the site in a frame.
    pub frames_listed: bool,
    /// What the line check tries beside the site; empty where nothing.
    pub probe: String,
}

impl Default for Deployment {
    fn default() -> Self {
        Self {
            name: Said::default(),
            title: Said::default(),
            logo: String::new(),
            accent: None,
            font_scale: 1.0,
            hotlines: Vec::new(),
            check_sale: Vec::new(),
            terms: Vec::new(),
            incident: None,
            retired: Vec::new(),
            tools: TOOLS.to_vec(),
            languages: Lang::ALL.to_vec(),
            legal: Said::default(),
            hosts: Vec::new(),
            frames_listed: false,
            probe: String::new(),
        }
    }
}

impl Deployment {
    /// Reads `config.json`.
    pub fn read(text: &str) -> (Self, Vec<Finding>) {
        read::read(text)
    }
}

/// A text in one language.
fn in_lang(said: &Said, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &said.zh,
        Lang::En => &said.en,
    }
}
