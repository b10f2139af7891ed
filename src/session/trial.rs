//! Plays a pack's scenarios: the cases that guard what the knowledge leads to.
//!
//! In: a compiled pack and its scenarios. Out: a [`Failure`] for each expectation that does
//! not hold. A scenario is also played on to its end, with every repair failing and every
//! question unknown, since what must never be proposed must not come up later either.
//! Portraits, rankings and guards, which are no cases, are held against the pack's numbers.

mod stated;

use super::{Action, End, Event, Now, Session};
use crate::engine::{self, Advice, Evidence, Model};
use crate::pack::{Core, Outcome, Scenario};
use std::cell::RefCell;
use std::collections::BTreeMap;
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

/// What was expected, and what came.
type Missed = (String, String);

/// Plays every scenario.
pub fn play_all(core: &Core, scenarios: &[Scenario]) -> Vec<Failure> {
    let stage = Stage::new(core);
    let all = scenarios.iter().flat_map(|s| {
        let missed = STAGES.iter().flat_map(|play| play(&stage, s));
        missed.map(|missed| failure(s, missed)).collect::<Vec<_>>()
    });
    all.collect()
}

/// The first expectation found not to hold; what is quickly seen is looked at first, in every
/// scenario.
pub fn first_failure<'s>(
    core: &Core,
    scenarios: impl Iterator<Item = &'s Scenario> + Clone,
) -> Option<Failure> {
    let stage = Stage::new(core);
    STAGES.iter().find_map(|play| {
        let missed = |s: &'s Scenario| Some(failure(s, play(&stage, s).into_iter().next()?));
        scenarios.clone().find_map(missed)
    })
}

fn failure(scenario: &Scenario, (expected, got): Missed) -> Failure {
    let (id, why) = (scenario.id.clone(), scenario.why.clone());
    Failure {
        scenario: id,
        why,
        expected,
        got,
    }
}

/// The ways of looking at a scenario, the quick ones first.
const STAGES: [fn(&Stage, &Scenario) -> Vec<Missed>; 4] =
    [Stage::at_once, Stage::next, Stage::walk, Stage::to_the_end];

/// A pack, and the advice asked of it so far: many cases come to the same evidence.
struct Stage {
    core: Rc<Core>,
    model: Rc<Model>,
    advice: RefCell<BTreeMap<Evidence, Advice>>,
}

impl Stage {
    fn new(core: &Core) -> Self {
        let model = Rc::new(Model::of(core));
        Self {
            core: Rc::new(core.clone()),
            model,
            advice: RefCell::default(),
        }
    }

    fn session(&self, scenario: &Scenario) -> Session {
        let mut session = Session::new(self.core.clone(), self.model.clone());
        session.apply(Action::Begin {
            entry: scenario.entry.map(usize::from),
            at: 1,
        });
        for &(q, a) in &scenario.answers {
            let (question, answer) = (usize::from(q), usize::from(a));
            session.apply(Action::Do(Event::Answered { question, answer }));
        }
        for &r in &scenario.failed {
            session.apply(Action::Do(Event::Failed {
                repair: usize::from(r),
            }));
        }
        session
    }

    fn now(&self, session: &Session) -> Now {
        let known = |model: &Model, evidence: &Evidence| {
            if let Some(advice) = self.advice.borrow().get(evidence) {
                return *advice;
            }
            let advice = engine::advise(model, evidence);
            self.advice.borrow_mut().insert(evidence.clone(), advice);
            advice
        };
        session.now_by(known).0
    }

    fn at_once(&self, scenario: &Scenario) -> Vec<Missed> {
        let mut missed = stated::missed(&self.core, scenario);
        let session = self.session(scenario);
        if let Some(money) = scenario.money {
            let got = session.money();
            if got != money {
                missed.push((format!("money {money:?}"), format!("{got:?}")));
            }
        }
        if let Some(retry) = scenario.retry {
            let got = session.entry().map(|(_, entry)| entry.retry);
            if got != Some(retry) {
                missed.push((format!("retry {retry:?}"), format!("{got:?}")));
            }
        }
        if !scenario.top.is_empty() {
            let belief = session.belief();
            let top = belief.ranked()[0];
            let name = |f: usize| format!("{} {:.3}", self.core.faults[f].id, belief.faults[f]);
            let named = || scenario.top.iter().map(|&f| usize::from(f));
            if !named().any(|f| f == top) {
                let wanted: Vec<String> = named().map(name).collect();
                missed.push((format!("top {}", wanted.join(" or ")), name(top)));
            }
            for far in named().filter(|f| belief.faults[*f] < NEAR * belief.faults[top]) {
                missed.push((format!("{} near the top", name(far)), name(top)));
            }
        }
        missed
    }

