//! The safe update: nothing that could lose data is open before its conditions are ticked.

use crate::support::builtin;
use crate::support::lcg::Lcg;
use poscheck::software::update::{Before, Progress, Step};

#[test]
fn no_destructive_step_is_open_while_a_condition_is_not_ticked_in_any_state() {
    let mut open = 0;
    let states = (1 << Before::ALL.len()) * (1 << Step::ALL.len());
    assert_eq!(Progress::all().count(), states);
    for state in Progress::all() {
        for step in Step::ALL.into_iter().filter(|step| step.is_destructive()) {
            let ticked = Before::ALL
                .into_iter()
                .all(|condition| state.is_set(condition));
            if state.is_open(step) {
                assert!(ticked, "{step:?} in {state:?}");
                open += 1;
            }
        }
    }
    assert!(open > 0);
}

#[test]
fn a_step_that_is_not_open_is_never_marked_as_done() {
    let mut choose = Lcg::new(6);
    for _ in 0..2_000 {
        let mut state = Progress::default();
        for _ in 0..choose.below(30) {
            if choose.below(2) == 0 {
                state.set(
                    Before::ALL[choose.below(Before::ALL.len())],
                    choose.below(4) > 0,
                );
            } else {
                let step = Step::ALL[choose.below(Step::ALL.len())];
                let was = state.is_open(step);
                let before = state;
                state.finish(step, true);
                assert_eq!(state.is_done(step), was || before.is_done(step));
            }
            // What is done is done in order.
            let done: Vec<bool> = Step::ALL
                .into_iter()
                .map(|step| state.is_done(step))
                .collect();
            assert!(done.windows(2).all(|pair| pair[0] || !pair[1]), "{done:?}");
        }
    }
}

#[test]
fn all_ticked_the_steps_follow_one_another_to_the_end() {
    let mut state = Progress::default();
    for condition in Before::ALL {
        assert!(state.missing(Step::Begin).contains(&condition));
        state.set(condition, true);
    }
    assert!(state.missing(Step::Begin).is_empty());
    for step in Step::ALL {
        assert_eq!(state.next(), Some(step));
        state.finish(step, true);
    }
    assert_eq!(state.next(), None);
    state.finish(Step::Begin, false);
    assert_eq!(
        state.next(),
        Some(Step::Begin),
        "what rests on it is open again"
    );
}

#[test]
fn what_it_tells_the_diagnosis_are_answers_of_the_pack() {
    let core = &builtin().core;
    for (question, answer) in Before::ALL.into_iter().filter_map(Before::evidence) {
        let found = core.questions.iter().find(|q| q.id == question).unwrap();
        assert!(
            found.answers.iter().any(|a| a.id == answer),
            "{question} {answer}"
        );
    }
}

#[test]
fn the_diagnosis_guards_its_own_update_in_the_same_way() {
    let core = &builtin().core;
    let update = core.repairs.iter().find(|r| r.id == "fix.update").unwrap();
    let guarded: Vec<&str> = update
        .requires
        .iter()
        .map(|guard| core.questions[usize::from(guard.question)].id.as_str())
        .collect();
    for question in ["money", "batch.closed", "queue", "power.lamp"] {
        assert!(guarded.contains(&question), "{question} of {guarded:?}");
    }
}
