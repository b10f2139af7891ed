//! The edge to the browser: the only room that names web-sys.
//!
//! What the page needs of its device is a trait, [`Device`], with two makes: [`Web`] (a real
//! browser) and [`Twin`] (memory; for tests, prerendering, and where the browser refuses).
//! A refusal is an [`Error`]; the page goes on without.

mod event;
mod twin;
#[cfg(target_arch = "wasm32")]
mod web;

pub use event::{Listening, focus, key_of, text_of, value_of};
pub use twin::Twin;
#[cfg(target_arch = "wasm32")]
pub use web::{Web, apologise, early_input, mount_point};

use std::fmt;

/// The browser refused; the page goes on without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing can be kept on this device.
    Storage,
    /// The clipboard is closed to this page.
    Clipboard,
    /// There is no share sheet, or it was closed.
    Share,
    /// A file of the site could not be fetched.
    Fetch,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Storage => "this browser keeps nothing; go on without",
            Self::Clipboard => "the clipboard is closed; select the text and copy it",
            Self::Share => "there is no share sheet; copy the text instead",
            Self::Fetch => "a file could not be fetched; check the connection",
        })
    }
}

/// Told the outcome of something that takes time.
pub type Done<T> = Box<dyn FnOnce(Result<T, Error>)>;

/// What the page needs of its device.
pub trait Device {
    /// What was kept under a name.
    fn kept(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name.
    ///
    /// # Errors
    /// [`Error::Storage`] where the browser refuses or is full.
    fn keep(&self, name: &str, text: &str) -> Result<(), Error>;
    /// Forgets what was kept under a name.
    fn forget(&self, name: &str);
    /// Minutes since 1970-01-01 UTC.
    fn minutes(&self) -> u64;
    /// A time as people here write it: `2026-11-22 19:30`, local time.
    fn local_time(&self, minutes: u64) -> String;
    /// The part of the address after `#`, with it.
    fn hash(&self) -> String;
    /// Goes to another place of the page; `replace` leaves no trace in the history.
    fn go(&self, hash: &str, replace: bool);
    /// One back in the history.
    fn back(&self);
    /// Calls when the place in the page changed.
    fn on_hash(&self, call: Box<dyn Fn(String)>) -> Listening;
    /// Calls when a key went down anywhere; the text is the key's name.
    fn on_key(&self, call: Box<dyn Fn(String)>) -> Listening;
    /// Sets the page's language.
    fn announce(&self, lang: &str);
    /// Sets whether letters and buttons are large.
    fn enlarge(&self, large: bool);
    /// Whether this device itself can read a language aloud.
    fn can_read(&self, lang: &str) -> bool;
    /// Reads a text aloud in place of any before it; an empty one only ends that.
    fn read(&self, text: &str, lang: &str);
    /// Sets the page's title.
    fn entitle(&self, title: &str);
    /// Puts text on the clipboard.
    fn copy(&self, text: &str, done: Done<()>);
    /// Whether there is a share sheet.
    fn can_share(&self) -> bool;
    /// Opens the share sheet with text.
    fn share(&self, text: &str, done: Done<()>);
    /// Opens the print dialogue.
    fn print(&self);
    /// Fetches a piece of the knowledge by its name, such as `core` or `zh-CN.codes`; `anew`
    /// passes by whatever was kept on the way.
    fn fetch(&self, file: &str, anew: bool, done: Done<Vec<u8>>);
    /// Hands a fetched piece of the pack on to the background worker, the index first.
    fn learn(&self, file: &str, bytes: &[u8]);
    /// Lets the background worker find the entries that fit typed text in a
    /// language, and tells what it
    /// found as the bytes of [`save_matches`](crate::lookup::save_matches). Only the last text
    /// matters: of those before it one may never hear.
    fn find(&self, tongue: usize, typed: &str, done: Done<Vec<u8>>);
    /// Lets the background worker draw a QR code that leads to this page, and tells the path of
    /// an SVG; nothing where the page has no address for others, or nobody draws.
    fn draw(&self, done: Box<dyn FnMut(String)>);
    /// Lets the background worker, if there is one, think about what may follow in a diagnosis.
    fn ponder(&self, diagnosis: &str);
    /// What the worker found by now for a diagnosis as it would be then: a step in ids, empty
    /// where it is the one that is seen at once.
    fn thought(&self, diagnosis: &str) -> Option<String>;
    /// Opens a board at the desk in a language, or shows the open one in another, and tells its
    /// bytes, now and after each act: what [`load_board`](crate::present::load_board) reads. None
    /// where nobody can open it. An empty name leaves the one that is open.
    fn board(&self, name: &str, tongue: usize, done: Box<dyn FnMut(Option<Vec<u8>>)>);
    /// Tells the desk what happened on the board: which block is read off the event's element,
    /// and so is what was typed, which never comes into the program of the page.
    fn act(&self, event: &web_sys::Event);
    /// Goes to the top of the page.
    fn to_top(&self);
    /// Has the site kept for when there is no network; calls when a newer version is ready.
    fn offline(&self, newer: Box<dyn Fn()>);
    /// Takes the newer version into use and loads the page again.
    fn renew(&self);
    /// Takes from the device all that the site keeps there.
    fn erase(&self);
    /// Loads the page again.
    fn reload(&self);
}
