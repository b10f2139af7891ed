//! The boards of a terminal: each verdict can be played in both languages, what is a picture has
//! its words, what could lose data stays shut, and tries are asked for only after a tap.

use super::builtin;
use crate::support::root;
use poscheck::board::{Boards, Reader, SAMPLE, TICK, Wanted};
use poscheck::i18n::Lang;
use poscheck::present::{Block, Board, Kind, Tone};
use poscheck::software::command::packed;

/// Boards that know the built-in table, with an acquirer's laid over it where that is wanted.
fn boards(acquirer: bool) -> Boards {
    let mut boards = Boards::default();
    let bytes = if acquirer {
        let over = root().join("tests/cases/software/acquirer");
        packed(&[&root().join("packs/builtin"), &over])
            .unwrap()
            .bytes
    } else {
        builtin().bytes.clone()
    };
    assert!(boards.learn("terminal", &bytes));
    boards
}

fn reader(lang: Lang) -> Reader {
    Reader {
        lang,
        now: "2026-11-28 14:05".to_owned(),
    }
}

/// Plays acts, (id, text) each, and gives the board after them.
fn play(boards: &mut Boards, name: &str, lang: Lang, acts: &[(&str, &str)]) -> Board {
    boards.leave();
    let mut board = boards.open(name, reader(lang)).unwrap();
    for (id, text) in acts {
        text.chars().for_each(|c| boards.press(c));
        board = boards.act(id).unwrap();
        assert!(boards.is_wiped());
    }
    board
}

fn verdicts(board: &Board) -> Vec<(Tone, &str)> {
    let blocks = board.blocks.iter().filter(|b| b.kind == Kind::Verdict);
    blocks.map(|b| (b.tone, b.label.as_str())).collect()
}

fn begins(board: &Board) -> Vec<&str> {
    let blocks = board.blocks.iter().filter(|b| b.kind == Kind::Begin);
    blocks.map(|b| b.text.as_str()).collect()
}

