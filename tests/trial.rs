//! Scenarios: what each kind of them catches, on the tiny pack.

use crate::support::rerun;
use crate::support::tiny::tiny_text;
use poscheck::pack::{Source, compile};
use poscheck::session::trial::{first_failure, play_all};

/// What fails of a scenario over the tiny pack, without its id and reason; every way of playing
/// it has to agree.
#[track_caller]
fn check(scenario: &str, expected: &[&str]) {
    let added = format!("[[scenario]]\nid = \"s\"\n{scenario}\n");
    let files = [("tiny.toml", tiny_text()), ("scenario.toml", added)];
    let sources = files.map(|(file, text)| Source::parse(file, &text).unwrap());
    let pack = compile(&sources);
    let wrong: Vec<String> = pack
        .findings
        .iter()
        .filter(|f| f.id == "scenario s")
        .map(ToString::to_string)
        .collect();
    assert!(wrong.is_empty(), "{scenario}\n{wrong:#?}");
    let failures = play_all(&pack.core, &pack.scenarios);
    let got: Vec<String> = failures
        .iter()
        .map(|f| format!("{}, got {}", f.expected, f.got))
        .collect();
    assert_eq!(got, expected, "{scenario}\n{}", rerun("trial::"));
    let first = first_failure(&pack.core, pack.scenarios.iter());
    assert_eq!(first, failures.first().cloned(), "{scenario}");
}

#[test]
fn a_portrait_states_how_often_a_fault_is_graded() {
    check(
        "fault = \"power.off\"\noften = [\"common\", \"very-common\"]",
        &[],
    );
    check(
        "fault = \"power.off\"\noften = [\"rare\", \"occasional\"]",
        &["power.off graded [Rare, Occasional], got Common"],
    );
}

#[test]
fn a_fault_with_a_weight_has_no_grade_to_state() {
    check("fault = \"line.late\"\noften = [\"rare\"]", &[]);
}

#[test]
fn a_sign_is_likelier_than_usual_and_tells_most() {
    check("fault = \"power.off\"\nsigns = { lamp = [\"off\"] }", &[]);
    check(
        "fault = \"line.down\"\nsigns = { phone = [\"online\"] }",
        &[
            "phone = online to be a sign of line.down, got 0.12 times as often as usual",
            "phone = online to tell most of line.down, got phone = offline does",
        ],
    );
}

#[test]
fn a_ranking_says_under_which_fault_an_answer_is_likelier() {
    let ranking = |ranks: &str| format!("question = \"lamp\"\nranks.off = [{ranks}]");
    check(
        &ranking("[\"power.off\"], [\"line.down\", \"card.funds\"]"),
        &[],
    );
    check(
        &ranking("[\"line.down\"], [\"power.off\"]"),
        &["lamp = off likelier under line.down 0.030 than under power.off, got power.off 0.950"],
    );
}

#[test]
fn faults_of_one_rank_are_not_told_apart_by_it() {
    let ranks =
        "question = \"lamp\"\nranks.off = [[\"power.off\"], [\"line.down\", \"line.late\"]]";
    check(ranks, &[]);
    check(
        "question = \"lamp\"\nranks.off = [[\"line.down\"], [\"line.late\"]]",
        &["lamp = off likelier under line.down 0.030 than under line.late, got line.late 0.030"],
    );
}

#[test]
fn an_alarm_is_stated_where_a_sale_is_in_doubt() {
    check("entry = \"code.98\"\nalarm = true", &[]);
    check("entry = \"code.51\"\nalarm = false", &[]);
    check(
        "entry = \"code.98\"\nalarm = false",
        &["no alarm, got an alarm at money"],
    );
}

#[test]
fn what_mends_a_fault_is_stated_whole() {
    check(
        "fault = \"line.down\"\nmended_by = [\"fix.clear\", \"fix.router\"]",
        &[],
    );
    check(
        "fault = \"line.down\"\nmended_by = [\"fix.plug\", \"fix.router\"]",
        &[
            "fix.plug to mend line.down, got not so",
            "fix.clear not to mend line.down, got it does",
        ],
    );
}

#[test]
fn a_guard_names_every_answer_that_opens_it_and_no_other() {
    let guard = |answers: &str| {
        format!("repairs = [\"fix.router\"]\nonly_after = {{ money = [{answers}] }}")
    };
    check(&guard("\"not-received\", \"none\""), &[]);
    check(
        &guard("\"none\""),
        &["fix.router only after money = none, got none or not-received"],
    );
    check(
        "repairs = [\"fix.plug\"]\nonly_after = { money = [\"none\"] }",
        &["fix.plug only after money = none, got no such guard"],
    );
}

#[test]
fn entries_of_a_group_are_each_played() {
    check(
        "entries = [\"code.00\", \"code.51\", \"code.98\"]\nretry = \"never\"",
        &[
            "retry Never, got Some(AfterChange)",
            "retry Never, got Some(AskFirst)",
        ],
    );
}

#[test]
fn an_entry_tells_what_it_implies() {
    check("entry = \"code.51\"\ntells = { shown = \"funds\" }", &[]);
    check(
        "entry = \"code.98\"\ntells = { shown = \"funds\" }",
        &["shown = funds, got code.98 with shown = late"],
    );
}

#[test]
fn what_stands_beside_the_likeliest_is_likely_itself() {
    let off = "answers = { lamp = \"off\" }";
    check(&format!("{off}\ntop = [\"power.off\"]"), &[]);
    check(
        &format!("{off}\ntop = [\"power.off\", \"line.late\"]"),
        &["line.late 0.007 near the top, got power.off 0.948"],
    );
}

#[test]
fn a_walk_states_each_step_and_what_is_said_to_it() {
    check(
        "walk = [\"lamp = off\", \"fix.plug\", \"money = none | phone ?\"]",
        &[],
    );
    check(
        "walk = [\"lamp = on\", \"fix.plug\"]",
        &["fix.plug as step 2, got lamp → money"],
    );
    check("walk = [\"lamp = off\", \"fix.plug !\"]", &[]);
}
