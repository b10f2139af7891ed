//! What people type, and the entry that it finds first.
//!
//! Cases are the rows of `cases/lookup*.tsv`: what it is, typed text, expected id. `?` stands
//! for nothing certain; `~id` for a lookalike that must be offered first, and not as certain.
//! Where another entry serves a shop as well, both ids stand there and a fourth column says why.

use crate::support::tiny::tiny;
use crate::support::{builtin, rerun, text};
use poscheck::i18n::Lang;
use poscheck::lookup::{Fit, Hit, Index, by_code, fold, load_matches, save_matches};
use poscheck::pack::{Seen, is_of_word, plain};
use poscheck::present::{PlaceChoice, place, suggestions};

/// How the best hit reads: an id, `~id` for a mere lookalike, `?` for none.
fn found(index: &Index, typed: &str) -> String {
    names(index, typed)
        .first()
        .map_or("?", |name| name)
        .to_owned()
}

/// How the best three read.
fn names(index: &Index, typed: &str) -> Vec<String> {
    let core = &builtin().core;
    let name = |hit: &Hit| {
        let near = if hit.fit == Fit::Near { "~" } else { "" };
        format!("{near}{}", core.entries[hit.entry].id)
    };
    index.find(typed, 3).iter().map(name).collect()
}

/// A row of a table: what it is, what was typed, and what is meant.
struct Case {
    what: String,
    typed: String,
    expected: String,
}

fn cases(path: &str) -> Vec<Case> {
    let rows = text(path);
    let rows = rows.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let columns: Vec<&str> = row.split('\t').collect();
        let (what, typed, expected) = match columns[..] {
            [what, typed, expected] if !expected.contains(' ') => (what, typed, expected),
            [what, typed, expected, _why] => (what, typed, expected),
            _ => panic!("three columns, or several ids and a fourth that says why: {row}"),
        };
        Case {
            what: what.to_owned(),
            typed: typed.replace("\\n", "\n"),
            expected: expected.to_owned(),
        }
    })
    .collect()
}

/// Of the cases that mean an entry, at least 95 in 100 find it first and 99 among the first
/// three; where nothing is meant, nothing is found for certain.
#[track_caller]
fn check(index: &Index, cases: &[Case], least: usize) {
    let (mut n, mut first, mut third) = (0, 0, 0);
    let (mut misses, mut wrong) = (Vec::new(), Vec::new());
    for Case {
        what,
        typed,
        expected,
    } in cases
    {
        let names = names(index, typed);
        let got = names.first().map_or("?", |name| name.as_str());
        if expected == "?" {
            if !(got == "?" || got.starts_with('~')) {
                wrong.push(format!("{what}: input: {typed:?}, expected: ?, got: {got}"));
            }
            continue;
        }
        n += 1;
        let ids: Vec<&str> = expected.split(' ').collect();
        let is_meant = |name: &String| {
            let name = name.as_str();
            ids.contains(&name)
                || name
                    .strip_prefix('~')
                    .is_some_and(|name| ids.contains(&name))
        };
        // A lookalike must not be certain; words that share little may well be.
        let is_first = names.first().is_some_and(|name| {
            ids.contains(&name.as_str()) || (!expected.starts_with('~') && is_meant(name))
        });
        first += usize::from(is_first);
        third += usize::from(names.iter().any(is_meant));
        if !is_first {
            misses.push(format!(
                "{what}: input: {typed:?}, expected: {expected}, got: {names:?}"
            ));
        }
    }
    let said = format!(
        "{n} rows, {first} first, {third} among three\n{}\n{}\n{}",
        wrong.join("\n"),
        misses.join("\n"),
        rerun("lookup::")
    );
    assert!(n >= least, "{n} rows");
    assert!(
        wrong.is_empty() && first * 100 >= n * 95 && third * 100 >= n * 99,
        "{said}"
    );
}

#[test]
fn what_people_type_finds_the_entry_that_is_meant() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    check(&index, &cases("tests/cases/lookup.tsv"), 300);
}