/// Every word that a block has.
fn said(block: &Block) -> Vec<&str> {
    let items = block
        .items
        .iter()
        .flat_map(|item| [item.label.as_str(), item.text.as_str()]);
    let own = if block.kind == Kind::Picture {
        ""
    } else {
        block.text.as_str()
    };
    items.chain([block.label.as_str(), own]).collect()
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_standing_the_unknown_and_the_broken_catalogue_can_be_played_in_both_languages() {
    for (whose, version, tone, zh, en) in [
        (
            ("vendor", "acquirer"),
            "V2.4.0_20260901",
            Tone::Yes,
            "已经是最新的",
            "It is up to date",
        ),
        (
            ("vendor", "acquirer"),
            "V2.3.1",
            Tone::Wait,
            "有新版本：V2.4.0_20260901",
            "There is a newer version: V2.4.0_20260901",
        ),
        (
            ("vendor", "acquirer"),
            "V2.0.4",
            Tone::No,
            "太旧了",
            "Too old",
        ),
        (
            ("vendor", "landi"),
            "V4.0.0",
            Tone::Wait,
            "还能用到 2027-01-01",
            "It works until 2027-01-01",
        ),
        (
            ("vendor", "acquirer"),
            "OLD_V1.9.0",
            Tone::No,
            "停止维护",
            "no longer supported",
        ),
        (
            ("which", "newland.n910"),
            "V3.0.1",
            Tone::Wait,
            "安全更新",
            "security update",
        ),
        (
            ("vendor", "acquirer"),
            "V2.3.0",
            Tone::No,
            "本身有毛病",
            "faulty",
        ),
        (
            ("vendor", "acquirer"),
            "V7.0.0",
            Tone::Wait,
            "说不准",
            "Can't tell",
        ),
        (
            ("which", "pax.a910"),
            "PayDroid_6.0_Leo_V07.3.03_20220927",
            Tone::Wait,
            "说不准",
            "Can't tell",
        ),
    ] {
        for (lang, expected) in [(Lang::Zh, zh), (Lang::En, en)] {
            let mut boards = boards(true);
            let board = play(
                &mut boards,
                "software",
                lang,
                &[whose, ("version0", version)],
            );
            let told = verdicts(&board);
            let found = told
                .iter()
                .any(|(t, text)| *t == tone && text.contains(expected));
            assert!(found, "{version}: {told:?}");
        }
    }
    for lang in Lang::ALL {
        let mut boards = Boards::default();
        boards.learn("terminal", &builtin().bytes[..900]);
        let board = play(&mut boards, "software", lang, &[("vendor", "pax")]);
        assert_eq!(
            verdicts(&board),
            [(Tone::No, lang.terminal_words().damaged)]
        );
    }
}

#[test]
fn what_is_new_stands_under_three_heads_with_dates_and_sources() {
    let mut boards = boards(true);
    let acts = [("vendor", "acquirer"), ("version0", "V2.0.4")];
    let board = play(&mut boards, "software", Lang::En, &acts);
    let w = Lang::En.terminal_words();
    for head in [w.brings_functions, w.brings_faults, w.brings_security] {
        assert!(
            board
                .blocks
                .iter()
                .any(|b| b.kind == Kind::Heading && b.label == head),
            "{head}"
        );
    }
    let all: String = board
        .blocks
        .iter()
        .flat_map(said)
        .collect::<Vec<_>>()
        .join("\n");
    for part in [
        "V2.4.0_20260901",
        "published 2026-09-01",
        "made up",
        "Put on first: V2.3.1_20260220",
        "listed until 2026-04-30",
        "Source: pciwatch.org",
        w.approval_grade,
    ] {
        assert!(all.contains(part), "{part}");
    }
}

#[test]
fn what_is_no_version_says_why_at_its_field() {
    for (version, said) in [
        ("", ""),
        ("PayDroid_8.1.0_Sagittarius_V11.1.50_20230614", "PAX"),
        ("V2.3.1_20261340", "20261340"),
        ("V2.3.l", "V2.3.1"),
        ("最新版", "cannot be read"),
        (&"9.".repeat(150), "64 characters"),
    ] {
        let mut boards = boards(false);
        let acts = [("vendor", "newland"), ("version0", version)];
        let board = play(&mut boards, "software", Lang::En, &acts);
        let field = board.blocks.iter().find(|b| b.id == "version0").unwrap();
        let text = field.items.first().map_or("", |item| item.text.as_str());
        assert!(text.contains(said), "{version}: {text}");
        if version == "V2.3.l" {
            let board = boards.act("slip").unwrap();
            assert!(
                board.blocks.iter().any(|b| b.id == "version1"),
                "the field is another one"
            );
            assert!(!verdicts(&board).is_empty());
        }
    }
}

#[test]
fn a_model_is_found_as_it_is_typed_and_an_unknown_one_is_said_to_be() {
    let mut boards = boards(false);
    let board = play(&mut boards, "software", Lang::Zh, &[("model", "a920")]);
    let which = board.blocks.iter().find(|b| b.id == "which").unwrap();
    let names: Vec<&str> = which.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(names, ["pax.a920", "pax.a920-pro"]);
    let board = play(&mut boards, "software", Lang::Zh, &[("model", "Q9999")]);
    let field = board.blocks.iter().find(|b| b.id == "model").unwrap();
    assert_eq!(field.tone, Tone::Wait);
    assert!(
        board.blocks.iter().any(|b| b.id == "vendor"),
        "makers are offered"
    );
}

#[test]
fn every_kind_shows_its_pictures_and_lights_each_part() {
    let table = super::table();
    for lang in Lang::ALL {
        for kind in &table.kinds {
            for (side, at) in kind.pictures.iter().enumerate() {
                let picture = &table.pictures[usize::from(*at)];
                let side = side.to_string();
                for part in &picture.parts {
                    let acts = [
                        ("kind", kind.id.as_str()),
                        ("picture", &side),
                        ("part", &part.id),
                    ];
                    let board = play(&mut boards(false), "terminal", lang, &acts);
                    let drawn = board
                        .blocks
                        .iter()
                        .find(|b| b.kind == Kind::Picture)
                        .unwrap();
                    assert!(drawn.items.iter().any(|item| item.tone == Tone::Yes));
                    let name = if lang == Lang::Zh {
                        &part.name.zh
                    } else {
                        &part.name.en
                    };
                    assert!(drawn.label.contains(name.as_str()), "{}", drawn.label);
                }
            }
            for way in &kind.ways {
                let acts = [("kind", kind.id.as_str()), ("way", way.id.as_str())];
                let board = play(&mut boards(false), "terminal", lang, &acts);
                let steps = board.blocks.iter().find(|b| b.kind == Kind::Steps).unwrap();
                assert_eq!(steps.items.len(), way.steps.len());
            }
        }
    }
}

#[test]
fn a_step_of_a_diagnosis_shows_its_picture() {
    let mut boards = boards(false);
    for shown in &super::table().shown {
        let name = format!("step/{}", shown.step);
        let board = boards.open(&name, reader(Lang::Zh)).unwrap();
        assert_eq!(board.name, name);
        assert_eq!(board.blocks[0].kind, Kind::Picture);
        assert!(board.blocks.len() <= 2);
    }
    let none = boards.open("step/fix.nobody", reader(Lang::Zh)).unwrap();
    assert!(none.blocks.is_empty());
    for (step, hash) in [
        ("clock", "#/clock"),
        ("net.phone", "#/line"),
        ("fix.update", "#/update"),
        ("day.total", "#/amount"),
        ("amount.same", "#/amount"),
        ("sale.twice", "#/amount"),
    ] {
        let core = &crate::support::builtin().core;
        let is_step = core.questions.iter().any(|q| q.id == step);
        assert!(
            is_step || core.repairs.iter().any(|r| r.id == step),
            "{step}"
        );
        let board = boards
            .open(&format!("step/{step}"), reader(Lang::En))
            .unwrap();
        let last = board.blocks.last().unwrap();
        assert_eq!((last.kind, last.id.as_str()), (Kind::Link, hash), "{step}");
    }
}

#[test]
fn a_wrong_clock_says_what_it_does_and_goes_into_the_diagnosis() {
    let mut boards = boards(false);
    let at =
        |boards: &mut Boards, typed: &str| play(boards, "clock", Lang::En, &[("clock", typed)]);
    let board = at(&mut boards, "2027-11-28 14:05");
    assert_eq!(verdicts(&board)[0].0, Tone::No);
    let all: Vec<&str> = board.blocks.iter().flat_map(said).collect();
    assert!(all.contains(&Lang::En.terminal_words().clock_cards));
    assert_eq!(begins(&board), ["entry see.clock\nanswer clock wrong"]);
    let board = at(&mut boards, "2026-11-28 14:03");
    assert_eq!(begins(&board), ["answer clock right"]);
    assert!(
        begins(&at(&mut boards, "14:03")).is_empty(),
        "the year may be wrong"
    );
    assert!(verdicts(&at(&mut boards, "2026-02-30")).is_empty());
}

#[test]
fn tries_are_asked_for_after_a_tap_only_and_ten_at_the_most() {
    let mut boards = boards(false);
    play(&mut boards, "line", Lang::Zh, &[]);
    assert_eq!(boards.wants(), Wanted::Nothing);
    play(
        &mut boards,
        "line",
        Lang::Zh,
        &[("road", "wifi"), (SAMPLE, "came 5")],
    );
    assert_eq!(boards.wants(), Wanted::Nothing, "nobody tapped");
    play(
        &mut boards,
        "line",
        Lang::Zh,
        &[("road", "wifi"), ("start", "")],
    );
    assert_eq!(boards.wants(), Wanted::Own);
    let w = Lang::Zh.terminal_words();
    for (samples, expected, wanted) in [
        (vec!["online"; 1], None, Wanted::Own),
        (vec!["came 80"; 10], Some(w.line_healthy), Wanted::Nothing),
        (vec!["came 3000"; 10], Some(w.line_slow), Wanted::Nothing),
        (vec!["lost"; 5], Some(w.line_offline), Wanted::Nothing),
        (vec!["altered"], Some(w.line_portal), Wanted::Nothing),
        (vec!["offline"], Some(w.line_offline), Wanted::Nothing),
        (
            vec!["came 80", "altered"],
            Some(w.line_portal),
            Wanted::Nothing,
        ),
        (vec!["came 80"; 9], None, Wanted::Own),
    ] {
        let acts: Vec<(&str, &str)> = [("road", "wifi"), ("start", "")]
            .into_iter()
            .chain(samples.iter().map(|sample| (SAMPLE, *sample)))
            .collect();
        let board = play(&mut boards, "line", Lang::Zh, &acts);
        assert_eq!(boards.wants(), wanted, "{samples:?}");
        let told = verdicts(&board).first().map(|(_, text)| *text);
        assert_eq!(told, expected, "{samples:?}");
        if expected.is_some() {
            let all: Vec<&str> = board.blocks.iter().flat_map(said).collect();
            assert!(
                all.contains(&w.line_proves),
                "what it does not prove is said"
            );
        }
    }
}

#[test]
fn what_the_acquirer_named_is_said_before_the_tap_and_tried_only_where_the_line_works() {
    const ADDRESS: &str = "https://pay.example/ok";
    for lang in Lang::ALL {
        let w = lang.terminal_words();
        let mut boards = boards(false);
        let board = play(&mut boards, "line", lang, &[("road", "wifi")]);
        assert!(board.blocks.iter().any(|b| b.label == w.line_asks));
        boards.probe(ADDRESS);
        let board = play(&mut boards, "line", lang, &[("road", "wifi")]);
        let declares = |b: &Block| b.label.contains(ADDRESS);
        assert_eq!(
            board.blocks.iter().filter(|block| declares(block)).count(),
            1
        );
        assert_eq!(boards.wants(), Wanted::Nothing);
        let ten = vec!["came 80"; 10];
        for (tries, expected, wanted) in [
            (vec![&ten[..]], vec![], Wanted::Probe),
            (vec![&ten, &["lost"; 2]], vec![], Wanted::Probe),
            (
                vec![&ten, &["lost", "came 90", "lost"]],
                vec![w.line_healthy, w.probe_answers],
                Wanted::Nothing,
            ),
            (
                vec![&ten, &["lost"; 3]],
                vec![w.line_healthy, w.probe_silent],
                Wanted::Nothing,
            ),
            (
                vec![&["came 3000"; 10], &["came 4000"; 3]],
                vec![w.line_slow, w.probe_answers],
                Wanted::Nothing,
            ),
            (vec![&["lost"; 5]], vec![w.line_offline], Wanted::Nothing),
            (vec![&["altered"]], vec![w.line_portal], Wanted::Nothing),
        ] {
            let tries = tries.concat();
            let acts: Vec<(&str, &str)> = [("road", "wifi"), ("start", "")]
                .into_iter()
                .chain(tries.iter().map(|came| (SAMPLE, *came)))
                .collect();
            let board = play(&mut boards, "line", lang, &acts);
            assert_eq!(boards.wants(), wanted, "{tries:?}");
            let told: Vec<&str> = verdicts(&board).iter().map(|(_, text)| *text).collect();
            assert_eq!(told, expected, "{tries:?}");
            // The acquirer's address tells the diagnosis nothing that the line did not.
            let line = evidence_of(&tries[..tries.len().min(10)]);
            assert!(begins(&board)[0].ends_with(line), "{tries:?}");
        }
    }
}

/// What tries of the site's own file tell the diagnosis last.
fn evidence_of(tries: &[&str]) -> &'static str {
    match tries.first() {
        Some(&"came 80") if tries.len() == 10 => "answer net.phone online",
        Some(&"came 3000") => "answer net.kind wifi",
        _ => "answer net.phone offline",
    }
}

