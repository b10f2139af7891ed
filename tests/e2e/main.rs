//! End-to-end tests: the release build in real browsers, as a merchant meets it.
//!
//! In: the site that `cargo xtask dist` wrote (`POSCHECK_DIST`, or else `dist/`). Run them by
//! `cargo xtask test e2e`, which builds the site and sets the browsers up first.
//! One idea a file. Every visit ends by reading the console: one line there fails the test.

mod access;
mod acquirer;
mod amount;
mod beside;
mod canary;
mod card;
mod changed;
mod clock;
mod console;
mod controls;
mod cut;
mod desk;
mod differences;
mod embed;
mod erase;
mod escalates;
mod habits;
mod history;
mod kept;
mod keyboard;
mod language;
mod layout;
mod line;
mod memory;
mod money;
mod offline;
mod page;
mod pieces;
mod plain;
mod policy;
mod reading;
mod receipt;
mod served;
mod single;
mod software;
mod stopped;
mod storage;
mod tabs;
mod words;

/// Makes a test for each browser; in each, every function is one visit.
macro_rules! in_both {
    ($($name:ident),* $(,)?) => {
        #[test]
        fn in_chromium() -> anyhow::Result<()> {
            let browser = xtask::webdriver::Browser::chromium()?;
            crate::page::visits(&browser, &[$((stringify!($name), $name)),*])
        }

        #[test]
        fn in_firefox() -> anyhow::Result<()> {
            let browser = xtask::webdriver::Browser::firefox()?;
            crate::page::visits(&browser, &[$((stringify!($name), $name)),*])
        }

        #[test]
        fn in_webkit() -> anyhow::Result<()> {
            let browser = xtask::webdriver::Browser::webkit()?;
            crate::page::visits(&browser, &[$((stringify!($name), $name)),*])
        }
    };
}
pub(crate) use in_both;

/// Makes a test for Chromium and one for Firefox of a function that is given the browser.
macro_rules! given_each {
    ($($test:ident: $chromium:ident, $firefox:ident);* $(;)?) => {
        $(
            #[test]
            fn $chromium() -> anyhow::Result<()> {
                $test(&xtask::webdriver::Browser::chromium()?)
            }

            #[test]
            fn $firefox() -> anyhow::Result<()> {
                $test(&xtask::webdriver::Browser::firefox()?)
            }
        )*
    };
}
pub(crate) use given_each;

/// Makes a test for each browser of each function, which starts the browser itself.
macro_rules! in_each {
    ($($name:ident),* $(,)?) => {
        mod chromium {
            use xtask::webdriver::Kind;
            $(#[test] fn $name() -> anyhow::Result<()> { super::$name(Kind::Chromium) })*
        }
        mod firefox {
            use xtask::webdriver::Kind;
            $(#[test] fn $name() -> anyhow::Result<()> { super::$name(Kind::Firefox) })*
        }
        mod webkit {
            use xtask::webdriver::Kind;
            $(#[test] fn $name() -> anyhow::Result<()> { super::$name(Kind::Webkit) })*
        }
    };
}
pub(crate) use in_each;
