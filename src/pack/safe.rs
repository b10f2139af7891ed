//! What an acquirer's texts may hold: words, and nothing that a page or a reader would obey.

/// How to mend a text that is more than words.
pub const SAFE: &str =
    "write plain words: no markup, no control characters, no address of a script, and not too long";

/// Whether a text of at most so many characters is plain; else what it holds.
///
/// The page prints texts and never parses them, so markup would do no harm: it would be read out
/// by whoever stands at the till. Marks that turn the direction of text can hide where a link
/// leads.
///
/// # Errors
/// A few words saying what it holds.
pub fn safe(text: &str, most: usize) -> Result<(), String> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().count() > most {
        return Err(format!("more than {most} characters"));
    }
    if text.chars().any(|c| c.is_control() || turns(c)) {
        return Err("a control character".to_owned());
    }
    let mut after = text.split('<').skip(1);
    if after.any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))) {
        return Err("markup".to_owned());
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    let scripts = ["javascript:", "vbscript:", "data:text/"];
    match scripts.iter().find(|scheme| plain.contains(**scheme)) {
        Some(scheme) => Err(format!("an address that begins with {scheme}")),
        None => Ok(()),
    }
}
