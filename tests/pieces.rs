//! The pieces of a compiled pack: together they are the pack, and none that is damaged or
//! foreign gets among them.

use crate::support::lcg::Lcg;
use crate::support::tiny::{places, tiny, tiny_text};
use crate::support::{builtin, model, texts};
use poscheck::i18n::Lang;
use poscheck::lookup::Index;
use poscheck::pack::{
    self, Compiled, Core, EntryKind, LoadError, Piece, SCHEMA, Shelf, Source, Texts, compile,
};
use poscheck::present::{Book, code, place, step, suggestions, ticket};
use poscheck::session::{Action, Session};

type Files = Vec<(Piece, Vec<u8>)>;

/// Puts pieces on a shelf; what is refused, and why.
fn put(files: &Files) -> (Shelf, Vec<(Piece, LoadError)>) {
    let mut shelf = Shelf::default();
    let refused = files.iter().filter_map(|(piece, bytes)| {
        let error = shelf.put(*piece, bytes).err()?;
        Some((*piece, error))
    });
    let refused = refused.collect();
    (shelf, refused)
}

/// The core as the page has it: other names are among the names alone.
fn without_names(core: &Core) -> Core {
    let mut core = core.clone();
    core.entries.iter_mut().for_each(|entry| entry.also.clear());
    core
}

#[track_caller]
fn is_the_pack(shelf: &Shelf, pack: &Compiled) {
    let id = &pack.core.id;
    assert!(
        **shelf.core() == without_names(&pack.core),
        "{id}: the core changed"
    );
    for lang in Lang::ALL {
        let (own, words) = pack.language(lang == Lang::Zh);
        assert!(&**shelf.texts(lang as usize) == own, "{id}: {lang:?} texts");
        assert!(&shelf.words(lang as usize) == words, "{id}: {lang:?} words");
    }
}

#[test]
fn the_pieces_together_are_the_pack_in_whatever_order_they_come() {
    for pack in [&tiny(), &places(), builtin()] {
        let (shelf, refused) = put(&pack.pieces());
        assert_eq!(refused, []);
        is_the_pack(&shelf, pack);
        assert!(shelf.has_all(&Piece::ALL));
    }
    let pack = places();
    let mut choose = Lcg::new(3);
    for _ in 0..200 {
        let mut files = pack.pieces();
        // Everything but the index, which the others are read with.
        for at in (2..files.len()).rev() {
            files.swap(at, 1 + choose.below(at));
        }
        let (shelf, refused) = put(&files);
        assert_eq!(refused, []);
        is_the_pack(&shelf, &pack);
    }
}

#[test]
fn the_first_screen_s_part_holds_tiles_and_what_any_bank_sends() {
    for pack in [&tiny(), builtin()] {
        for lang in Lang::ALL {
            let own = texts(pack, lang);
            let (few, few_texts) = pack::load_front(&pack::save_front(&pack.core, own)).unwrap();
            assert_eq!((&few.id, &few.version), (&pack.core.id, &pack.core.version));
            for (row, text) in few.entries.iter().zip(&few_texts.entries) {
                let same = |entry: &pack::Entry| entry.id == row.id;
                let at = pack.core.entries.iter().position(same).unwrap();
                let entry = &pack.core.entries[at];
                assert_eq!(
                    (&row.id, &row.code, &row.tile, row.kind),
                    (&entry.id, &entry.code, &entry.tile, entry.kind)
                );
                assert_eq!(text.title, own.entries[at].title);
            }
            for entry in &pack.core.entries {
                let here = few.entries.iter().any(|row| row.id == entry.id);
                assert!(here || entry.tile.is_empty(), "{}: no tile", entry.id);
            }
        }
    }
}

#[test]
fn a_pack_without_entries_of_a_kind_has_no_piece_for_them() {
    let text = tiny_text();
    let none = text.split("[[entry]]").next().unwrap();
    let few = compile(&[Source::parse("tiny.toml", none).unwrap()]);
    assert!(few.core.entries.is_empty());
    let files = few.pieces();
    let about_entries = |(piece, _): &(Piece, Vec<u8>)| matches!(piece, Piece::Entries(..));
    assert!(!files.iter().any(about_entries));
    let (mut shelf, mut refused) = (Shelf::default(), vec![]);
    for (piece, bytes) in &files {
        assert!(!shelf.has(*piece), "{piece:?} is here before it came");
        refused.extend(shelf.put(*piece, bytes).err());
    }
    assert_eq!(refused, []);
    assert!(shelf.has_all(&Piece::ALL), "nothing is waited for in vain");
}

