//! What is known of terminals: vendors and how they write versions, releases, models, kinds
//! with their pictures, and which step shows which part.
//!
//! In: the bytes that the author side packs ([`super::compile`]). Out: a [`Table`]; positions
//! in it were all looked at, so that nothing later points nowhere. The file is a piece of its
//! own (`terminal.bin`), in both languages, fetched when somebody asks about a terminal.

use super::form::Piece;
use super::picture::Picture;
use super::profile::{Kind, Model};
use serde::{Deserialize, Serialize};

/// Changes whenever the layout does.
pub(super) const LAYOUT: u8 = 2;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// 简体中文.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How far something is to be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(rename_all = "lowercase"))]
pub enum Grade {
    /// A document of those who decide says so.
    Primary,
    /// Somebody else's page or program says so, or shows it.
    Seen,
    /// Nobody's document was found: it is how terminals usually do it.
    #[default]
    Usual,
}

/// Who makes terminals, or writes their programs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vendor {
    /// Its word in packs.
    pub id: String,
    /// Its name.
    pub name: Said,
    /// Where a terminal shows its version, a tap a line.
    pub version_at: Vec<Said>,
    /// How an update is begun there.
    pub update_at: Said,
    /// How far both are to be trusted.
    pub grade: Grade,
}

/// How versions are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Its word in packs.
    pub id: String,
    /// Position of its vendor.
    pub vendor: u16,
    pub(super) pieces: Vec<Piece>,
    /// Positions of the parts that order it, the weightiest first.
    pub(super) order: Vec<u8>,
    /// Whether something in it is this vendor's alone.
    pub(super) marked: bool,
    /// A version in this form.
    pub example: String,
    /// How far the form is to be trusted.
    pub grade: Grade,
}

/// Versions that are compared with each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its word in packs.
    pub id: String,
    /// Position of its form.
    pub form: u16,
    /// The words that its versions have, small letters.
    pub words: String,
    /// Positions of the models that run it; empty where any of the vendor's does.
    pub models: Vec<u16>,
    /// The host refuses what is older.
    pub least: Option<Least>,
    /// The day after which nobody mends it any more.
    pub ends: Option<i32>,
    /// Oldest first.
    pub releases: Vec<Release>,
    /// What is wrong with versions up to one.
    pub advisories: Vec<Advisory>,
}

/// The oldest version that a host takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Least {
    /// As it is shown.
    pub version: String,
    /// Since when, or from when on.
    pub since: Option<i32>,
}

/// A version that was published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// As it is shown.
    pub version: String,
    /// When it came out.
    pub date: i32,
    /// New functions and speed.
    pub functions: Vec<Said>,
    /// Faults mended.
    pub faults: Vec<Said>,
    /// Security.
    pub security: Vec<Said>,
    /// What it is known to break; empty where it breaks nothing.
    pub breaks: Said,
    /// The fault of the pack that it causes; may be empty.
    pub fault: String,
    /// What must be on the terminal before it; may be empty.
    pub after: String,
    /// Who says so.
    pub source: String,
    /// How far to trust it.
    pub grade: Grade,
}

/// Something wrong with the security of versions up to one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advisory {
    /// What it is called, as a CVE number.
    pub id: String,
    /// The newest version that has it.
    pub up_to: String,
    /// What it means in a shop.
    pub text: Said,
    /// When it was published, where that is known.
    pub date: Option<i32>,
    /// Who says so.
    pub source: String,
    /// How far to trust it.
    pub grade: Grade,
}

/// A version of the rules by which terminals are approved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// As approvals are listed: 5.x.
    pub version: String,
    /// The day that the list gives, where it gives one.
    pub expires: Option<i32>,
    /// What is to be known about that day; may be empty.
    pub note: Said,
    /// Who says so.
    pub source: String,
    /// How far to trust it.
    pub grade: Grade,
}

/// A step of a diagnosis and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The repair or question, by its id.
    pub step: String,
    /// Position of the picture.
    pub picture: u16,
    /// Positions of the parts that are lit.
    pub parts: Vec<u8>,
}

/// Everything that is known of terminals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub(super) layout: u8,
    /// Who makes them.
    pub vendors: Vec<Vendor>,
    /// How versions are written.
    pub forms: Vec<Form>,
    /// What was published.
    pub series: Vec<Series>,
    /// What approvals there are.
    pub approvals: Vec<Approval>,
    /// Kinds of terminals.
    pub kinds: Vec<Kind>,
    /// Models of terminals.
    pub models: Vec<Model>,
    /// Drawn pictures.
    pub pictures: Vec<Picture>,
    /// Which step shows what, in the order of the steps' ids.
    pub shown: Vec<Shown>,
}

/// Why a file is no such table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It is cut, altered or something else.
    File,
    /// It was written by another version of the program.
    Layout,
}

impl Table {
    /// Reads the packed file.
    ///
    /// # Errors
    /// Where it is damaged, of another layout, or points at something that is not in it.
    pub fn load(bytes: &[u8]) -> Result<Self, Damaged> {
        if bytes.first().is_some_and(|layout| *layout != LAYOUT) {
            return Err(Damaged::Layout);
        }
        let table: Self = postcard::from_bytes(bytes).map_err(|_| Damaged::File)?;
        if table.is_whole() {
            Ok(table)
        } else {
            Err(Damaged::File)
        }
    }

    /// Whether every position in it is one.
    fn is_whole(&self) -> bool {
        let among = |at: u16, n: usize| usize::from(at) < n;
        let picture = |at: &u16| among(*at, self.pictures.len());
        let form = |form: &Form| {
            let parts = super::form::width(&form.pieces);
            let all = (0..parts).all(|at| form.order.iter().any(|o| usize::from(*o) == at));
            among(form.vendor, self.vendors.len()) && all && form.order.len() == parts
        };
        let series = |series: &Series| {
            among(series.form, self.forms.len())
                && series.models.iter().all(|at| among(*at, self.models.len()))
        };
        let shown = |shown: &Shown| {
            let picture = self.pictures.get(usize::from(shown.picture));
            picture.is_some_and(|p| {
                shown
                    .parts
                    .iter()
                    .all(|at| usize::from(*at) < p.parts.len())
            })
        };
        self.forms.iter().all(form)
            && self.series.iter().all(series)
            && self
                .kinds
                .iter()
                .all(|kind| kind.pictures.iter().all(picture))
            && self.models.iter().all(|model| {
                among(model.vendor, self.vendors.len()) && among(model.kind, self.kinds.len())
            })
            && self.shown.iter().all(shown)
    }

    /// The vendor of a word such as `pax`.
    pub fn vendor_named(&self, id: &str) -> Option<u16> {
        self.vendors
            .iter()
            .position(|v| v.id == id)
            .map(|at| at as u16)
    }

    /// The model of a word such as `pax.a930`.
    pub fn model_named(&self, id: &str) -> Option<u16> {
        self.models
            .iter()
            .position(|m| m.id == id)
            .map(|at| at as u16)
    }

    /// The forms that a vendor uses.
    pub fn forms_of(&self, vendor: u16) -> impl Iterator<Item = &Form> {
        self.forms.iter().filter(move |form| form.vendor == vendor)
    }

    /// What a step of a diagnosis shows; none where it has no picture.
    pub fn shown(&self, step: &str) -> Option<(&Picture, &[u8])> {
        let at = self
            .shown
            .binary_search_by(|shown| shown.step.as_str().cmp(step))
            .ok()?;
        let shown = self.shown.get(at)?;
        Some((self.pictures.get(usize::from(shown.picture))?, &shown.parts))
    }
}
