//! Accents that can be read, for whatever colour a brand has.

use poscheck::colour::{Accent, Colour, LEAST, Theme};

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

fn colour(text: &str) -> Colour {
    Colour::read(text).unwrap()
}

/// The accent can be read, and is the brand's own colour where that can.
#[track_caller]
fn check(brand: Colour) {
    for theme in THEMES {
        let accent = Accent::of(brand, theme);
        let least = accent.least(theme);
        assert!(
            least >= LEAST,
            "{brand} {theme:?}: {accent:?} has {least:.2}"
        );
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    let (black, white) = (colour("#000000"), colour("#ffffff"));
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    // The grey that is known as the lightest with 4.5 on white.
    assert!(colour("#767676").contrast(white) >= LEAST);
    assert!(colour("#777777").contrast(white) < LEAST);
}

#[test]
fn six_brands_can_be_read_on_light_and_on_dark() {
    for brand in [
        "#fff4c2", "#0a0a12", "#e60012", "#ffd400", "#8c8c8c", "#39ff14",
    ] {
        check(colour(brand));
    }
}

#[test]
fn every_colour_gives_an_accent_that_can_be_read() {
    for step in 0..(17 * 17 * 17) {
        let part = |n: usize| u8::try_from((n % 17) * 15).unwrap_or(u8::MAX);
        check(Colour([part(step), part(step / 17), part(step / 289)]));
    }
}

#[test]
fn a_colour_that_can_be_read_stays_as_it_is() {
    let brand = colour("#00645a");
    assert_eq!(Accent::of(brand, Theme::Light).accent, brand);
}

#[test]
fn a_hue_stays() {
    let [r, g, b] = Accent::of(colour("#ffd400"), Theme::Light).accent.0;
    assert!(r > g && g > b, "yellow became {r} {g} {b}");
    let [r, g, b] = Accent::of(colour("#e60012"), Theme::Dark).accent.0;
    assert!(r > g && r > b, "red became {r} {g} {b}");
}

#[test]
fn only_six_digits_are_a_colour() {
    for text in [
        "", "#", "#fff", "red", "#12345g", "#1234567", "#+12345", "00645a",
    ] {
        assert_eq!(Colour::read(text), None, "{text}");
    }
}
