//! What the page fetches, and when: what the place at hand needs at once, everything else
//! quietly and one after another; and what it does while a piece is on its way or lost.

use crate::support::tiny::places;
use crate::support::{builtin, texts};
use poscheck::i18n::Lang;
use poscheck::lookup::{Index, Match};
use poscheck::pack::{Compiled, EntryKind, Piece, save_front};
use poscheck::session::Action;
use poscheck::ui::{Boot, Found, Looking, Message, Notice, Route, Store};
use std::rc::Rc;
use yew::Reducible;

const ZH: usize = Lang::Zh as usize;
const EN: usize = Lang::En as usize;

/// A page that began with the first screen's part of a pack.
struct Visit {
    pack: &'static Compiled,
    store: Rc<Store>,
    /// What is kept of an earlier session.
    kept: Option<String>,
}

impl Visit {
    fn to(pack: &'static Compiled) -> Self {
        let front = save_front(&pack.core, texts(pack, Lang::Zh));
        Self {
            pack,
            store: Rc::new(Store::new(&Boot::first(&front, Lang::Zh).unwrap())),
            kept: None,
        }
    }

    fn tell(&mut self, message: Message) {
        self.store = self.store.clone().reduce(message);
    }

    fn speak(&mut self, lang: Lang, place: &str) {
        let needs = self.store.spoken_at(&Route::parse(place), lang);
        self.tell(Message::Language(lang, needs, None));
    }

    fn wanted(&self, place: &str) -> Vec<Piece> {
        self.store.wanted(&Route::parse(place), &[])
    }

    fn come(&mut self, piece: Piece) {
        let mut files = self.pack.pieces().into_iter();
        let bytes = files.find(|(other, _)| *other == piece).map(|file| file.1);
        assert!(bytes.is_some(), "{piece:?} is asked for and does not exist");
        self.tell(Message::Piece(piece, bytes, self.kept.clone()));
    }

    fn lose(&mut self, piece: Piece) {
        self.tell(Message::Piece(piece, None, self.kept.clone()));
    }

    /// Lets come what a place wants until it is ready; gives what came.
    fn until_ready(&mut self, place: &str) -> Vec<Piece> {
        let mut came = vec![];
        while !self.store.ready(&Route::parse(place)) {
            let wanted = self.wanted(place);
            assert!(!wanted.is_empty(), "{place} waits for nothing");
            for piece in wanted {
                self.come(piece);
                came.push(piece);
            }
        }
        came
    }
}

fn small() -> &'static Compiled {
    static PACK: std::sync::OnceLock<Compiled> = std::sync::OnceLock::new();
    PACK.get_or_init(places)
}

#[test]
fn an_entry_opened_by_a_link_waits_for_its_own_piece_only() {
    for kind in EntryKind::ALL {
        let entries = &builtin().core.entries;
        let alone = |entry: &&poscheck::pack::Entry| {
            let same = entries
                .iter()
                .filter(|e| e.code.eq_ignore_ascii_case(&entry.code));
            entry.kind == kind && (entry.code.is_empty() || same.count() == 1)
        };
        let entry = entries.iter().find(alone).unwrap();
        let mut visit = Visit::to(builtin());
        let came = visit.until_ready(&Route::Entry(entry.id.clone()).hash());
        let expected = [
            Piece::Index,
            Piece::Names(ZH),
            Piece::Facts,
            Piece::Entries(ZH, kind),
        ];
        assert_eq!(came, expected, "{}", entry.id);
    }
}

#[test]
fn a_code_that_others_use_too_waits_for_all_of_them() {
    // In the built-in pack OT is both an app's code and words on a terminal.
    let both = |entry: &&poscheck::pack::Entry| entry.code == "OT";
    let entries = &builtin().core.entries;
    let ids: Vec<_> = entries.iter().filter(both).collect();
    assert!(ids.len() > 1, "choose another code that two kinds share");
    let mut visit = Visit::to(builtin());
    let came = visit.until_ready(&Route::Entry(ids[0].id.clone()).hash());
    for entry in ids {
        assert!(came.contains(&Piece::Entries(ZH, entry.kind)), "{came:?}");
    }
}

#[test]
fn a_diagnosis_waits_for_no_text_about_entries() {
    let mut visit = Visit::to(builtin());
    let mut came = visit.until_ready("#/step/0");
    came.sort_by_key(|piece| piece.name());
    let mut expected = [
        Piece::Index,
        Piece::Model,
        Piece::Facts,
        Piece::Names(ZH),
        Piece::Steps(ZH),
    ];
    expected.sort_by_key(|piece| piece.name());
    assert_eq!(came, expected);
}

