//! Plays a pack's scenarios: the cases that guard what the knowledge leads to.
//!
//! In: a compiled pack and its scenarios. Out: a [`Failure`] for each expectation that does
//! not hold. A scenario is also played on to its end, with every repair failing and every
//! question unknown, since what must never be proposed must not come up later either.

use super::{Action, End, Event, Now, Session};
use crate::engine::Model;
use crate::pack::{Core, Scenario};
use std::fmt;
use std::rc::Rc;

/// More steps than any pack has questions and repairs that make sense in one case.
const MOST_STEPS: usize = 400;

/// An expectation of a scenario that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Id of the scenario.
    pub scenario: String,
    /// What it guards.
    pub why: String,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub got: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected {}, got {} ({})",
            self.scenario, self.expected, self.got, self.why
        )
    }
}

/// Plays every scenario.
pub fn play_all(core: &Core, scenarios: &[Scenario]) -> Vec<Failure> {
    let (core, model) = (Rc::new(core.clone()), Rc::new(Model::of(core)));
    scenarios
        .iter()
        .flat_map(|s| play(&core, &model, s))
        .collect()
}

fn play(core: &Rc<Core>, model: &Rc<Model>, scenario: &Scenario) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut fail = |expected: String, got: String| {
        failures.push(Failure {
            scenario: scenario.id.clone(),
            why: scenario.why.clone(),
            expected,
            got,
        });
    };
    let mut session = Session::new(core.clone(), model.clone());
    session.apply(Action::Begin {
        entry: scenario.entry.map(usize::from),
        at: 1,
    });
    for &(q, a) in &scenario.answers {
        session.apply(Action::Do(Event::Answered {
            question: usize::from(q),
            answer: usize::from(a),
        }));
    }
    for &r in &scenario.failed {
        session.apply(Action::Do(Event::Failed {
            repair: usize::from(r),
        }));
    }
    if let Some(money) = scenario.money {
        let got = session.money();
        if got != money {
            fail(format!("money {money:?}"), format!("{got:?}"));
        }
    }
    if let Some(retry) = scenario.retry {
        let got = session.entry().map(|(_, entry)| entry.retry);
        if got != Some(retry) {
            fail(format!("retry {retry:?}"), format!("{got:?}"));
        }
    }
    if !scenario.top.is_empty() {
        let top = session.belief().ranked()[0];
        if !scenario.top.iter().any(|&f| usize::from(f) == top) {
            let belief = session.belief();
            let name = |f: usize| format!("{} {:.3}", core.faults[f].id, belief.faults[f]);
            let wanted: Vec<String> = scenario.top.iter().map(|&f| name(usize::from(f))).collect();
            fail(format!("top {}", wanted.join(" or ")), name(top));
        }
    }
    let mut step = id_of(core, &session.now().0);
    if !scenario.next.is_empty() && !scenario.next.contains(&step) {
        fail(format!("next {}", scenario.next.join(" or ")), step.clone());
    }
    if scenario.never.is_empty() && scenario.escalates.is_none() {
        return failures;
    }
    let mut trail = Vec::new();
    while step != "escalate" && trail.len() < MOST_STEPS {
        trail.push(step.clone());
        if scenario.never.contains(&step) {
            fail(format!("never {step}"), trail.join(" → "));
            break;
        }
        session.apply(Action::Do(match session.now().0 {
            Now::Try { repair } => Event::Failed { repair },
            Now::Hold { question, .. } | Now::Ask { question, .. } => Event::Unsure { question },
            Now::HandOver | Now::Ended(_) => Event::HandedOver,
        }));
        step = id_of(core, &session.now().0);
    }
    if let Some(escalates) = scenario.escalates {
        let at_once = trail.is_empty();
        if escalates && step != "escalate" {
            fail("support in the end".into(), trail.join(" → "));
        } else if !escalates && at_once {
            fail("something to try".into(), "support at once".into());
        }
    }
    failures
}

/// The id of a step as scenarios name it.
fn id_of(core: &Core, now: &Now) -> String {
    match *now {
        Now::Hold { question, .. } | Now::Ask { question, .. } => {
            core.questions[question].id.clone()
        }
        Now::Try { repair } => core.repairs[repair].id.clone(),
        Now::HandOver | Now::Ended(End::HandedOver) => "escalate".to_owned(),
        Now::Ended(End::Fixed(_)) => "fixed".to_owned(),
    }
}
