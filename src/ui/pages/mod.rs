//! Pages: each one composes widgets for a place.

mod board;
mod code;
mod counter;
mod fixed;
mod gone;
mod home;
mod step;
mod ticket;
mod waiting;

use super::handle::Handle;
use super::route::Route;
use yew::prelude::*;

/// The page of the place that the handle is at.
pub(super) fn page(handle: &Handle, early: bool) -> Html {
    match &handle.route {
        route if !handle.store.ready(route) => waiting::waiting_page(handle),
        Route::Home => home::home_page(handle, early),
        Route::Entry(id) => code::code_page(handle, id, false),
        Route::Seen(id, _) => code::code_page(handle, id, true),
        Route::Step(_) | Route::Change(_) => step::step_page(handle),
        Route::Counter => counter::counter_page(handle),
        Route::Board(name) => board::board_page(handle, name),
        Route::Ticket => ticket::ticket_page(handle),
        Route::Gone => gone::gone_page(handle),
    }
}