#[test]
fn a_piece_cut_short_or_made_longer_anywhere_is_an_error_and_no_panic() {
    let pack = places();
    let files = pack.pieces();
    let (index, rest) = files.split_first().unwrap();
    let mut shelf = Shelf::default();
    let mut damaged = |piece: Piece, bytes: &[u8], what: usize| {
        let error = shelf.put(piece, bytes).err();
        assert_eq!(error, Some(LoadError::Damaged), "{piece:?}, {what} bytes");
        assert!(!shelf.has(piece));
    };
    let cut = |damaged: &mut dyn FnMut(Piece, &[u8], usize), (piece, bytes): &(Piece, Vec<u8>)| {
        for n in 0..bytes.len() {
            damaged(*piece, &bytes[..n], n);
        }
        damaged(*piece, &[&bytes[..], &[0]].concat(), bytes.len() + 1);
    };
    cut(&mut damaged, index);
    shelf.put(index.0, &index.1).unwrap();
    let mut damaged = |piece: Piece, bytes: &[u8], what: usize| {
        let error = shelf.put(piece, bytes).err();
        assert_eq!(error, Some(LoadError::Damaged), "{piece:?}, {what} bytes");
    };
    rest.iter().for_each(|file| cut(&mut damaged, file));
    for texts in [&pack.zh, &pack.en] {
        let front = pack::save_front(&pack.core, texts);
        for n in 0..front.len() {
            let error = pack::load_front(&front[..n]).unwrap_err();
            assert_eq!(error, LoadError::Damaged, "first screen, {n} bytes");
        }
    }
}

/// Does with a shelf what a page does.
fn look_at_everything(shelf: &Shelf, choose: &mut Lcg) {
    for lang in Lang::ALL {
        let tongue = lang as usize;
        let (core, texts) = (shelf.core(), shelf.texts(tongue));
        let book = Book { core, texts, lang };
        if shelf.has(Piece::Names(tongue)) {
            let index = Index::new(core, texts, &shelf.words(tongue));
            let _ = suggestions(
                &book,
                "51 打印 paper",
                None,
                &index.matches("51 打印 paper", None, 6),
            );
        }
        let named = shelf.has_all(&[Piece::Names(tongue), Piece::Facts]);
        for (at, entry) in core.entries.iter().enumerate() {
            if named && shelf.has(Piece::Entries(tongue, entry.kind)) {
                let _ = (code(&book, at, 20_000), place(&book, at));
            }
        }
        if named && shelf.has_all(&[Piece::Model, Piece::Steps(tongue)]) {
            let (core, model) = model(core);
            let mut session = Session::new(core.clone(), model);
            let entry = choose.below(core.entries.len().max(1));
            let entry = (entry < core.entries.len()).then_some(entry);
            session.apply(Action::Begin { entry, at: 0 });
            let _ = (session.now(), session.money(), session.to_text());
            let _ = step(&book, &session);
            let _ = ticket(&book, &session, &Default::default(), "");
        }
    }
}

#[test]
fn a_piece_with_any_byte_changed_never_panics_even_when_used() {
    let files = places().pieces();
    let mut choose = Lcg::new(7);
    let mut passed = 0;
    for _ in 0..6_000 {
        let mut files = files.clone();
        let which = choose.below(files.len());
        let bytes = &mut files[which].1;
        let at = choose.below(bytes.len());
        bytes[at] = choose.below(256) as u8;
        let (shelf, refused) = put(&files);
        passed += usize::from(refused.is_empty());
        look_at_everything(&shelf, &mut choose);
    }
    assert!(
        passed > 1_000,
        "{passed} changes went unnoticed: too few to mean much"
    );
}

#[test]
fn pieces_of_two_packs_or_versions_never_mix() {
    let own = places();
    let mut newer = places();
    newer.core.version.push('x');
    let mut other = places();
    other.core.id.push('x');
    let index = &own.pieces()[0];
    for foreign in [&newer, &other] {
        let mut shelf = Shelf::default();
        shelf.put(index.0, &index.1).unwrap();
        let mut n = 0;
        for ((piece, own), (_, foreign)) in own.pieces().iter().zip(foreign.pieces()).skip(1) {
            let refused = shelf.put(*piece, &foreign).err();
            assert_eq!(refused, Some(LoadError::Foreign), "{piece:?}");
            assert!(!shelf.has(*piece));
            // The right one still finds its place.
            shelf.put(*piece, own).unwrap();
            n += 1;
        }
        assert_eq!(n, own.pieces().len() - 1);
        is_the_pack(&shelf, &own);
    }
    // Before the index nothing is known to belong together.
    for (piece, bytes) in &own.pieces()[1..] {
        let refused = Shelf::default().put(*piece, bytes).err();
        assert_eq!(refused, Some(LoadError::Foreign), "{piece:?}");
    }
}

/// A pack changed in one way has a piece that is refused for this reason.
#[track_caller]
fn check(what: &str, piece: Piece, expected: LoadError, change: &dyn Fn(&mut Compiled)) {
    let mut pack = tiny();
    change(&mut pack);
    // The others are those of the right pack.
    let mut files = tiny().pieces();
    let is_it = |file: &&mut (Piece, Vec<u8>)| file.0 == piece;
    let changed = pack.pieces().iter_mut().find(is_it).cloned().unwrap();
    let own = files.iter_mut().find(is_it).unwrap();
    assert!(own.1 != changed.1, "{what}: nothing changed");
    *own = changed;
    let (_, refused) = put(&files);
    assert_eq!(refused.first(), Some(&(piece, expected)), "{what}");
}

