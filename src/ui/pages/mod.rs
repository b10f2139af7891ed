//! Pages: each one composes widgets for a place.

mod code;
mod fixed;
mod gone;
mod home;
mod step;
mod ticket;

pub(super) use code::CodePage;
pub(super) use gone::Gone;
pub(super) use home::HomePage;
pub(super) use step::StepPage;
pub(super) use ticket::TicketPage;
