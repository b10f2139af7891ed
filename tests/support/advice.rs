//! Two hundred diagnoses and what the engine advises in each, to the last bit.
//!
//! In: a compiled pack's index, model and facts. Out: a line a diagnosis. Compiled into the host tests and into
//! the tests that run in a browser: both must print `tests/cases/advice.tsv`.

use super::lcg::Lcg;
use poscheck::engine::Model;
use poscheck::pack::{Core, Role, load_core};
use poscheck::session::{Action, Event, Now, Session};
use std::fmt::Write;
use std::rc::Rc;

/// How many diagnoses there are.
const CASES: u64 = 200;

/// A line a diagnosis: number, events, next step, bits of its minutes, the likeliest cause and
/// its bits, and a digest of the bits of the whole belief.
pub(crate) fn lines([index, model, facts]: [&[u8]; 3]) -> String {
    let core = Rc::new(load_core(index, Some(model), Some(facts)).unwrap());
    let model = Rc::new(Model::of(&core));
    let mut out = String::from("case\tevents\tstep\tminutes\tlikeliest\tchance\tbelief\n");
    for case in 0..CASES {
        let session = diagnosis(case, &core, &model);
        let (now, advice) = session.now();
        let belief = session.belief();
        let top = belief.ranked()[0];
        let digest = belief.faults.iter().fold(FNV_START, |hash, p| {
            p.to_bits().to_le_bytes().iter().fold(hash, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(FNV_FACTOR)
            })
        });
        let _ = writeln!(
            out,
            "{case}\t{}\t{}\t{:016x}\t{}\t{:016x}\t{digest:016x}",
            session.log().len(),
            step(&core, &now),
            advice.map_or(0, |a| a.minutes.to_bits()),
            core.faults[top].id,
            belief.faults[top].to_bits(),
        );
    }
    out
}

/// FNV-1a, 64 bits (Fowler, Noll & Vo; draft-eastlake-fnv, section 5).
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_FACTOR: u64 = 0x0000_0100_0000_01b3;

/// A diagnosis of up to six events: some follow a terminal, some contradict themselves.
fn diagnosis(case: u64, core: &Rc<Core>, model: &Rc<Model>) -> Session {
    let mut choose = Lcg::new(case);
    let mut session = Session::new(core.clone(), model.clone());
    let entry = (choose.below(4) > 0).then(|| choose.below(core.entries.len()));
    session.apply(Action::Begin { entry, at: 0 });
    for _ in 0..choose.below(6) {
        let event = match choose.below(5) {
            0 => Event::Failed {
                repair: choose.below(core.repairs.len()),
            },
            1 => Event::Unsure {
                question: choose.below(core.questions.len()),
            },
            _ => {
                let question = choose.below(core.questions.len());
                Event::Answered {
                    question,
                    answer: choose.below(core.questions[question].answers.len()),
                }
            }
        };
        let money = event
            .question()
            .is_some_and(|q| core.questions[q].role == Role::Money);
        if !money || choose.below(2) == 0 {
            session.apply(Action::Do(event));
        }
    }
    session
}

fn step(core: &Core, now: &Now) -> String {
    match *now {
        Now::Hold { question, .. } | Now::Ask { question, .. } => {
            core.questions[question].id.clone()
        }
        Now::Try { repair } => core.repairs[repair].id.clone(),
        Now::HandOver => "escalate".to_owned(),
        Now::Ended(_) => "ended".to_owned(),
    }
}