#[test]
fn rows_written_before_their_score_was_seen_find_their_entry() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    check(&index, &cases("tests/cases/lookup-unseen.tsv"), 340);
}

/// What the page asks about the first thing that is found: the question, then each choice and
/// the entry it leads to; empty where nothing is asked.
fn asked(typed: &str) -> String {
    let pack = builtin();
    let book = crate::support::book(pack, Lang::En);
    let index = Index::new(&pack.core, &pack.en, &pack.en_words);
    let found = suggestions(&book, typed, None, &index.matches(typed, None, 6));
    let row = &found.rows[0];
    let at = pack
        .core
        .entries
        .iter()
        .position(|entry| entry.id == row.id);
    let question = place(&book, at.unwrap()).filter(|_| row.asks);
    let choice = |c: PlaceChoice| format!("\n{} -> {}", c.label, c.id);
    question.map_or(String::new(), |view| {
        let choices: String = view.choices.into_iter().map(choice).collect();
        format!("{}{choices}", view.ask)
    })
}

#[test]
fn cards_and_makers_are_asked_for_only_where_they_matter() {
    for (typed, expected) in [
        ("51", ""),
        ("mastercard 82", ""),
        ("mastercard 65", ""),
        ("newland OT", ""),
        // Both say the same.
        ("83", ""),
        (
            "65",
            "Which card was it?\nMastercard -> code.mastercard.65\nUnionPay card -> code.65",
        ),
        (
            "80",
            "Which card was it?\nMastercard -> code.mastercard.80\nVisa -> code.visa.80",
        ),
        (
            "T3",
            "Whose terminal is it?\nNewland -> code.newland.t3\nPOS, e-POS -> code.tel.t3",
        ),
        (
            "OT",
            "Where do you see it?\nReceipt, or the bank's answer code on the screen · Newland -> msg.newland-ot\nThe terminal's own screen · Newland -> msg.newland-ot\nTill program or app -> code.app.ot",
        ),
    ] {
        assert_eq!(asked(typed), expected, "input: {typed}");
    }
}

#[test]
fn a_code_that_may_leave_the_money_open_is_never_explained_without_asking() {
    let pack = builtin();
    let book = crate::support::book(pack, Lang::Zh);
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    for typed in ["OT", "ot", "ＯＴ"] {
        let found = suggestions(&book, typed, None, &index.matches(typed, None, 6));
        let row = |id: &str| found.rows.iter().find(|row| row.id == id).unwrap();
        assert!(row("code.app.ot").asks, "input: {typed}");
        assert!(found.rows[0].asks, "input: {typed}");
    }
    let at = |id: &str| pack.core.entries.iter().position(|e| e.id == id).unwrap();
    let view = place(&book, at("code.app.ot")).unwrap();
    assert_eq!(view.unsure_text, Lang::Zh.words().place_unsure_money);
    assert_eq!(view.meanings.len(), view.choices.len());
}

