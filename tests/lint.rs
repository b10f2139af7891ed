//! Lint: each rule fires on its own bad example only, silence needs a reason, and what the
//! rules and scenarios of the built-in pack catch is counted on packs with one mistake each.

use crate::support::tiny::tiny_text;
use crate::support::{compare, rerun, root};
use poscheck::lint::{KINDS, RULES, Report, lint, mutate};
use poscheck::pack::{Finding, Source, read_dir};

/// Of the mutants of the built-in pack, 20 a kind, at least this share is caught. Whatever changes
/// in the pack draws other mutants. What gets through are lines of advice that would do as well
/// in the other's place, exchanged in both languages, and questions that an entry settles.
const CAUGHT: f64 = 0.95;

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

#[test]
fn the_built_in_pack_has_nothing_that_no_reason_allows() {
    let (sources, broken) = read_dir(&root().join("packs/builtin")).unwrap();
    let report = lint(&sources, broken);
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert!(
        found.is_empty(),
        "{found:#?}\n{}",
        rerun("lint::the_built_in_pack")
    );
}

/// What `poscheck lint` prints of a folder with the tiny pack and a fixture in it.
fn printed(fixture: &str, options: &[&str]) -> String {
    let dir = std::env::temp_dir().join(format!("poscheck-lint-{}", std::process::id()));
    let dir = dir.join(options.len().to_string());
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("tiny.toml"), tiny_text()).unwrap();
    std::fs::write(dir.join("broken.toml"), fixture).unwrap();
    let name = dir.to_str().unwrap().to_owned();
    let mut words = vec![name.as_str()];
    words.extend(options);
    let text = poscheck::lint::run(&words).unwrap_err();
    std::fs::remove_dir_all(&dir).unwrap();
    text.replace(&name, "PACK")
}

/// A repair that names a fault that is none, in one language.
const BROKEN: &str = "[[repair]]\nid = \"fix.cable\"\nminutes = 2\nsuccess = { \"line.gone\" = 0.5 }\n\
name = { zh-CN = \"插紧网线\" }\nsource = \"judgement, 2026\"\n";

#[test]
fn a_broken_pack_is_told_by_file_line_code_and_mend() {
    let text = printed(BROKEN, &[]);
    for line in [
        "PACK/broken.toml:2: E002 repair fix.cable: there is no fault line.gone; name one that exists",
        "PACK/broken.toml:2: W107 repair fix.cable: name has no en; write both languages",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.lines().last().unwrap().contains(" errors, "), "{text}");
}

#[test]
fn findings_as_json_have_code_place_and_mend() {
    let json: serde_json::Value = serde_json::from_str(&printed(BROKEN, &["--json"])).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let one = findings.iter().find(|f| f["code"] == "E002").unwrap();
    assert_eq!(one["severity"], "error");
    assert_eq!(one["file"], "PACK/broken.toml");
    assert_eq!(one["line"], 2);
    assert_eq!(one["id"], "repair fix.cable");
    for finding in findings {
        for key in ["code", "severity", "file", "message", "fix"] {
            assert!(
                finding[key].as_str().is_some_and(|s| !s.is_empty()),
                "{key}: {finding}"
            );
        }
    }
}

#[test]
fn every_rule_names_its_reason_and_every_code_is_explained() {
    for rule in RULES {
        for (what, text) in [("message", rule.message), ("why", rule.why)] {
            assert!(
                text.ends_with('.') && text.len() > 20,
                "{}: {what}",
                rule.code
            );
        }
        let told = poscheck::lint::run(&["--explain", rule.code]).unwrap();
        assert!(
            told.starts_with(&format!("{}: {}", rule.code, rule.name)),
            "{told}"
        );
        assert!(told.contains("Bad:") && told.contains("Good:"), "{told}");
    }
}

/// Runs some work once on each core.
fn on_each_core(work: &(dyn Fn() + Sync)) {
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
}

#[test]
fn mutants_are_caught() {
    let (sources, _) = read_dir(&root().join("packs/builtin")).unwrap();
    let files: Vec<(String, String)> = sources.into_iter().map(|s| (s.file, s.text)).collect();
    let tally = mutate(&files, 20, 7, on_each_core).unwrap();
    let (n, caught) = tally.whole();
    for kind in KINDS {
        println!("{kind:?}: {:?}", tally.of(kind));
        assert_eq!(
            tally.of(kind).0,
            20,
            "the pack has too few places for {kind:?}"
        );
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
