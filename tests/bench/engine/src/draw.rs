//! Draws the cases from fixed seeds: models of 100 faults, 150 questions and 100 repairs, and
//! episodes on them.
//!
//! Half of the models are read one way, half the other ([`Reading`]); in half of the episodes
//! people err and troubles come in pairs, which makes them longer.

use bench_engine::cases::{Cases, Drawn, Known};
use poscheck::engine::simulate::{Noise, Parts, Policy, Random, Reading, generate_sized, play};
use poscheck::engine::{Evidence, Model, Step, advise};
use std::{cell::RefCell, fs, path::Path};

/// Faults of a model.
const FAULTS: usize = 100;
/// Models of each reading.
const SEEDS: u64 = 5;
/// Decisions of a model, at least; its last episode is played to the end.
const DECISIONS: usize = 210;
/// Answers of the case whose posterior is reckoned.
const ANSWERS: usize = 12;

thread_local! {
    /// What was known at each decision so far: a policy is a plain function, which has no
    /// other place to write to.
    static SEEN: RefCell<Vec<Evidence>> = const { RefCell::new(Vec::new()) };
}

/// Draws the cases and writes them into a folder.
pub(crate) fn draw(folder: &Path) -> Result<(), String> {
    let mut models = Vec::new();
    for reading in [Reading::Packlike, Reading::Even] {
        models.extend((1..=SEEDS).map(|seed| drawn(seed, reading)));
    }
    let one = one_case(&models[0]);
    let likelihoods = |(_, _, rows): &(f64, f64, Vec<Vec<f64>>)| rows.clone();
    let alone = serde_json::json!({
        "priors": models[0].priors,
        "questions": models[0].questions.iter().map(likelihoods).collect::<Vec<_>>(),
        "answers": one.replies,
    });
    let cases = Cases { models, one };
    let bytes = postcard::to_allocvec(&cases).map_err(|e| e.to_string())?;
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).map_err(|e| format!("{name}: {e}"))
    };
    write("cases.bin", &bytes)?;
    write("one.json", alone.to_string().as_bytes())
}

fn drawn(seed: u64, reading: Reading) -> Drawn {
    let parts = generate_sized(seed, FAULTS, reading);
    let mut world = parts.clone().world();
    // The page takes people's words with a grain of salt, so these cases do too.
    world.model = world.model.doubted();
    SEEN.take();
    let policy = Policy::Other(noted);
    for episode in 0.. {
        let noise = match episode % 2 {
            0 => Noise::default(),
            _ => Noise {
                wrong: 0.1,
                double_fault: true,
            },
        };
        play(&world, &policy, noise, 1, seed * 10_000 + episode);
        if SEEN.with_borrow(Vec::len) >= DECISIONS {
            break;
        }
    }
    let known = |evidence: &Evidence| Known::of(&world.model, evidence);
    Drawn {
        decisions: SEEN.take().iter().map(known).collect(),
        ..numbers(parts)
    }
}

/// Decides as the page does, and notes what was known.
fn noted(model: &Model, evidence: &Evidence) -> Step {
    SEEN.with_borrow_mut(|seen| seen.push(evidence.clone()));
    advise(model, evidence).step
}

fn numbers(parts: Parts) -> Drawn {
    let questions = parts.questions.into_iter();
    let repairs = parts.repairs.into_iter();
    Drawn {
        priors: parts.priors,
        questions: questions
            .map(|q| (q.minutes, q.dont_know, q.likelihood))
            .collect(),
        repairs: repairs.map(|r| (r.minutes, r.success)).collect(),
        escalation: parts.escalation,
        decisions: Vec::new(),
    }
}

/// A case of the model with so many answers, drawn as a person with one fault would give them.
fn one_case(drawn: &Drawn) -> Known {
    let mut random = Random::new(1);
    let fault = random.pick(drawn.priors.iter().copied());
    let mut questions = random.some(ANSWERS, drawn.questions.len());
    questions.sort_unstable();
    let answered = |q: usize| {
        let rows = &drawn.questions[q].2;
        (q, Some(random.pick(rows.iter().map(|row| row[fault]))))
    };
    Known {
        replies: questions.into_iter().map(answered).collect(),
        failed: Vec::new(),
    }
}
