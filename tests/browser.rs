//! What only a real browser can show: its storage, and that wasm reckons to the same bit.
//!
//! wasm-pack runs this in headless Chromium; on the host it is empty.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own fixtures fails where it stands"
)]

#[path = "support/advice.rs"]
mod advice;
#[path = "support/lcg.rs"]
mod lcg;

use poscheck::browser::{Device, Web};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A name that the page itself never uses.
const NAME: &str = "poscheck.test";

/// What the device keeps under [`NAME`].
#[track_caller]
fn check(device: &Web, expected: Option<&str>) {
    assert_eq!(device.kept(NAME).as_deref(), expected);
}

#[wasm_bindgen_test]
fn what_is_kept_is_there_for_the_next_page_and_can_be_forgotten() {
    let (device, next_page) = (Web::default(), Web::default());
    device.forget(NAME);
    check(&device, None);
    device.keep(NAME, "entry code.51\n通讯超时").unwrap();
    check(&device, Some("entry code.51\n通讯超时"));
    check(&next_page, Some("entry code.51\n通讯超时"));
    device.keep(NAME, "").unwrap();
    check(&next_page, Some(""));
    next_page.forget(NAME);
    check(&device, None);
}

#[wasm_bindgen_test]
fn what_does_not_fit_lasts_as_long_as_the_page() {
    let (device, next_page) = (Web::default(), Web::default());
    device.forget(NAME);
    // More than any browser gives a site.
    let huge = "x".repeat(32 << 20);
    assert_eq!(
        device.keep(NAME, &huge),
        Err(poscheck::browser::Error::Storage)
    );
    check(&device, Some(&huge));
    check(&next_page, None);
    device.forget(NAME);
    check(&device, None);
}

#[wasm_bindgen_test]
fn time_is_minutes_and_reads_as_people_write_it() {
    let device = Web::default();
    let now = device.minutes();
    assert!(now > 29_000_000, "{now} minutes since 1970");
    let text = device.local_time(now);
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    assert_eq!(shape, "0000-00-00 00:00", "{text}");
    assert_eq!(device.local_time(0), "");
}

#[wasm_bindgen_test]
fn advice_in_wasm_has_the_bits_of_the_host() {
    let got = advice::lines([
        include_bytes!("cases/advice/index.bin"),
        include_bytes!("cases/advice/core.bin"),
        include_bytes!("cases/advice/facts.bin"),
    ]);
    let expected = include_str!("cases/advice.tsv");
    for (got, expected) in got.lines().zip(expected.lines()) {
        assert_eq!(
            got, expected,
            "rerun on the host: cargo test --test house advice::"
        );
    }
    assert_eq!(got.lines().count(), expected.lines().count());
}
