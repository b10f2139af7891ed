//! `poscheck decode`: what a receipt, a log or chip data says, for whoever has one.
//!
//! In: the text, from standard input, so that nothing of it stands in a shell's history, and how
//! the tables are read. Out: a report, or JSON. It reads with the same core as the page; card
//! numbers are covered, secrets are left out.

use crate::card::{Cards, Likeness};
use crate::i18n::Lang;
use crate::options::Options;
use crate::pack::{self, Core};
use crate::present::ReceiptBook;
use crate::receipt::compile::{Compiled, FILES, compile};
use crate::receipt::{Damaged, Fit, Terms, Texts, read};
use std::path::Path;
use zeroize::Zeroize;

/// The table of terms of a pack, packed; none where the pack has none.
///
/// # Errors
/// With the findings, where rows had to be left out, or the file that cannot be read.
pub fn packed(dir: &Path, core: &Core) -> Result<Option<Compiled>, String> {
    let dir = dir.join("receipt");
    if !dir.exists() {
        return Ok(None);
    }
    let say = |e: std::io::Error| format!("{}: {e}\n", dir.display());
    let texts = pack::read_named(&dir, FILES).map_err(say)?;
    let ids = core.entries.iter().map(|entry| entry.id.clone());
    let codes: Vec<String> = ids.filter(|id| id.starts_with("code.")).collect();
    let packed = compile(texts.each_ref().map(String::as_str), &codes);
    if packed.left_out.is_empty() {
        return Ok(Some(packed));
    }
    Err(packed.left_out.join("\n") + "\n")
}

/// Runs the command on the built-in pack; `cards` gives its packed table of cards.
///
/// # Errors
/// With a sentence, where an option is none of it, or a table cannot be read.
pub fn run(
    words: &[&str],
    load: impl Fn(&Path) -> Result<pack::Compiled, String>,
    cards: impl Fn() -> Result<Option<Vec<u8>>, String>,
) -> Result<String, String> {
    let mut options = Options::new(words);
    let json = options.flag("--json");
    let lang = options.value::<String>("--lang")?;
    let lang = lang.and_then(|tag| Lang::from_tag(&tag));
    let lang = lang.unwrap_or_default();
    options.rest()?;
    let mut bytes = Vec::new();
    let told = std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes);
    told.map_err(|e| format!("{e}\n"))?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    bytes.zeroize();
    let dir = Path::new("packs/builtin");
    let pack = load(dir)?;
    let packed = packed(dir, &pack.core)?.ok_or("the pack has no folder `receipt`\n")?;
    let damaged = |e: Damaged| format!("{e:?}\n");
    let terms = Terms::load(&packed.terms).map_err(damaged)?;
    let texts = Texts::load(&packed.texts[lang as usize]).map_err(damaged)?;
    let cards = Cards::load(&cards()?.unwrap_or_default()).map_err(|e| format!("{e:?}\n"))?;
    let reading = read(&terms, &text, &|digits| fit(&cards, digits));
    text.zeroize();
    let book = ReceiptBook {
        terms: &terms,
        texts: &texts,
        lang,
    };
    Ok(match json {
        true => book.to_json(&reading),
        false => book.report(&reading),
    })
}

/// What the table of cards says of digits.
fn fit(cards: &Cards, digits: &[u8]) -> Fit {
    match cards.likeness(digits) {
        Likeness::Strange => Fit::Strange,
        Likeness::Possible => Fit::Possible,
        Likeness::Card => Fit::Card,
    }
}