#[test]
fn everything_else_follows_one_after_another_until_the_page_is_whole() {
    let mut visit = Visit::to(builtin());
    visit.until_ready("#/step/0");
    let mut n = 0;
    loop {
        let wanted = visit.wanted("#/step/0");
        let Some(&piece) = wanted.first() else { break };
        assert_eq!(wanted.len(), 1, "quietly is one at a time: {wanted:?}");
        let meanwhile = visit.store.wanted(&Route::Step(0), &[piece]);
        assert_eq!(meanwhile, [], "nothing more while one is on its way");
        visit.come(piece);
        n += 1;
    }
    assert_eq!(
        n, 4,
        "three pieces about entries, and the other language's names"
    );
    assert!(visit.store.shelf.has_all(&Piece::of_language(ZH)));
    assert!(visit.store.names_all());
}

#[test]
fn a_place_opened_meanwhile_goes_before_what_is_fetched_quietly() {
    let mut visit = Visit::to(builtin());
    visit.until_ready("#/step/0");
    let quietly = visit.wanted("#/step/0");
    let message =
        |entry: &&poscheck::pack::Entry| entry.kind == EntryKind::Message && entry.code.is_empty();
    let entry = builtin().core.entries.iter().find(message).unwrap();
    let wanted = visit
        .store
        .wanted(&Route::Entry(entry.id.clone()), &quietly);
    assert_eq!(wanted, [Piece::Entries(ZH, EntryKind::Message)]);
}

#[test]
fn a_lost_piece_is_one_error_and_the_page_goes_on() {
    let mut visit = Visit::to(builtin());
    visit.until_ready("#/step/0");
    let lost = visit.wanted("#/")[0];
    visit.lose(lost);
    assert!(visit.store.missing);
    assert!(
        visit.store.ready(&Route::Step(0)),
        "what is here still works"
    );
    let before = visit.store.clone();
    visit.lose(lost);
    assert!(Rc::ptr_eq(&before, &visit.store), "one error, not many");
    // Damaged bytes are as good as none.
    let mut damaged = Visit::to(builtin());
    damaged.tell(Message::Piece(Piece::Index, Some(vec![1, 2, 3]), None));
    assert!(damaged.store.missing);
    visit.tell(Message::Again);
    assert!(!visit.store.missing);
    assert_eq!(visit.wanted("#/"), [lost]);
    visit.come(lost);
    assert!(!visit.store.missing);
}

#[test]
fn what_is_begun_early_starts_when_there_is_something_to_reason_with() {
    let mut visit = Visit::to(small());
    visit.kept = Some("poscheck-log 1\nat 1\nentry code.51\n".to_owned());
    let entry = small().core.entries.iter().position(|e| e.id == "code.60");
    visit.tell(Message::Session(Action::Begin { entry, at: 7 }));
    assert!(visit.store.session.is_empty());
    visit.until_ready("#/step/1");
    let session = &visit.store.session;
    assert_eq!(session.entry().map(|(at, _)| at), entry);
    assert_eq!((session.log().len(), session.started()), (1, 7));
}

#[test]
fn a_kept_diagnosis_is_taken_up_once_and_later_pieces_leave_it_alone() {
    let mut visit = Visit::to(small());
    let id = &small().core.entries[0].id;
    visit.kept = Some(format!("poscheck-log 1\nat 1\nentry {id}\n"));
    visit.until_ready("#/step/1");
    assert_eq!(visit.store.session.log().len(), 1);
    visit.tell(Message::Session(Action::GoTo(0)));
    while let Some(&piece) = visit.wanted("#/step/0").first() {
        visit.come(piece);
    }
    assert_eq!(visit.store.session.log().len(), 0);
}

#[test]
fn the_other_language_is_spoken_as_soon_as_it_is_here_and_not_before() {
    let mut visit = Visit::to(small());
    visit.until_ready("#/step/0");
    visit.speak(Lang::En, "#/step/0");
    assert_eq!(visit.store.lang, Lang::Zh);
    let wanted = visit.wanted("#/step/0");
    assert_eq!(wanted, [Piece::Names(EN), Piece::Steps(EN)]);
    for piece in wanted {
        assert_eq!(visit.store.lang, Lang::Zh);
        visit.come(piece);
    }
    assert_eq!(visit.store.lang, Lang::En);
    // Back again everything is here.
    visit.speak(Lang::Zh, "#/step/0");
    assert_eq!(visit.store.lang, Lang::Zh);
}

