//! End-to-end tests: the release build in real browsers, as a merchant meets it.
//!
//! In: the site that `cargo xtask dist` wrote (`POSCHECK_DIST`, or else `dist/`). Run them by
//! `cargo xtask test e2e`, which builds the site and sets the browsers up first.
//! One idea a file. Every visit ends by reading the console: one line there fails the test.

mod keyboard;
mod page;

/// Makes a test of each function, once in Chromium and once in Firefox.
macro_rules! in_both {
    ($($name:ident),* $(,)?) => {
        mod in_chromium {
            $(#[test]
            fn $name() -> anyhow::Result<()> {
                crate::page::visit(&xtask::webdriver::Browser::chromium()?, super::$name)
            })*
        }
        mod in_firefox {
            $(#[test]
            fn $name() -> anyhow::Result<()> {
                crate::page::visit(&xtask::webdriver::Browser::firefox()?, super::$name)
            })*
        }
    };
}
pub(crate) use in_both;
