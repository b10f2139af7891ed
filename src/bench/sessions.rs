//! Random sessions: whether a diagnosis stays the same whichever way it is reached.
//!
//! In: a pack, a number of sessions and a seed. Out: how many actions were taken and how many
//! sessions differed. Each session takes random actions, sensible or not; then its log is
//! written down and read back, and undone to nothing and done again. Evidence and belief have
//! to be the same to the bit; of every 256th session, the next step too.

use std::rc::Rc;

use crate::engine::Model;
use crate::engine::simulate::Random;
use crate::pack::Core;
use crate::session::{Action, Event, Session};

/// What became of some random sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sessions.
    pub sessions: usize,
    /// Actions in all of them.
    pub actions: usize,
    /// Sessions that were another one after replaying or undoing.
    pub differing: usize,
}

/// The most actions of a session.
const MOST_ACTIONS: usize = 24;
/// One session in so many is asked for its next step, which takes a hundred times longer.
const ASKED: usize = 256;

/// Plays random sessions.
pub fn play(core: &Rc<Core>, sessions: usize, seed: u64) -> Tally {
    let model = Rc::new(Model::of(core));
    let random = Random::new(seed);
    let mut tally = Tally {
        sessions,
        ..Tally::default()
    };
    for n in 0..sessions {
        let mut random = random.part(n as u64);
        let mut session = Session::new(core.clone(), model.clone());
        let actions = 1 + random.below(MOST_ACTIONS);
        for _ in 0..actions {
            let action = draw(core, &session, &mut random);
            session.apply(action);
        }
        tally.actions += actions;
        if !holds(&session, &model, n % ASKED == 0) {
            tally.differing += 1;
        }
    }
    tally
}

fn draw(core: &Core, session: &Session, random: &mut Random) -> Action {
    let length = session.log().len();
    match random.below(16) {
        0 => Action::Begin {
            entry: random
                .happens(0.8)
                .then(|| random.below(core.entries.len())),
            at: random.below(1 << 24) as u64,
        },
        1 => Action::GoTo(random.below(length + 2)),
        2 => Action::Reopen(random.below(length + 1)),
        3 => Action::Keep,
        _ => Action::Do(event(core, random)),
    }
}

fn event(core: &Core, random: &mut Random) -> Event {
    let question = random.below(core.questions.len());
    let repair = random.below(core.repairs.len());
    match random.below(40) {
        0 => Event::Entry {
            entry: random.below(core.entries.len()),
        },
        1 => Event::Worked { repair },
        2 => Event::Solved,
        3 => Event::HandedOver,
        4..10 => Event::Unsure { question },
        10..14 => Event::Skipped { question },
        14..24 => Event::Failed { repair },
        24..28 => Event::SetAside { repair },
        _ => Event::Answered {
            question,
            answer: random.below(core.questions[question].answers.len()),
        },
    }
}

fn holds(session: &Session, model: &Rc<Model>, asked: bool) -> bool {
    let text = session.to_text();
    let Ok(restored) = Session::from_text(&text, session.core().clone(), model.clone()) else {
        return false;
    };
    let replayed = restored.session;
    let mut undone = session.clone();
    // An answer being given anew is no event; undoing lets go of it.
    undone.apply(Action::Keep);
    let before = undone.clone();
    let length = undone.log().len();
    undone.apply(Action::GoTo(0));
    undone.apply(Action::GoTo(length));
    let bits = |session: &Session| -> Vec<u64> {
        let belief = session.belief();
        let faults = belief.faults.iter().map(|p| p.to_bits());
        faults.chain([belief.log_evidence.to_bits()]).collect()
    };
    undone == before
        && restored.dropped.is_empty()
        && replayed.to_text() == text
        && replayed.evidence() == session.evidence()
        && bits(&replayed) == bits(session)
        && (!asked || (replayed.now() == before.now() && undone.now() == before.now()))
}