#[test]
fn the_countdown_runs_in_order_and_never_while_a_reversal_is_pending() {
    let mut boards = boards(false);
    for pending in [vec![], vec![("pending", "yes")]] {
        let acts: Vec<_> = [("road", "wifi")]
            .into_iter()
            .chain(pending)
            .chain([("count", "")])
            .collect();
        let board = play(&mut boards, "line", Lang::Zh, &acts);
        assert!(!boards.counts());
        assert!(
            !board
                .blocks
                .iter()
                .any(|b| b.id == "count" || b.kind == Kind::Steps)
        );
    }
    let acts = [
        ("road", "wifi"),
        ("pending", "no"),
        ("count", ""),
        (TICK, "29"),
    ];
    let board = play(&mut boards, "line", Lang::Zh, &acts);
    assert!(boards.counts());
    let last = |board: &Board| board.blocks.last().unwrap().label.clone();
    assert_eq!(last(&board), "光猫：先断着电，还有 1 秒");
    "1".chars().for_each(|c| boards.press(c));
    assert_eq!(
        last(&boards.act(TICK).unwrap()),
        "光猫：插上电、开着等它好，还有 120 秒"
    );
    "500".chars().for_each(|c| boards.press(c));
    let board = boards.act(TICK).unwrap();
    assert!(!boards.counts(), "the next begins by a tap");
    assert_eq!(board.blocks.last().unwrap().id, "count");
}

