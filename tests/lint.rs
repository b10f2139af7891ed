//! Lint: each rule fires on its own bad example only, silence needs a reason, and what the
//! rules and scenarios of the built-in pack catch is counted on packs with one mistake each.

use crate::support::tiny::tiny_text;
use crate::support::{compare, rerun, root};
use poscheck::lint::{KINDS, RULES, Report, lint, mutate};
use poscheck::pack::{Finding, Source, read_dir};

/// Of the mutants of the built-in pack that the test makes, 3 a kind, at least this share is
/// caught; `poscheck mutate packs/builtin` makes 20 a kind and catches 90 in 100.
const CAUGHT: f64 = 0.85;

/// What lint says of a fixture: alone where it is a whole pack, else added to the tiny pack.
fn linted(fixture: &str) -> Report {
    let tiny = tiny_text();
    let mut files = vec![("fixture.toml", fixture)];
    if !fixture.contains("[pack]") {
        files.insert(0, ("tiny.toml", &tiny));
    }
    let (mut sources, mut broken) = (vec![], vec![]);
    for (file, text) in files {
        match Source::parse(file, text) {
            Ok(source) => sources.push(source),
            Err(finding) => broken.push(finding),
        }
    }
    lint(&sources, broken)
}

/// The findings of a code; those that the fixture is added to have anyway are left out.
fn fired(code: &str, fixture: &str) -> Vec<String> {
    let told = |report: Report| -> Vec<String> {
        let mine = |f: &&Finding| f.code == code;
        let findings = report.findings.iter().filter(mine);
        findings.map(ToString::to_string).collect()
    };
    let before = told(linted("# Nothing is added.\n"));
    let mut after = told(linted(fixture));
    after.retain(|line| !before.contains(line));
    after
}

/// A rule fires on its bad example and not on its good one.
#[track_caller]
fn check(code: &str, bad: &str, good: &str) {
    let (on_bad, on_good) = (fired(code, bad), fired(code, good));
    assert!(
        !on_bad.is_empty() && on_good.is_empty(),
        "{code}\non its bad example: {on_bad:#?}\non its good example: {on_good:#?}\n{}",
        rerun("lint::every_rule")
    );
}

#[test]
fn every_rule_fires_on_its_bad_example_only() {
    for rule in RULES {
        check(rule.code, rule.bad, rule.good);
    }
}

#[test]
fn codes_are_in_order_and_stand_once() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
}

#[test]
fn a_reason_silences_a_warning_and_nothing_else() {
    let slow = RULES.iter().find(|rule| rule.code == "W105").unwrap().bad;
    let allow = |id: &str, reason: &str| {
        format!("{slow}\n[[allow]]\ncode = \"W105\"\nid = \"{id}\"\nreason = \"{reason}\"\n")
    };
    let codes = |fixture: &str| -> Vec<&str> {
        let report = linted(fixture);
        let codes = report.findings.iter().map(|f| f.code);
        codes.filter(|c| ["W100", "W105"].contains(c)).collect()
    };
    assert_eq!(codes(slow), ["W105"]);
    assert!(codes(&allow("repair fix.slow-plug", "An old plug.")).is_empty());
    assert_eq!(codes(&allow("repair fix.slow-plug", " ")), ["W105", "W100"]);
    assert_eq!(codes(&allow("repair fix.plug", "None.")), ["W105", "W100"]);
}

#[test]
fn the_page_of_rules_is_current() {
    let page = compare("docs/lint.md", &poscheck::lint::doc());
    assert!(
        page.is_ok(),
        "{}\n{}",
        page.unwrap_err(),
        rerun("lint::the_page")
    );
}

/// Warnings of the built-in pack that are open: true, neither mended nor given a reason.
const OPEN: [(&str, &str); 8] = [
    ("W105", "repair fix.mpos-charge"),
    ("W111", "entry code.19"),
    ("W111", "entry msg.already-voided"),
    ("W111", "entry msg.paper-out"),
    ("W111", "entry msg.pinpad-open"),
    ("W111", "entry msg.swipe-failed"),
    ("W111", "entry msg.tap-again"),
    ("W111", "entry see.print"),
];

#[test]
fn the_built_in_pack_has_no_error_and_no_new_warning() {
    let (sources, broken) = read_dir(&root().join("packs/builtin")).unwrap();
    let report = lint(&sources, broken);
    let mut found: Vec<(&str, &str)> = report
        .findings
        .iter()
        .map(|f| (f.code, f.id.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, OPEN, "{}", rerun("lint::the_built_in_pack"));
}

#[test]
fn mutants_are_caught() {
    let (sources, _) = read_dir(&root().join("packs/builtin")).unwrap();
    let files: Vec<(String, String)> = sources.into_iter().map(|s| (s.file, s.text)).collect();
    let tally = mutate(&files, 3, 7).unwrap();
    let (n, caught) = tally.whole();
    for kind in KINDS {
        println!("{kind:?}: {:?}", tally.of(kind));
        assert!(tally.of(kind).0 > 0, "the pack has no place for {kind:?}");
    }
    let through: Vec<_> = tally
        .outcomes
        .iter()
        .filter(|o| o.caught.is_none())
        .collect();
    assert!(
        caught as f64 >= CAUGHT * n as f64,
        "{caught} of {n} caught; got through: {through:#?}\n{}",
        rerun("lint::mutants")
    );
}
