//! Kinds and models of terminals: what they look like and how they are handled.

use super::table::{Grade, Said};
use crate::pack::{is_of_word, plain};
use serde::{Deserialize, Serialize};

/// A kind of terminal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    /// Its word in packs.
    pub id: String,
    /// What it is called.
    pub name: Said,
    /// How to tell it.
    pub tell: Said,
    /// Positions of its pictures, the whole terminal first.
    pub pictures: Vec<u16>,
    /// Where its sticker is.
    pub sticker: Said,
    /// How things are done on it.
    pub ways: Vec<Way>,
    /// What its lights and icons mean.
    pub lights: Vec<Light>,
}

/// How something is done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Way {
    /// What is done: `insert`, `tap`, `swipe`, `paper`, `pair`, `sim`, `battery`.
    pub id: String,
    /// What is done, in words.
    pub name: Said,
    /// The picture and the parts that show it; positions, the picture's among all pictures.
    pub shows: Option<(u16, Vec<u8>)>,
    /// One after another.
    pub steps: Vec<Said>,
}

/// A light or an icon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Light {
    /// What is to be seen.
    pub sign: Said,
    /// What it means and what to do.
    pub means: Said,
    /// How far that goes for every terminal.
    pub grade: Grade,
}

/// A model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Its word in packs.
    pub id: String,
    /// As its sticker names it.
    pub name: String,
    /// What else people type.
    pub also: Vec<String>,
    /// Position of its vendor.
    pub vendor: u16,
    /// Position of its kind.
    pub kind: u16,
    /// Where its version stands, where that is another place than its vendor's others have.
    pub version_at: Vec<Said>,
    /// The approval that a source names for it; may be empty.
    pub approval: String,
    /// Who names it.
    pub source: String,
}

/// How well a typed text fits a model's names: small letters and digits alone count.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(plain).filter(|c| is_of_word(*c)).collect()
}

impl super::Table {
    /// Models whose name, maker or other names hold a text, those that begin with it first, at
    /// most so many; none for an empty text.
    pub fn models_like(&self, typed: &str, most: usize) -> Vec<u16> {
        let wanted = folded(typed);
        if wanted.is_empty() {
            return vec![];
        }
        let mut found: Vec<(u8, u16)> = Vec::new();
        for (at, model) in self.models.iter().enumerate() {
            let maker = &self.vendors[usize::from(model.vendor)].name;
            let words = maker.zh.split(['、', ' ']).chain(maker.en.split(", "));
            let makers: Vec<String> = words.map(folded).collect();
            let own = folded(&model.name);
            let joined = makers.iter().map(|maker| [maker.as_str(), &own].concat());
            let names = model.also.iter().map(|name| folded(name));
            let all: Vec<String> = joined.chain(names).chain(makers.iter().cloned()).collect();
            let all = all.into_iter().chain([own]);
            let rank = |name: String| match name.find(&wanted) {
                Some(0) if name.len() == wanted.len() => Some(0),
                Some(0) => Some(1),
                Some(_) => Some(2),
                None => None,
            };
            if let Some(rank) = all.filter_map(rank).min() {
                found.push((rank, at as u16));
            }
        }
        // Three ranks are gone through faster than anything is sorted, and in less code.
        let ranked = (0..3).flat_map(|rank| found.iter().filter(move |(own, _)| *own == rank));
        ranked.take(most).map(|(_, at)| *at).collect()
    }
}
