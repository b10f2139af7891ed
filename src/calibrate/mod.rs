//! Calibration: an acquirer's tickets turn a pack's judgements into estimates.
//!
//! In: a pack and its tickets. Out: the same pack with other numbers (texts, comments and
//! order stay), and a report that says on held-out tickets whether it got better. How far the
//! pack may be off is stated ([`Spreads`]), and each ticket speaks for every cause that may be
//! behind it, the stated one foremost.
//! Tickets hold only cases that reached support: what shops mend themselves is not in them.
//!
//! Invariant: nothing is half-written (`calibrate::a_refusal_writes_nothing`).

mod command;
mod damage;
mod estimate;
mod judge;
mod tickets;
mod write;

pub use command::{USAGE, run};
pub use damage::{damage, draw_tickets};
pub use estimate::{Estimates, Spreads, estimate};
pub use judge::{Judgement, judge};
pub use tickets::{Complaint, Ticket, decode, read};
pub use write::edit;

use std::rc::Rc;

use crate::engine::{Evidence, Model};
use crate::pack::Core;
use crate::session::{Action, Event, Session};

/// What a ticket's entry and answers say, as the page would take them.
fn evidence(core: &Rc<Core>, model: &Rc<Model>, ticket: &Ticket) -> Evidence {
    let mut session = Session::new(core.clone(), model.clone());
    session.apply(Action::Begin {
        entry: ticket.entry,
        at: 0,
    });
    for &(question, answer) in &ticket.answers {
        session.apply(Action::Do(Event::Answered { question, answer }));
    }
    session.evidence()
}