    fn next(&self, scenario: &Scenario) -> Vec<Missed> {
        if scenario.next.is_empty() && scenario.alarm.is_none() {
            return Vec::new();
        }
        let mut missed = Vec::new();
        let now = self.now(&self.session(scenario));
        let step = id_of(&self.core, &now);
        let alarms = matches!(now, Now::Hold { alarm: true, .. });
        if let Some(alarm) = scenario.alarm.filter(|alarm| *alarm != alarms) {
            let told = |alarm| if alarm { "an alarm" } else { "no alarm" };
            missed.push((
                told(alarm).to_owned(),
                format!("{} at {step}", told(alarms)),
            ));
        }
        if !scenario.next.is_empty() && !scenario.next.contains(&step) {
            missed.push((format!("next {}", scenario.next.join(" or ")), step));
        }
        missed
    }

    /// Follows a walk for as long as what comes is what was expected.
    fn walk(&self, scenario: &Scenario) -> Vec<Missed> {
        let mut session = self.session(scenario);
        let mut trail = Vec::new();
        for stride in &scenario.walk {
            let now = self.now(&session);
            let step = id_of(&self.core, &now);
            trail.push(step.clone());
            let Some((_, outcome)) = stride.iter().find(|(id, _)| *id == step) else {
                let ways: Vec<&str> = stride.iter().map(|(id, _)| id.as_str()).collect();
                let expected = format!("{} as step {}", ways.join(" or "), trail.len());
                return vec![(expected, trail.join(" → "))];
            };
            session.apply(Action::Do(event(&now, *outcome)));
        }
        vec![]
    }

    fn to_the_end(&self, scenario: &Scenario) -> Vec<Missed> {
        if scenario.never.is_empty() && scenario.escalates.is_none() {
            return Vec::new();
        }
        let mut missed = Vec::new();
        let mut session = self.session(scenario);
        let mut trail = Vec::new();
        let mut now = self.now(&session);
        let mut step = id_of(&self.core, &now);
        while step != "escalate" && trail.len() < MOST_STEPS {
            trail.push(step.clone());
            if scenario.never.contains(&step) {
                missed.push((format!("never {step}"), trail.join(" → ")));
                break;
            }
            session.apply(Action::Do(event(&now, Outcome::No)));
            now = self.now(&session);
            step = id_of(&self.core, &now);
        }
        if let Some(escalates) = scenario.escalates {
            let at_once = trail.is_empty();
            if escalates && step != "escalate" {
                missed.push(("support in the end".into(), trail.join(" → ")));
            } else if !escalates && at_once {
                missed.push(("something to try".into(), "support at once".into()));
            }
        }
        missed
    }
}

/// Of the likeliest fault's share: what a scenario names beside it has at least this much.
const NEAR: f64 = 0.1;

/// What happens when something is said to a step.
pub fn event(now: &Now, reply: Outcome) -> Event {
    match (now.clone(), reply) {
        (Now::Try { repair }, Outcome::Works) => Event::Worked { repair },
        (Now::Try { repair }, _) => Event::Failed { repair },
        (Now::Hold { question, .. } | Now::Ask { question, .. }, Outcome::Answer(answer)) => {
            let answer = usize::from(answer);
            Event::Answered { question, answer }
        }
        (Now::Hold { question, .. } | Now::Ask { question, .. }, _) => Event::Unsure { question },
        (Now::HandOver | Now::Ended(_), _) => Event::HandedOver,
    }
}

/// The id of a step as scenarios name it.
pub fn id_of(core: &Core, now: &Now) -> String {
    match *now {
        Now::Hold { question, .. } | Now::Ask { question, .. } => {
            core.questions[question].id.clone()
        }
        Now::Try { repair } => core.repairs[repair].id.clone(),
        Now::HandOver | Now::Ended(End::HandedOver) => "escalate".to_owned(),
        Now::Ended(End::Fixed(_)) => "fixed".to_owned(),
    }
}