#[test]
fn an_update_opens_only_when_all_is_ticked_and_shows_the_makers_way() {
    let mut boards = boards(false);
    let conditions = [
        "asked", "clear", "sent", "settled", "power", "line", "quiet",
    ];
    for left_out in conditions {
        let acts: Vec<_> = conditions
            .iter()
            .filter(|c| **c != left_out)
            .map(|c| (*c, ""))
            .collect();
        let with_begin: Vec<_> = acts
            .into_iter()
            .chain([("note", ""), ("begin", "")])
            .collect();
        let board = play(&mut boards, "update", Lang::Zh, &with_begin);
        let steps = board
            .blocks
            .iter()
            .any(|b| b.items.iter().any(|item| item.id == "begin"));
        assert!(!steps, "shut without {left_out}");
    }
    let all = conditions.map(|c| (c, ""));
    let acts: Vec<_> = all
        .into_iter()
        .chain([("vendor", "bbpos"), ("note", "")])
        .collect();
    let board = play(&mut boards, "update", Lang::En, &acts);
    let steps: Vec<&str> = board.blocks.iter().flat_map(said).collect();
    assert!(
        steps.iter().any(|text| text.contains("beside the phone")),
        "{steps:?}"
    );
    let last = play(&mut boards, "update", Lang::En, &[("settled", "")]);
    assert!(begins(&last)[0].contains("answer batch.closed yes"));
}