#[test]
fn other_schemas_and_dangling_references_are_refused() {
    let dangling = LoadError::Inconsistent;
    let refused = |what: &str, piece: Piece, change: &dyn Fn(&mut Core)| {
        check(what, piece, dangling, &|pack| change(&mut pack.core));
    };
    for (piece, _) in tiny().pieces() {
        let newer = |pack: &mut Compiled| pack.core.schema = SCHEMA + 1;
        check("schema", piece, LoadError::Schema, &newer);
    }
    let (model, facts) = (Piece::Model, Piece::Facts);
    refused("no faults", model, &|c| c.faults.clear());
    refused("one fault fewer", model, &|c| {
        c.faults.pop();
    });
    refused("base row", model, &|c| {
        c.questions[1].base.pop();
    });
    refused("row number", model, &|c| c.questions[1].row_of[0] = 9);
    refused("row's answer", model, &|c| {
        c.questions[1].rows[0].set[0].0 = 2;
    });
    refused("answer's question", model, &|c| {
        c.questions[1].answers[0].implies[0].0 = 99;
    });
    refused("answer's answer", model, &|c| {
        c.questions[1].answers[0].implies[0].1 = 9;
    });
    refused("answer's first", model, &|c| {
        c.questions[3].answers[0].first = Some(99);
    });
    refused("repair's fault", model, &|c| {
        c.repairs[0].success[0].0 = 99;
    });
    refused("guard's question", model, &|c| {
        c.repairs[1].requires[0].question = 99;
    });
    refused("guard's answer", model, &|c| {
        c.repairs[1].requires[0].allowed[0] = 99;
    });
    refused("entry's answer", facts, &|c| {
        c.entries[1].implies[0].1 = 99;
    });
    refused("entry's first", facts, &|c| {
        c.entries[2].first = Some(99);
    });
    refused("entry's settled", facts, &|c| {
        c.entries[1].settles[0] = 99;
    });
    refused("facts of one entry fewer", facts, &|c| {
        c.entries.pop();
    });
    refused("facts of no entry", facts, &|c| c.entries.clear());
}

#[test]
fn texts_that_do_not_fit_the_numbers_are_refused() {
    let refused = |what: &str, piece: Piece, change: &dyn Fn(&mut Texts)| {
        check(what, piece, LoadError::Inconsistent, &|pack| {
            change(&mut pack.zh)
        });
    };
    let steps = Piece::Steps(0);
    refused("fault", steps, &|t| {
        t.faults.pop();
    });
    refused("question", steps, &|t| {
        t.questions.pop();
    });
    refused("repair", steps, &|t| {
        t.repairs.pop();
    });
    refused("answer", steps, &|t| {
        t.questions[1].answers.pop();
    });
    let codes = Piece::Entries(0, EntryKind::Code);
    check("entry", codes, LoadError::Inconsistent, &|pack| {
        let code = |entry: &pack::Entry| entry.kind == EntryKind::Code;
        let at = pack.core.entries.iter().position(code).unwrap();
        pack.core.entries.remove(at);
        pack.zh.entries.remove(at);
    });
    refused("rule", codes, &|t| {
        t.entries
            .iter_mut()
            .for_each(|text| text.rules.push(Default::default()));
    });
    let names = |pack: &mut Compiled| pack.zh_names.lines.push('\n');
    check("name", Piece::Names(0), LoadError::Inconsistent, &names);
}

#[test]
fn the_names_of_a_language_come_first_and_those_of_the_other_one_are_added() {
    let pack = builtin();
    let mut shelf = Shelf::default();
    let is_of = |wanted: Piece| {
        let files = pack.pieces().into_iter();
        files.filter(move |(piece, _)| *piece == wanted)
    };
    let mut come = |piece: Piece| {
        for (piece, bytes) in is_of(piece) {
            shelf.put(piece, &bytes).unwrap();
        }
        (shelf.texts(0).clone(), shelf.words(0))
    };
    come(Piece::Index);
    let first = |texts: &Texts, words: &pack::Words, typed: &str| {
        let index = Index::new(&pack.core, texts, words);
        let hits = index.find(typed, 1);
        hits.first()
            .map(|hit| pack.core.entries[hit.entry].id.clone())
    };
    let (texts, words) = come(Piece::Names(0));
    let chinese = first(&texts, &words, "余额不足");
    assert!(chinese.is_some());
    let meant = Some("see.power".to_owned());
    assert_ne!(first(&texts, &words, "won't turn on"), meant);
    let (texts, words) = come(Piece::Names(1));
    assert_eq!(first(&texts, &words, "余额不足"), chinese);
    assert_eq!(first(&texts, &words, "won't turn on"), meant);
}
