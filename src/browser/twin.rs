//! The device in memory: for tests, for prerendering, and where a browser refuses.

use super::{Device, Done, Error, Listening};
use std::cell::RefCell;

/// A device that remembers what it was told and has no side effects.
#[derive(Debug, Default)]
pub struct Twin {
    kept: RefCell<Vec<(String, String)>>,
    hash: RefCell<String>,
}

impl Device for Twin {
    fn kept(&self, name: &str) -> Option<String> {
        self.kept
            .borrow()
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, text)| text.clone())
    }

    fn keep(&self, name: &str, text: &str) -> Result<(), Error> {
        self.forget(name);
        self.kept
            .borrow_mut()
            .push((name.to_owned(), text.to_owned()));
        Ok(())
    }

    fn forget(&self, name: &str) {
        self.kept.borrow_mut().retain(|(n, _)| n != name);
    }

    fn minutes(&self) -> u64 {
        0
    }

    fn local_time(&self, minutes: u64) -> String {
        // Calendar arithmetic is the browser's; a test only needs a text that never moves.
        if minutes == 0 {
            String::new()
        } else {
            format!("+{minutes} min")
        }
    }

    fn hash(&self) -> String {
        self.hash.borrow().clone()
    }

    fn go(&self, hash: &str, _replace: bool) {
        *self.hash.borrow_mut() = hash.to_owned();
    }

    fn back(&self) {}

    fn on_hash(&self, _call: Box<dyn Fn(String)>) -> Listening {
        Listening::default()
    }

    fn on_key(&self, _call: Box<dyn Fn(String)>) -> Listening {
        Listening::default()
    }

    fn announce(&self, _lang: &str) {}

    fn enlarge(&self, _large: bool) {}

    fn can_read(&self, _lang: &str) -> bool {
        false
    }

    fn read(&self, _text: &str, _lang: &str) {}

    fn entitle(&self, _title: &str) {}

    fn copy(&self, _text: &str, done: Done<()>) {
        done(Err(Error::Clipboard));
    }

    fn can_share(&self) -> bool {
        false
    }

    fn share(&self, _text: &str, done: Done<()>) {
        done(Err(Error::Share));
    }

    fn print(&self) {}

    fn fetch(&self, _file: &str, _anew: bool, done: Done<Vec<u8>>) {
        done(Err(Error::Fetch));
    }

    fn learn(&self, _file: &str, _bytes: &[u8]) {}

    fn find(&self, _tongue: usize, _typed: &str, done: Done<Vec<u8>>) {
        done(Err(Error::Fetch));
    }

    fn draw(&self, _done: Box<dyn FnMut(String)>) {}

    fn ponder(&self, _diagnosis: &str) {}

    fn thought(&self, _diagnosis: &str) -> Option<String> {
        None
    }

    fn board(&self, _name: &str, _tongue: usize, _done: Box<dyn FnMut(Option<Vec<u8>>)>) {}

    fn act(&self, _event: &web_sys::Event) {}

    fn to_top(&self) {}

    fn offline(&self, _newer: Box<dyn Fn()>) {}

    fn renew(&self) {}

    fn erase(&self) {
        self.kept.borrow_mut().clear();
    }

    fn reload(&self) {}
}