#[test]
fn every_text_is_in_the_readers_language_and_every_picture_has_one() {
    for lang in Lang::ALL {
        for (name, acts) in [
            (
                "software",
                vec![
                    ("which", "pax.a930"),
                    ("version0", "PayDroid_7.1.1_Virgo_V04.5.02_20220722"),
                ],
            ),
            ("software", vec![("model", "a9")]),
            (
                "terminal",
                vec![("kind", "mpos"), ("way", "pair"), ("part", "bluetooth")],
            ),
            ("clock", vec![("clock", "2018-01-03 10:00")]),
            (
                "line",
                vec![
                    ("road", "wifi"),
                    ("start", ""),
                    (SAMPLE, "altered"),
                    ("pending", "no"),
                ],
            ),
            ("update", vec![("asked", "")]),
        ] {
            let board = play(&mut boards(false), name, lang, &acts);
            assert!(!board.title.is_empty() && is_chinese(&board.title) == (lang == Lang::Zh));
            for block in &board.blocks {
                if block.kind == Kind::Picture {
                    assert!(block.label.len() > 10, "{name}");
                }
                for text in said(block).into_iter().filter(|_| lang == Lang::En) {
                    assert!(!is_chinese(text), "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_a_board_takes_to_the_diagnosis_are_entries_and_answers_of_the_pack() {
    let core = &crate::support::builtin().core;
    for (name, acts) in [
        (
            "software",
            vec![("vendor", "acquirer"), ("version0", "1.2.3")],
        ),
        ("clock", vec![("clock", "2018-01-03 10:00")]),
        (
            "line",
            vec![("road", "wifi"), ("start", ""), (SAMPLE, "altered")],
        ),
        ("line", vec![("road", "sim")]),
        ("update", vec![("settled", ""), ("sent", ""), ("power", "")]),
    ] {
        let board = play(&mut boards(false), name, Lang::Zh, &acts);
        for line in begins(&board).into_iter().flat_map(str::lines) {
            let words: Vec<&str> = line.split(' ').collect();
            let known = match words[..] {
                ["entry", id] => core.entries.iter().any(|entry| entry.id == id),
                ["answer", question, answer] => core
                    .questions
                    .iter()
                    .any(|q| q.id == question && q.answers.iter().any(|a| a.id == answer)),
                _ => false,
            };
            assert!(known, "{name}: {line}");
        }
        assert!(!begins(&board).is_empty(), "{name}");
    }
}

#[test]
fn a_release_that_breaks_something_speaks_against_one_more_update() {
    use poscheck::engine::posterior;
    use poscheck::session::{Action, Event, Session};
    let acts = [("vendor", "acquirer"), ("version0", "V2.3.0")];
    let board = play(&mut boards(true), "software", Lang::Zh, &acts);
    let expected = "entry see.update-why\nanswer update.lately yes";
    assert_eq!(begins(&board), [expected]);
    // What that does to the fault that an update mends.
    let (core, model) = crate::support::model(&crate::support::builtin().core);
    let entry = core.entries.iter().position(|e| e.id == "see.update-why");
    let old = core
        .faults
        .iter()
        .position(|f| f.id == "software.app-old")
        .unwrap();
    let question = core
        .questions
        .iter()
        .position(|q| q.id == "update.lately")
        .unwrap();
    let answer = core.questions[question]
        .answers
        .iter()
        .position(|a| a.id == "yes")
        .unwrap();
    let mut session = Session::new(core, model.clone());
    session.apply(Action::Begin { entry, at: 0 });
    let before = posterior(&model, &session.evidence()).faults[old];
    session.apply(Action::Do(Event::Answered { question, answer }));
    let after = posterior(&model, &session.evidence()).faults[old];
    assert!(after < before / 2.0, "{before} {after}");
}
