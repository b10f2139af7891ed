//! What the page starts with.
//!
//! In: the first screen's part of a pack, or a whole one, and what the device kept. Out: a [`Boot`].

use crate::i18n::Lang;
use crate::pack::{Core, LoadError, Shelf, Texts, load_front};
use crate::present::Board;
use crate::session::Habits;
use crate::ui::looking::Found;
use std::rc::Rc;

/// What the page starts with.
#[derive(Clone)]
pub struct Boot {
    /// Ids of the entries that are known at first.
    pub core: Rc<Core>,
    /// Their texts in `lang`.
    pub texts: Rc<Texts>,
    /// The pieces of the pack that are here; none while only the first screen's part is.
    pub shelf: Shelf,
    /// The language.
    pub lang: Lang,
    /// The log of an earlier session, as it was kept.
    pub stored: Option<String>,
    /// What the device remembers of whoever uses it.
    pub habits: Habits,
    /// What was typed into the prerendered field before the program was ready.
    pub early: String,
    /// What fits it, where somebody has looked.
    pub found: Option<Rc<Found>>,
    /// Whether that field had the focus.
    pub focused: bool,
    /// The board that is open.
    pub board: Option<Rc<Board>>,
}

impl Boot {
    /// A start from the first screen's part of a pack.
    ///
    /// # Errors
    /// [`LoadError`] where the bytes are none.
    pub fn first(bytes: &[u8], lang: Lang) -> Result<Self, LoadError> {
        let (core, texts) = load_front(bytes)?;
        Ok(Self {
            core: Rc::new(core),
            texts: Rc::new(texts),
            ..Self::whole(Shelf::default(), lang)
        })
    }

    /// A start from a pack that is here already.
    pub fn whole(shelf: Shelf, lang: Lang) -> Self {
        Self {
            core: shelf.core().clone(),
            texts: shelf.texts(lang as usize).clone(),
            shelf,
            lang,
            stored: None,
            habits: Habits::default(),
            early: String::new(),
            found: None,
            focused: false,
            board: None,
        }
    }
}

impl PartialEq for Boot {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.core, &other.core)
            && Rc::ptr_eq(&self.texts, &other.texts)
            && self.lang == other.lang
    }
}