#[test]
fn the_page_of_an_entry_goes_on_in_the_other_language_without_a_pause() {
    let mut visit = Visit::to(small());
    let entry = &small().core.entries[0];
    let place = entry.id.replacen('.', "/", 1).replacen("msg", "message", 1);
    let place = format!("#/{place}");
    visit.until_ready(&place);
    visit.speak(Lang::En, &place);
    while let Some(&piece) = visit.wanted(&place).first() {
        assert!(visit.store.ready(&Route::parse(&place)), "{place} waits");
        visit.come(piece);
    }
    assert_eq!(visit.store.lang, Lang::En);
    assert!(visit.store.ready(&Route::parse(&place)));
}

#[test]
fn a_language_that_cannot_be_fetched_is_said_and_the_page_stays_as_it_is() {
    let mut visit = Visit::to(small());
    visit.until_ready("#/step/0");
    visit.speak(Lang::En, "#/step/0");
    visit.lose(Piece::Steps(EN));
    let told = visit.store.notice.as_ref().map(|notice| notice.0);
    assert_eq!(told, Some(Notice::Language));
    assert_eq!(visit.store.lang, Lang::Zh);
    assert!(!visit.store.missing);
}

/// What fits a text in the whole of a pack.
fn matches(pack: &Compiled, typed: &str) -> Vec<Match> {
    Index::new(&pack.core, &pack.zh, &pack.zh_words).matches(typed, None, 6)
}

#[test]
fn until_somebody_looked_codes_are_shown_and_nothing_is_called_unknown() {
    let pack = small();
    let mut visit = Visit::to(pack);
    let found = |typed: &str, all: bool, matches: Option<Vec<Match>>| {
        let typed = typed.into();
        Message::Found(
            Lang::Zh,
            Found {
                typed,
                all,
                matches,
            },
        )
    };
    let state = |visit: &Visit| {
        let (looking, found) = visit.store.looking();
        (looking, found.rows.len(), found.unknown.is_some())
    };
    assert_eq!(state(&visit), (Looking::Done, 0, false), "nothing is typed");
    visit.tell(Message::Shown("91".into()));
    assert_eq!(state(&visit), (Looking::Goes, 1, false), "the first screen");
    visit.tell(found("91", true, Some(matches(pack, "91"))));
    assert_eq!(state(&visit).0, Looking::Goes, "positions of another pack");

    visit.until_ready("#/step/0");
    assert!(visit.store.finds());
    visit.tell(Message::Shown("zzqx".into()));
    assert_eq!(state(&visit), (Looking::Goes, 0, false));
    visit.tell(found("zzq", true, Some(vec![])));
    assert_eq!(
        state(&visit),
        (Looking::Goes, 0, false),
        "of an earlier text"
    );
    visit.tell(found("zzqx", false, Some(vec![])));
    assert_eq!(
        state(&visit),
        (Looking::Goes, 0, false),
        "not all names yet"
    );
    visit.tell(found("zzqx", true, Some(vec![])));
    assert_eq!(state(&visit), (Looking::Done, 0, true), "it is unknown");

    visit.tell(Message::Shown("91".into()));
    visit.tell(found("91", true, None));
    assert_eq!(state(&visit).0, Looking::Failed, "nobody can look");
    assert!(state(&visit).1 > 0, "codes are there all the same");
    visit.tell(found("91", true, Some(matches(pack, "91"))));
    assert_eq!(state(&visit).0, Looking::Done);
}

#[test]
fn where_names_are_lost_what_the_known_ones_say_is_the_answer() {
    let pack = small();
    let mut visit = Visit::to(pack);
    visit.until_ready("#/step/0");
    let looked = |visit: &mut Visit, typed: &str, matches: Vec<Match>| {
        visit.tell(Message::Shown(typed.into()));
        let (typed, matches) = (typed.into(), Some(matches));
        let all = false;
        let found = Found {
            typed,
            all,
            matches,
        };
        visit.tell(Message::Found(Lang::Zh, found));
        let (looking, found) = visit.store.looking();
        (looking, found.rows.len(), found.unknown.is_some())
    };
    let fits = matches(pack, "91");
    assert_eq!(looked(&mut visit, "91", fits.clone()).0, Looking::Goes);
    visit.lose(Piece::Names(ZH));
    let (looking, rows, unknown) = looked(&mut visit, "91", fits);
    assert_eq!((looking, unknown), (Looking::Done, false));
    assert!(rows > 0);
    let nobody = (Looking::Failed, 0, false);
    assert_eq!(looked(&mut visit, "zzqx", vec![]), nobody, "not unknown");
}
