//! A rule on colours: edges of fields and buttons, and the ring of the focus, are told from what is
//! around them (WCAG 2.2, 1.4.11). That of text is axe's matter, in `e2e/access`.

use super::{File, check};
use poscheck::colour::Colour;

/// The file that defines every colour.
const TOKENS: &str = "styles/tokens.css";
/// What has to be seen, and what it stands on.
const SEEN: [&str; 3] = ["rule-strong", "focus", "accent"];
const GROUNDS: [&str; 2] = ["ground", "sheet"];
/// The least contrast.
const LEAST: f64 = 3.0;

/// Colours too near to what they stand on, in each theme.
fn faint(files: &[File]) -> Vec<String> {
    let tokens = files.iter().filter(|file| file.path == TOKENS);
    let mut found = Vec::new();
    for file in tokens {
        let themes = file.text.split("prefers-color-scheme: dark");
        for (theme, text) in ["light", "dark"].iter().zip(themes) {
            let colour = |name: &str| {
                let (_, rest) = text.split_once(&format!("--{name}: "))?;
                Colour::read(rest.split(';').next()?)
            };
            for (seen, ground) in SEEN.iter().flat_map(|seen| GROUNDS.map(|on| (*seen, on))) {
                let both = colour(seen).zip(colour(ground));
                let contrast = both.map_or(0.0, |(one, other)| one.contrast(other));
                if contrast < LEAST {
                    found.push(format!("{theme}: {seen} on {ground} has {contrast:.2}"));
                }
            }
        }
    }
    found
}

#[test]
fn edges_and_the_focus_are_told_from_what_is_around() {
    check(
        "contrast::edges_and_the_focus_are_told_from_what_is_around",
        faint,
        &[(
            TOKENS,
            ":root { --ground: #f6f5f1; --sheet: #ffffff; --rule-strong: #8a918d; --focus: #0b57d0; \
             --accent: #00645a; } prefers-color-scheme: dark",
        )],
    );
}
