//! Which pieces of the pack a place needs, and which one to fetch next.
//!
//! In: a place, a language, and what is here. Out: pieces. What the place at hand needs is
//! fetched at once; everything else follows quietly, one after another, so that in the end
//! the page works without a network.

use super::handle::Handle;
use super::route::Route;
use super::store::{Message, SESSION, Store};
use crate::i18n::Lang;
use crate::pack::{EntryKind, Money, Piece};
use std::cell::RefCell;
use std::rc::Rc;

/// What finding entries in a language needs.
pub(super) fn finds(lang: Lang) -> [Piece; 2] {
    [Piece::Index, Piece::Names(lang as usize)]
}

/// What every diagnosis in a language needs.
pub(super) fn reasons(lang: Lang) -> [Piece; 5] {
    let [index, names] = finds(lang);
    let steps = Piece::Steps(lang as usize);
    [index, names, Piece::Model, Piece::Facts, steps]
}

impl Store {
    /// Whether a place can be drawn with what is here.
    pub fn ready(&self, place: &Route) -> bool {
        match place {
            Route::Home | Route::Gone | Route::Board(_) => true,
            _ => self.shelf.has_all(&self.needs(place, self.lang)),
        }
    }

    /// What the page needs to go on in a language at a place without a pause.
    pub fn spoken_at(&self, place: &Route, lang: Lang) -> Rc<[Piece]> {
        let mut needs = reasons(lang).to_vec();
        for piece in self.needs(place, lang) {
            if !needs.contains(&piece) {
                needs.push(piece);
            }
        }
        needs.into()
    }

    /// The pieces that a place uses before any other.
    fn needs(&self, place: &Route, lang: Lang) -> Vec<Piece> {
        let tongue = lang as usize;
        match place {
            Route::Home | Route::Gone | Route::Board(_) => finds(lang).to_vec(),
            Route::Step(_) | Route::Change(_) | Route::Ticket => reasons(lang).to_vec(),
            Route::Counter => {
                let mut needs = finds(lang).to_vec();
                needs.extend([Piece::Model, Piece::Entries(tongue, EntryKind::Code)]);
                needs
            }
            Route::Entry(id) | Route::Seen(id, _) => {
                let mut needs = finds(lang).to_vec();
                needs.push(Piece::Facts);
                let entries = &self.shelf.core().entries;
                let Some(at) = entries.iter().position(|entry| entry.id == *id) else {
                    return needs;
                };
                let own = &entries[at];
                for entry in entries {
                    // Whether a code means something else elsewhere is read off those entries.
                    let rival = !own.code.is_empty() && entry.code.eq_ignore_ascii_case(&own.code);
                    let piece = Piece::Entries(tongue, entry.kind);
                    if (rival || entry.id == *id) && !needs.contains(&piece) {
                        needs.push(piece);
                    }
                }
                let doubtful = matches!(own.money, Money::Unknown | Money::Ask);
                let texts = self.shelf.texts(tongue).entries.get(at);
                if doubtful && texts.is_some_and(|text| text.now.is_empty()) {
                    // How to find the money is then said as in every diagnosis.
                    needs.push(Piece::Steps(tongue));
                }
                needs
            }
        }
    }

    /// What to fetch now, given what is on its way already.
    pub fn wanted(&self, place: &Route, under_way: &[Piece]) -> Vec<Piece> {
        let open = |piece: &Piece| !self.shelf.has(*piece) && !under_way.contains(piece);
        if !self.shelf.has(Piece::Index) {
            // The others are read with it.
            return [Piece::Index].into_iter().filter(open).collect();
        }
        let mut now = match self.next_lang {
            Some(_) => self.next_needs.to_vec(),
            None => self.needs(place, self.lang),
        };
        now.retain(open);
        if now.is_empty() && under_way.is_empty() {
            let mut quietly = Piece::of_language(self.lang as usize).into_iter();
            now.extend(quietly.find(open));
        }
        now
    }
}

/// Fetches what is wanted next; each piece that comes asks anew.
pub(super) fn fetch_wanted(handle: &Handle, under_way: &Rc<RefCell<Vec<Piece>>>) {
    if handle.store.missing {
        return;
    }
    let wanted = handle.store.wanted(&handle.route, &under_way.borrow());
    for piece in wanted {
        under_way.borrow_mut().push(piece);
        let (under_way, device) = (under_way.clone(), handle.device.clone());
        let store = handle.store.dispatcher();
        let done = Box::new(move |bytes: Result<Vec<u8>, _>| {
            under_way.borrow_mut().retain(|other| *other != piece);
            if let (Ok(bytes), true) = (&bytes, piece.is_for_desk()) {
                device.learn(&piece.name(), bytes);
            }
            store.dispatch(Message::Piece(piece, bytes.ok(), device.kept(SESSION)));
        });
        handle.device.fetch(&piece.name(), handle.store.anew, done);
    }
}