#[test]
fn every_entry_is_found_by_its_own_code_title_and_names() {
    let pack = builtin();
    let mut wrong = Vec::new();
    for texts in [&pack.zh, &pack.en] {
        let words = pack.language(std::ptr::eq(texts, &pack.zh)).1;
        let index = Index::new(&pack.core, texts, words);
        for (at, entry) in pack.core.entries.iter().enumerate() {
            let title = &texts.entries[at].title;
            for typed in [&entry.code, title].into_iter().chain(&entry.also) {
                let hits = index.find(typed, usize::MAX);
                let own = hits.iter().find(|hit| hit.entry == at);
                if !typed.is_empty() && own.is_none_or(|hit| hit.fit != Fit::Exact) {
                    wrong.push(format!("{typed}: expected {} as exact", entry.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_of_two_characters_find_themselves_or_nothing_certain() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    let signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for typed in signs
        .chars()
        .flat_map(|a| signs.chars().map(move |b| format!("{a}{b}")))
    {
        let got = found(&index, &typed);
        let entry = pack.core.entries.iter().find(|entry| entry.id == got);
        let is_own = entry.is_some_and(|entry| entry.code.eq_ignore_ascii_case(&typed));
        // Two letters may be the start of a word that somebody is still typing.
        let begins = pack.core.entries.iter().any(|entry| {
            let typed = typed.to_ascii_lowercase();
            let at = pack.core.entries.iter().position(|other| other.id == got);
            let title = at.map(|at| &pack.en.entries[at].title);
            let mut names = entry.also.iter().chain(title);
            entry.id == got && names.any(|words| fold(words).starts_with(&typed))
        });
        let certain = got.starts_with("code.") && !begins;
        assert!(!certain || is_own, "input: {typed}, got: {got}");
    }
}

#[test]
fn unknown_text_is_said_to_be_unknown_and_never_explained() {
    let pack = builtin();
    for lang in Lang::ALL {
        let book = crate::support::book(pack, lang);
        let index = Index::new(&pack.core, book.texts, pack.language(lang == Lang::Zh).1);
        for typed in ["999", "banana", "今天天气真好", "<b>x</b>"] {
            let found = suggestions(&book, typed, None, &index.matches(typed, None, 6));
            let (title, _) = found.unknown.unwrap_or_default();
            assert!(title.contains(typed), "input: {typed}, got: {title}");
            assert_eq!(found.nearest.is_some(), !found.rows.is_empty(), "{typed}");
        }
        let known = suggestions(&book, "51", None, &index.matches("51", None, 6));
        assert!(known.unknown.is_none() && known.rows[0].is_code);
        let empty = suggestions(&book, "  ", None, &index.matches("  ", None, 6));
        assert!(empty.unknown.is_none() && empty.rows.is_empty());
    }
}

#[test]
fn folding_forgives_width_case_spaces_and_marks() {
    for (typed, expected) in [
        ("错误代码：５１", "错误代码51"),
        (" ＥＲＲ_Timeout! ", "errtimeout"),
        ("请插入 IC 卡", "请插入ic卡"),
        ("-4", "-4"),
        ("－４", "-4"),
        ("4-4", "44"),
        ("- 没有", "没有"),
        ("", ""),
    ] {
        assert_eq!(fold(typed), expected, "input: {typed}");
        assert_eq!(fold(&fold(typed)), expected, "folding twice: {typed}");
    }
    let long = "好".repeat(100_000);
    assert!(fold(&long).chars().count() <= 201);
}

#[test]
fn letters_and_case_are_what_unicode_says_of_all_that_the_packs_are_written_in() {
    let packs = [
        "messages.toml",
        "symptoms.toml",
        "codes-unionpay.toml",
        "faults.toml",
        "terms.toml",
    ];
    let all: String = packs
        .map(|name| text(&format!("packs/builtin/{name}")))
        .concat();
    let letters = (' '..='\u{24F}')
        .chain('Α'..='я')
        .chain('\u{3041}'..='\u{3096}');
    let han = '\u{3400}'..='\u{9FFF}';
    for c in all.chars().chain(letters).chain(han) {
        let narrow = plain(c);
        let said = narrow.is_alphanumeric() && !('\u{80}'..='\u{BF}').contains(&narrow);
        assert_eq!(is_of_word(narrow), said, "{c}");
        let small = c.to_lowercase().next();
        let is_known = c.is_ascii() || ('À'..='Þ').contains(&c) || ('А'..='Я').contains(&c);
        if is_known || all.contains(c) && !('！'..='～').contains(&c) {
            assert_eq!(Some(plain(c)), small, "{c}");
        }
    }
}

#[test]
fn a_code_is_found_wherever_it_is_seen_and_asked_for_only_where_it_differs() {
    let pack = crate::support::tiny::places();
    let book = crate::support::book(&pack, Lang::En);
    let index = Index::new(&pack.core, &pack.en, &pack.en_words);
    let ids = |typed: &str, seen: Option<Seen>| -> Vec<(String, String)> {
        let found = suggestions(&book, typed, seen, &index.matches(typed, seen, 6));
        let rows = found.rows.into_iter();
        rows.map(|row| (row.id, row.place)).collect()
    };
    let row = |id: &str, place: &str| (id.to_owned(), place.to_owned());
    let bank = row(
        "code.91",
        "Receipt, or the bank's answer code on the screen",
    );
    let app = row("code.app.91", "Till program or app · Shoply");
    assert_eq!(ids("91", None), [bank.clone(), app.clone()]);
    assert_eq!(ids("shoply 91", None), [app.clone(), bank]);
    assert_eq!(ids("91", Some(Seen::App))[1..], [app]);
    assert_eq!(ids("98", None), [row("code.98", "")]);

    let at = |id: &str| pack.core.entries.iter().position(|e| e.id == id).unwrap();
    let question = place(&book, at("code.91")).unwrap();
    let choices: Vec<_> = question
        .choices
        .iter()
        .map(|c| (c.id.as_str(), c.seen))
        .collect();
    assert_eq!(
        choices,
        [("code.91", Seen::Bank), ("code.app.91", Seen::App)]
    );
    for id in ["code.app.91", "code.98", "code.60", "see.power"] {
        assert!(place(&book, at(id)).is_none(), "{id}: nothing to ask");
    }
}

#[test]
fn the_part_that_was_typed_is_marked() {
    let pack = builtin();
    let book = crate::support::book(pack, Lang::Zh);
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    for (typed, title, name) in [
        ("通讯超", "[通讯超]时", ""),
        ("tongxunchao", "[通讯超]时", ""),
        ("通訊超", "[通讯超]时", ""),
        ("打印机缺", "没有纸了", "[打印机缺]纸"),
    ] {
        let found = suggestions(&book, typed, None, &index.matches(typed, None, 1));
        let show = |pieces: &[(String, bool)]| -> String {
            let piece = |(text, typed): &(String, bool)| match typed {
                true => format!("[{text}]"),
                false => text.clone(),
            };
            pieces.iter().map(piece).collect()
        };
        let row = &found.rows[0];
        assert_eq!(show(&row.title), title, "input: {typed}");
        assert_eq!(show(&row.name), name, "input: {typed}");
    }
}

#[test]
fn what_was_found_reads_back_and_bad_bytes_are_nothing() {
    let pack = builtin();
    let index = Index::new(&pack.core, &pack.zh, &pack.zh_words);
    let entries = pack.core.entries.len();
    for typed in ["51", "mima", "打印机没纸", "zzqx"] {
        let matches = index.matches(typed, None, 6);
        let bytes = save_matches(&matches);
        assert_eq!(load_matches(&bytes, entries), Some(matches.clone()));
        for n in 0..bytes.len() {
            assert_eq!(load_matches(&bytes[..n], entries), None, "{typed}: {n}");
        }
        if let Some(last) = matches.iter().map(|m| usize::from(m.entry)).max() {
            assert_eq!(load_matches(&bytes, last), None, "{typed}: another pack");
        }
    }
}

#[test]
fn until_somebody_looks_codes_are_found_by_how_they_begin() {
    let pack = tiny();
    let found = |typed: &str| -> Vec<(String, Fit)> {
        let matches = by_code(&pack.core, typed, 6);
        let entry = |at: u16| pack.core.entries[usize::from(at)].code.clone();
        // How well it fits is not known: it begins so, and that is all.
        assert!(
            matches
                .iter()
                .all(|m| m.score == 0 && !m.named && m.typed == (0, 0))
        );
        matches.iter().map(|m| (entry(m.entry), m.fit)).collect()
    };
    let codes = pack.core.entries.iter().map(|entry| entry.code.as_str());
    for code in codes.filter(|code| !code.is_empty()) {
        let lower = format!(" {} ", code.to_lowercase());
        assert_eq!(found(&lower)[0], (code.to_owned(), Fit::Exact), "{code}");
        let begun = found(&code[..1]);
        assert!(begun.iter().any(|(c, _)| c == code), "{code}: {begun:?}");
    }
    for nothing in ["", "  ", "\u{ff15}\u{ff11}", "\u{1f4a5}", "打印"] {
        assert_eq!(found(nothing), [], "{nothing}");
    }
}
