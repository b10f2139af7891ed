//! The pieces of a pack that are here, and what they make together.
//!
//! In: pieces as bytes, the index first, then in whatever order they come. Out: the [`Core`],
//! the [`Texts`] and the [`Words`] as far as they are known; what has not come is empty there,
//! so whoever draws it asks [`Shelf::has`] first. A piece that does not belong to the others
//! is refused and changes nothing.

use super::load::{LoadError, load_index, read_of, with_facts, with_model};
use super::piece::{Piece, TONGUES};
use super::schema::{Core, EntryKind, EntryText, Texts};
use super::words::{Names, Words};
use std::rc::Rc;

/// The pieces of a pack that are here.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    core: Rc<Core>,
    texts: [Rc<Texts>; TONGUES.len()],
    names: [Rc<Names>; TONGUES.len()],
    /// A bit a piece.
    here: u16,
}

impl PartialEq for Shelf {
    /// Whether the same pieces came to both; a page has one pack.
    fn eq(&self, other: &Self) -> bool {
        self.here == other.here
    }
}

impl Shelf {
    /// Puts a piece beside the others; one that is here already changes nothing.
    ///
    /// # Errors
    /// [`LoadError`] where the bytes are not that piece, or not of the same pack and version
    /// as what is here.
    pub fn put(&mut self, piece: Piece, bytes: &[u8]) -> Result<(), LoadError> {
        if self.has(piece) {
            return Ok(());
        }
        let mut next = self.clone();
        match piece {
            Piece::Index => next.core = Rc::new(load_index(bytes)?),
            Piece::Model => next.core = Rc::new(with_model(&self.core, bytes)?),
            Piece::Facts => next.core = Rc::new(with_facts(&self.core, bytes)?),
            Piece::Names(tongue) => {
                let names: Names = read_of(bytes, &self.core)?;
                let entries = next.entries(tongue);
                if names.titles().count() != entries.len().max(1) {
                    return Err(LoadError::Inconsistent);
                }
                for (text, title) in entries.iter_mut().zip(names.titles()) {
                    text.title = title.to_owned();
                }
                next.names[tongue] = Rc::new(names);
            }
            Piece::Steps(tongue) => {
                let mut texts: Texts = read_of(bytes, &self.core)?;
                texts.entries = std::mem::take(next.entries(tongue));
                next.texts[tongue] = Rc::new(texts);
            }
            Piece::Entries(tongue, kind) => {
                let rows: Vec<EntryText> = read_of(bytes, &self.core)?;
                let entries = next.entries(tongue).iter_mut().zip(&self.core.entries);
                let mut of_kind = entries.filter(|(_, entry)| entry.kind == kind);
                for row in rows {
                    let (text, _) = of_kind.next().ok_or(LoadError::Inconsistent)?;
                    let title = std::mem::take(&mut text.title);
                    *text = EntryText { title, ..row };
                }
                if of_kind.next().is_some() {
                    return Err(LoadError::Inconsistent);
                }
            }
        }
        next.here |= piece.bit();
        if !next.agrees() {
            return Err(LoadError::Inconsistent);
        }
        *self = next;
        Ok(())
    }

    /// The texts about entries in a language, one for each entry, to be filled in.
    fn entries(&mut self, tongue: usize) -> &mut Vec<EntryText> {
        let entries = &mut Rc::make_mut(&mut self.texts[tongue]).entries;
        entries.resize_with(self.core.entries.len(), EntryText::default);
        entries
    }

    /// Whether a piece is here, or would have nothing in it.
    pub fn has(&self, piece: Piece) -> bool {
        let here = |piece: Piece| self.here & piece.bit() != 0;
        let is_empty = |kind: EntryKind| self.core.entries.iter().all(|e| e.kind != kind);
        here(piece)
            || matches!(piece, Piece::Entries(_, kind) if here(Piece::Index) && is_empty(kind))
    }

    /// Whether each of some pieces is.
    pub fn has_all(&self, pieces: &[Piece]) -> bool {
        pieces.iter().all(|&piece| self.has(piece))
    }

    /// The numbers and ids that are here.
    pub fn core(&self) -> &Rc<Core> {
        &self.core
    }

    /// The texts of a language that are here.
    pub fn texts(&self, tongue: usize) -> &Rc<Texts> {
        &self.texts[tongue]
    }

    /// What is here for the look-up of a page in a language.
    pub fn words(&self, tongue: usize) -> Words {
        Words::of(&self.names[tongue], &self.names[1 - tongue])
    }

    /// Whether the texts that are here say what the numbers that are here need.
    fn agrees(&self) -> bool {
        let core = &self.core;
        (0..TONGUES.len()).all(|tongue| {
            let texts = &self.texts[tongue];
            let questions = texts.questions.iter().zip(&core.questions);
            let fits = texts.faults.len() == core.faults.len()
                && texts.repairs.len() == core.repairs.len()
                && texts.questions.len() == core.questions.len()
                && questions
                    .into_iter()
                    .all(|(t, q)| t.answers.len() == q.answers.len());
            let told = |(at, text): (usize, &EntryText)| {
                let entry = &core.entries[at];
                !self.has(Piece::Entries(tongue, entry.kind))
                    || text.rules.len() == entry.rules.len()
            };
            (fits || !self.has_all(&[Piece::Model, Piece::Steps(tongue)]))
                && (!self.has(Piece::Facts) || texts.entries.iter().enumerate().all(told))
        })
    }
}

#[cfg(feature = "author")]
impl super::Compiled {
    /// Every piece of the pack with something in it, and its bytes.
    pub fn pieces(&self) -> Vec<(Piece, Vec<u8>)> {
        use super::load::{save_core, write};
        let core = &self.core;
        let [index, model, facts] = save_core(core);
        let mut all = vec![
            (Piece::Index, index),
            (Piece::Model, model),
            (Piece::Facts, facts),
        ];
        let tongues = [(&self.zh, &self.zh_names), (&self.en, &self.en_names)];
        for (tongue, (texts, names)) in tongues.into_iter().enumerate() {
            all.push((Piece::Names(tongue), write(core, names)));
            all.push((Piece::Steps(tongue), write(core, texts)));
            for kind in EntryKind::ALL {
                let rows = core.entries.iter().zip(&texts.entries);
                let rows = rows.filter(|(entry, _)| entry.kind == kind);
                let rows: Vec<&EntryText> = rows.map(|(_, text)| text).collect();
                if !rows.is_empty() {
                    all.push((Piece::Entries(tongue, kind), write(core, &rows)));
                }
            }
        }
        all
    }

    /// All of the pack, as a page has it when every piece has come.
    pub fn shelf(&self) -> Shelf {
        Shelf {
            core: Rc::new(self.core.clone()),
            texts: [&self.zh, &self.en].map(|texts| Rc::new(texts.clone())),
            names: [&self.zh_names, &self.en_names].map(|names| Rc::new(names.clone())),
            here: Piece::ALL.iter().fold(0, |here, piece| here | piece.bit()),
        }
    }
}
