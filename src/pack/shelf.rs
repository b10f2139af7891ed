//! The pieces of a pack that are here, and what they make together.
//!
//! In: pieces as bytes, the index first, then in whatever order they come. Out: the [`Core`],
//! the [`Texts`] and the [`Words`] as far as they are known; what has not come is empty there,
//! so whoever draws it asks [`Shelf::has`] first. A piece that does not belong to the others
//! is refused and changes nothing.

use super::load::{Head, LoadError, load_core, read_of};
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
    /// What came, as it came: what is made of it is read anew when another piece joins it.
    files: Vec<(Piece, Rc<[u8]>)>,
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
        next.files.push((piece, bytes.into()));
        next.here |= piece.bit();
        match piece {
            Piece::Index | Piece::Model | Piece::Facts => {
                let index = next.file(Piece::Index).ok_or(LoadError::Foreign)?;
                let (model, facts) = (next.file(Piece::Model), next.file(Piece::Facts));
                next.core = Rc::new(load_core(index, model, facts)?);
            }
            Piece::Names(tongue) | Piece::Steps(tongue) | Piece::Entries(tongue, _) => {
                let (texts, names) = next.read_texts(tongue)?;
                next.texts[tongue] = Rc::new(texts);
                next.names[tongue] = Rc::new(names);
            }
        }
        if !next.agrees() {
            return Err(LoadError::Inconsistent);
        }
        *self = next;
        Ok(())
    }

    fn file(&self, piece: Piece) -> Option<&[u8]> {
        let mut files = self.files.iter();
        files
            .find(|(other, _)| *other == piece)
            .map(|(_, bytes)| &**bytes)
    }

    /// The texts and names of a language, from what is here.
    fn read_texts(&self, tongue: usize) -> Result<(Texts, Names), LoadError> {
        let (core, head) = (&*self.core, &Head::of(&self.core));
        let mut texts = match self.file(Piece::Steps(tongue)) {
            Some(bytes) => read_of(bytes, head)?,
            None => Texts::default(),
        };
        texts
            .entries
            .resize_with(core.entries.len(), EntryText::default);
        for kind in EntryKind::ALL {
            let Some(bytes) = self.file(Piece::Entries(tongue, kind)) else {
                continue;
            };
            let mut rows = read_of::<Vec<EntryText>>(bytes, head)?.into_iter();
            for (entry, text) in core.entries.iter().zip(&mut texts.entries) {
                if entry.kind == kind {
                    *text = rows.next().ok_or(LoadError::Inconsistent)?;
                }
            }
            if rows.next().is_some() {
                return Err(LoadError::Inconsistent);
            }
        }
        let Some(bytes) = self.file(Piece::Names(tongue)) else {
            return Ok((texts, Names::default()));
        };
        let names = Names::from_columns(read_of(bytes, head)?).ok_or(LoadError::Damaged)?;
        let mut lines = names.lines();
        for text in &mut texts.entries {
            let (title, _) = lines().ok_or(LoadError::Inconsistent)?;
            title.clone_into(&mut text.title);
        }
        // Without entries, there is one empty line.
        let more = !core.entries.is_empty() && lines().is_some();
        drop(lines);
        if more {
            return Err(LoadError::Inconsistent);
        }
        Ok((texts, names))
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
        use super::load::{list, write};
        let core = &self.core;
        let mut all = vec![
            (Piece::Index, write(core, &list(core.entries.iter()))),
            (Piece::Model, write(core, core)),
            (Piece::Facts, write(core, &core.entries)),
        ];
        let tongues = [(&self.zh, &self.zh_names), (&self.en, &self.en_names)];
        for (tongue, (texts, names)) in tongues.into_iter().enumerate() {
            all.push((Piece::Names(tongue), write(core, &names.columns())));
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
            files: vec![],
            here: Piece::ALL.iter().fold(0, |here, piece| here | piece.bit()),
        }
    }
}
