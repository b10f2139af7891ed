//! Knowledge packs: what is shipped is whole and sound, and what is broken says where and how.

use crate::support::lcg::Lcg;
use crate::support::tiny::{tiny, tiny_text};
use crate::support::{builtin, is_chinese, rerun, shipped};
use poscheck::pack::{Compiled, Core, Finding, Source, Texts, compile, read_dir};
use poscheck::session::trial::play_all;

/// A change to the tiny pack.
enum Broken {
    /// A second file, `extra.toml`, with this text.
    Add(&'static str),
    /// Every place of the first text becomes the second.
    Swap(&'static str, &'static str),
}
use Broken::{Add, Swap};

/// The tiny pack, broken in one way, says exactly this.
#[track_caller]
fn check(broken: &Broken, expected: &[&str]) {
    let (tiny, extra, what) = match *broken {
        Add(extra) => (tiny_text(), extra, extra),
        Swap(from, to) => {
            assert!(tiny_text().contains(from), "tiny.toml has no {from}");
            (tiny_text().replace(from, to), "", to)
        }
    };
    let (mut sources, mut findings) = (vec![], vec![]);
    for (file, text) in [("tiny.toml", tiny.as_str()), ("extra.toml", extra)] {
        match Source::parse(file, text) {
            Ok(source) => sources.push(source),
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(compile(&sources).findings);
    let got: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert_eq!(
        got,
        expected,
        "\ninput: {what}\n{}",
        rerun("packs::a_broken_pack")
    );
}

#[test]
fn a_broken_pack_is_told_apart_by_place_fault_and_mend() {
    for (broken, expected) in BROKEN {
        check(broken, expected);
    }
}

const BROKEN: &[(Broken, &[&str])] = &[
    (Add(""), &[]),
    (
        Add(
            "[[fault]]\nid = \"power.off\"\narea = \"device\"\ngrade = \"rare\"\nwho = \"merchant\"\nname = { zh-CN = \"甲\", en = \"A\" }",
        ),
        &[
            "extra.toml:2: E001 fault power.off: the id stands twice; ids are never reused: rename one",
        ],
    ),
    (
        Add(
            "[[fault]]\nid = \"Power Off\"\narea = \"device\"\ngrade = \"rare\"\nneeds_escalation = true\nwho = \"merchant\"\nname = { zh-CN = \"甲\", en = \"A\" }",
        ),
        &[
            "extra.toml:2: E013 fault Power Off: the id is not lower-case dotted ASCII; use a-z, 0-9, '-' and '.', as in device.power-off",
        ],
    ),
    (
        Add(
            "[[fault]]\nid = \"a.both\"\narea = \"device\"\ngrade = \"rare\"\nweight = 3\nneeds_escalation = true\nwho = \"merchant\"\nname = { zh-CN = \"甲\", en = \"A\" }",
        ),
        &["extra.toml:2: E003 fault a.both: it has both or neither of grade and weight; give one"],
    ),
    (
        Add(
            "[[fault]]\nid = \"a.alone\"\narea = \"device\"\ngrade = \"rare\"\nwho = \"merchant\"\nname = { zh-CN = \"甲\", en = \"A\" }",
        ),
        &["pack: W101 fault a.alone: no repair mends it; add a repair or set needs_escalation"],
    ),
    (
        Swap(
            "\"power.off\" = { off = 0.95 }",
            "\"power.gone\" = { off = 0.95 }",
        ),
        &["tiny.toml:68: E002 question lamp: there is no fault power.gone; name one that exists"],
    ),
    (
        Swap(
            "implies = { phone = \"online\" }",
            "implies = { fone = \"online\" }",
        ),
        &["tiny.toml:68: E002 question lamp: there is no question fone; name one that exists"],
    ),
    (
        Swap(
            "implies = { phone = \"online\" }",
            "implies = { phone = \"maybe\" }",
        ),
        &[
            "tiny.toml:68: E002 question lamp: question phone has no answer maybe; name one of its answers",
        ],
    ),
    (
        Swap(
            "\"line.down\" = { online = 0.1 }",
            "\"line.down\" = { onlin = 0.1 }",
        ),
        &[
            "tiny.toml:83: E002 question phone: row line.down: there is no answer onlin; name one of its answers",
        ],
    ),
    (
        Swap(
            "[escalation]",
            "[counter]\nentries = [\"code.0\"]\n[escalation]",
        ),
        &["pack: E002: [counter] names code.0, which is no entry; correct the id"],
    ),
    (
        Swap("settles = [\"lamp\"]", "settles = [\"lamb\"]"),
        &["tiny.toml:159: E002 entry code.51: there is no question lamb; name one that exists"],
    ),
    (
        Swap("first = \"sent\"", "first = \"send\""),
        &[
            "tiny.toml:174: E002 entry code.91: there is no question send; name one that exists",
            "tiny.toml:174: E015 entry code.91: the money is in doubt but nothing is asked first; give `first`",
        ],
    ),
    (
        Swap("\"line.down\" = 0.2", "\"line.gone\" = 0.2"),
        &[
            "tiny.toml:143: E002 repair fix.clear: there is no fault line.gone; name one that exists",
            "tiny.toml:143: E010 repair fix.clear: it mends nothing; give its success for at least one fault",
        ],
    ),
    (
        Swap("success = { \"line.down\" = 0.2 }", "success = {}"),
        &[
            "tiny.toml:143: E010 repair fix.clear: it mends nothing; give its success for at least one fault",
        ],
    ),
    (
        Swap(
            "success = { \"line.down\" = 0.2 }",
            "success = { \"line.down\" = 0.2, other = 0.5 }",
        ),
        &[
            "tiny.toml:143: E010 repair fix.clear: it mends `other`; only escalation ends what is not known",
        ],
    ),
    (
        Swap("minutes = 8", "minutes = 0"),
        &["tiny.toml:143: E004 repair fix.clear: minutes is 0; write a number from 0.05 to 600"],
    ),
    (
        Swap("dont_know = 0.1", "dont_know = 1.5"),
        &["tiny.toml:68: E003 question lamp: dont_know is 1.5; write a number from 0 to 0.9"],
    ),
    (
        Swap("default = { online = 0.95 }", "default = { online = nan }"),
        &[
            "tiny.toml:83: E003 question phone: row default, online is NaN; write a number from 0 to 1",
        ],
    ),
    (
        Swap(
            "default = { on = 0.97, off = 0.03 }",
            "default = { on = 0.97, off = 0.3 }",
        ),
        &[
            "tiny.toml:68: E005 question lamp: row default adds up to 1.270; its shares add up to 1 at most",
        ],
    ),
    (
        Swap(
            "text = { zh-CN = \"灯亮吗？\", en = \"Is the lamp on?\" }",
            "text = { zh-CN = \"灯亮吗？\" }",
        ),
        &["tiny.toml:68: W107 question lamp: text has no en; write both languages"],
    ),
    (
        Swap(
            "{ id = \"off\", zh-CN = \"不亮\", en = \"No\" }",
            "{ id = \"off\", en = \"No\" }",
        ),
        &["tiny.toml:68: W107 question lamp: answer off lacks a language; write both languages"],
    ),
    (
        Swap(
            "mind = { zh-CN = \"等两分钟。\", en = \"Wait two minutes.\" }",
            "mind = { zh-CN = \"等两分钟。\" }",
        ),
        &[
            "tiny.toml:125: W107 repair fix.router: mind stands in one language only; write both languages",
        ],
    ),
    (
        Swap(
            "answers = [{ id = \"online\", zh-CN = \"能\", en = \"Yes\" }, { id = \"offline\", zh-CN = \"不能\", en = \"No\" }]",
            "answers = [{ id = \"online\", zh-CN = \"能\", en = \"Yes\" }]",
        ),
        &[
            "tiny.toml:83: E014 question phone: it has fewer than two answers; a question tells at least two cases apart",
            "tiny.toml:83: E005 question phone: row default names every answer and adds up to 0.950; make its shares add up to 1 or leave one out",
            "tiny.toml:83: E005 question phone: row line.down names every answer and adds up to 0.100; make its shares add up to 1 or leave one out",
        ],
    ),
    (
        Swap("{ id = \"off\", zh-CN", "{ id = \"on\", zh-CN"),
        &[
            "tiny.toml:68: E001 question lamp: answer on stands twice; rename one",
            "tiny.toml:68: E002 question lamp: row default: there is no answer off; name one of its answers",
            "tiny.toml:68: E002 question lamp: row power.off: there is no answer off; name one of its answers",
        ],
    ),
    (
        Swap("id = \"other\"", "id = \"else\""),
        &["pack: E008: there is no fault `other`; add one: no list of causes is complete"],
    ),
    (
        Swap("[escalation]\nminutes = 30", "[escalation]\nminutes = 0"),
        &["tiny.toml: E004 escalation: minutes is 0; write a number from 1 to 10000"],
    ),
    (
        Add("[escalation]\nminutes = 5\nfields = []\nfind_money = []\nsupport = []"),
        &["pack: E001: two files have an [escalation]; keep one"],
    ),
    (
        Swap("schema = 1", "schema = 2"),
        &["pack: E011: schema 2 is not known; write schema = 1"],
    ),
    (
        Add("[pack]\nschema = 1\nid = \"more\"\nversion = \"1\""),
        &["pack: E001: two files have a [pack] table; keep one"],
    ),
    (
        Swap("kind = \"code\"\ncode = \"00\"", "kind = \"code\""),
        &["tiny.toml:151: E007 entry code.00: a code without `code`; write it as it is printed"],
    ),
    (
        Add(
            "[[scenario]]\nid = \"s.a\"\nentry = \"code.77\"\nanswers = { lamp = \"dim\" }\nfailed = [\"fix.none\"]\ntop = [\"no.fault\"]\nnext = [\"no.step\"]",
        ),
        &[
            "extra.toml:2: E002 scenario s.a: there is no entry code.77; name one that exists",
            "extra.toml:2: E002 scenario s.a: there is no repair fix.none; name one that exists",
            "extra.toml:2: E002 scenario s.a: there is no fault no.fault; name one that exists",
            "extra.toml:2: E002 scenario s.a: there is no step no.step; name a question, a repair or escalate",
            "extra.toml:2: E002 scenario s.a: question lamp has no answer dim; name one of its answers",
        ],
    ),
];

/// What TOML's own reader says may be worded anew by it; place and mend are ours.
#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line() {
    for (text, line, says) in [
        ("[[fault]]\nid = \"a\"\ncolour = \"red\"", 3, "colour"),
        ("[[fault]]\nid = \"a\narea = 1", 2, ""),
        ("\n\n[[repair]\nid = 1", 3, ""),
        (
            "[[fault]]\nid = \"a\"\narea = \"moon\"\nwho = \"merchant\"\nname = {}",
            3,
            "moon",
        ),
        (
            "[[entry]]\nid = \"a\"\nkind = \"code\"\ntitle = { de = \"x\" }",
            4,
            "de",
        ),
        ("[[repair]]\nid = \"a\"\nminutes = \"two\"", 3, "two"),
    ] {
        let finding = Source::parse("broken.toml", text).unwrap_err();
        let mend = "correct this line; src/pack/draft.rs lists every key";
        assert!(
            finding.file == "broken.toml"
                && finding.line == line
                && finding.wrong.contains(says)
                && finding.mend == mend,
            "input: {text}\nexpected: line {line}, `{says}`\ngot: {finding}"
        );
    }
}

#[test]
fn a_pack_without_a_head_or_a_way_out_says_so() {
    let findings = compile(&[]).findings;
    let got: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert_eq!(
        got,
        [
            "pack: E011: no file has a [pack] table; add one with schema, id and version",
            "pack: E009: there is no [escalation]; say what handing over costs",
            "pack: E008: there is no fault `other`; add one: no list of causes is complete",
        ]
    );
}

#[test]
fn shipped_packs_have_no_finding_and_their_scenarios_hold() {
    let folders = shipped();
    assert!(!folders.is_empty(), "packs/ holds no pack");
    for folder in folders {
        let (sources, mut findings) = read_dir(&folder).unwrap();
        let mut pack = compile(&sources);
        findings.append(&mut pack.findings);
        let findings: Vec<String> = findings.iter().map(Finding::to_string).collect();
        assert!(
            findings.is_empty(),
            "{}:\n{}",
            folder.display(),
            findings.join("\n")
        );
        let failures: Vec<String> = play_all(&pack.core, &pack.scenarios)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(
            failures.is_empty(),
            "{}:\n{}",
            folder.display(),
            failures.join("\n")
        );
    }
}

#[test]
fn the_builtin_pack_covers_what_was_promised() {
    let pack = builtin();
    let (core, codes) = (&pack.core, "code.");
    let count = |prefix: &str| {
        core.entries
            .iter()
            .filter(|entry| entry.id.starts_with(prefix))
            .count()
    };
    for (what, got, least) in [
        ("faults", core.faults.len(), 30),
        ("questions", core.questions.len(), 25),
        ("repairs", core.repairs.len(), 40),
        ("codes", count(codes), 60),
        ("messages", count("msg."), 25),
        ("scenarios", pack.scenarios.len(), 40),
    ] {
        assert!(got >= least, "{what}: expected {least} at least, got {got}");
    }
    for entry in &core.entries {
        let kind = ["code.", "msg.", "see."]
            .iter()
            .any(|prefix| entry.id.starts_with(prefix));
        assert!(kind, "{} has no address in the page", entry.id);
    }
}

/// Every text of a pack with what it is, in the order of the pack.
fn all_texts(core: &Core, texts: &Texts) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |what: &str, id: &str, lines: &[String]| {
        for line in lines {
            all.push((format!("{what} {id}"), line.clone()));
        }
    };
    for (fault, text) in core.faults.iter().zip(&texts.faults) {
        add("fault", &fault.id, &[text.name.clone(), text.avoid.clone()]);
    }
    for (question, text) in core.questions.iter().zip(&texts.questions) {
        add(
            "question",
            &question.id,
            &[text.text.clone(), text.help.clone()],
        );
        add("question", &question.id, &text.answers);
    }
    for (repair, text) in core.repairs.iter().zip(&texts.repairs) {
        add(
            "repair",
            &repair.id,
            &[text.name.clone(), text.mind.clone()],
        );
        add("repair", &repair.id, &text.steps);
    }
    for (entry, text) in core.entries.iter().zip(&texts.entries) {
        add(
            "entry",
            &entry.id,
            &[text.title.clone(), text.means.clone(), text.say.clone()],
        );
        add("entry", &entry.id, &text.now);
    }
    add("pack", "find_money", &texts.find_money);
    add("pack", "support", &texts.support);
    all
}

#[test]
fn both_languages_say_everything_each_in_its_own_writing() {
    let pack = builtin();
    let (zh, en) = (
        all_texts(&pack.core, &pack.zh),
        all_texts(&pack.core, &pack.en),
    );
    let mut wrong = Vec::new();
    for ((what, zh), (_, en)) in zh.iter().zip(&en) {
        if zh.is_empty() != en.is_empty() {
            wrong.push(format!("{what}: one language only: {zh}{en}"));
        }
        if en.chars().any(is_chinese) {
            wrong.push(format!("{what}: Chinese in the English text: {en}"));
        }
        // A name such as Wi-Fi is the same in both.
        if zh != en && !zh.chars().any(is_chinese) {
            wrong.push(format!("{what}: no Chinese in the Chinese text: {zh}"));
        }
    }
    assert!(
        zh.len() == en.len() && wrong.is_empty(),
        "{}",
        wrong.join("\n")
    );
}

/// Every row is a distribution, whatever an author wrote within the rules.
#[track_caller]
fn rows_are_distributions(pack: &Compiled, what: &str) {
    let priors: f64 = pack.core.faults.iter().map(|f| f.prior).sum();
    assert!(
        (priors - 1.0).abs() < 1e-12,
        "{what}: priors add up to {priors}"
    );
    for question in &pack.core.questions {
        let n = question.answers.len();
        for fault in 0..pack.core.faults.len() {
            let row: Vec<f64> = (0..n).map(|a| question.likelihood(fault, a)).collect();
            let sum: f64 = row.iter().sum();
            let at = format!(
                "{what}: {} given {}",
                question.id, pack.core.faults[fault].id
            );
            assert!((sum - 1.0).abs() < 1e-12, "{at}: {row:?} adds up to {sum}");
            assert!(
                row.iter().all(|p| *p > 0.0),
                "{at}: {row:?} rules a cause out"
            );
        }
        // Clamped to 0.01–0.99 first, then made to add up to 1 with at least 0.01 for the rest.
        let least = 0.01 / (1.0 + 0.01 * (n + 1) as f64);
        for (_, p) in question.rows.iter().flat_map(|row| &row.set) {
            assert!(
                (least..=0.99 + 1e-12).contains(p),
                "{what}: {}: an authored share became {p}",
                question.id
            );
        }
    }
}

#[test]
fn every_row_adds_up_to_one_and_no_share_is_certain() {
    rows_are_distributions(builtin(), "builtin");
    rows_are_distributions(&tiny(), "tiny");
    let mut choose = Lcg::new(1);
    for case in 0..300 {
        let mut row = |most: usize| {
            let mut left: f64 = 1.0;
            let mut shares = Vec::new();
            for answer in ["none", "received", "not-received", "unknown"] {
                if shares.len() < most && choose.below(3) > 0 {
                    let share = match choose.below(4) {
                        0 => 0.0,
                        1 => left,
                        _ => left * choose.share(),
                    };
                    left -= share;
                    shares.push(format!("{answer} = {share:?}"));
                }
            }
            shares.join(", ")
        };
        let text = tiny_text().replace(
            "default = { none = 0.4, received = 0.2, not-received = 0.3, unknown = 0.1 }",
            &format!(
                "default = {{ {} }}\n[question.likelihood.area]\ncard = {{ {} }}\n[question.likelihood.fault]\n\"power.off\" = {{ {} }}",
                row(4), row(4), row(2)
            ),
        );
        let pack = compile(&[Source::parse("tiny.toml", &text).unwrap()]);
        let at = format!("case {case}");
        rows_are_distributions(&pack, &at);
    }
}

#[test]
fn shares_left_out_follow_the_default_row() {
    let pack = tiny();
    let shown = &pack.core.questions[0];
    let row = |fault: usize| -> Vec<f64> { (0..3).map(|a| shown.likelihood(fault, a)).collect() };
    let near = |got: Vec<f64>, expected: [f64; 3]| {
        for (got, expected) in got.iter().zip(expected) {
            assert!((got - expected).abs() < 1e-12, "{got} for {expected}");
        }
    };
    near(row(0), [0.8, 0.1, 0.1]);
    // The area's row: 0.97 for `funds`, the rest as 0.8 to 0.1.
    near(row(3), [0.03 * 8.0 / 9.0, 0.97, 0.03 / 9.0]);
    near(row(2), [0.1 * 8.0 / 9.0, 0.1 / 9.0, 0.9]);
}

/// Whoever paid with a card, in whichever way, is asked nothing about a code that was scanned.
#[test]
fn a_card_settles_what_is_asked_about_codes() {
    let core = &builtin().core;
    let how = &core.questions[core.question_named("reader.how").unwrap()];
    let about_codes: Vec<u16> = (0_u16..)
        .zip(&core.questions)
        .filter(|(_, question)| question.id.starts_with("qr."))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(about_codes.len(), 4);
    for answer in &how.answers {
        let settled = about_codes.iter().filter(|at| answer.settles.contains(at));
        let expected = if answer.id == "scanned" { 0 } else { 4 };
        assert_eq!(settled.count(), expected, "{}", answer.id);
    }
}
