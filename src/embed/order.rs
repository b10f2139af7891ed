//! What the page around may say, and whose word counts for what.
//!
//! In: a word and a value, and the origin that the browser vouches for. Out: an [`Order`], or
//! why there is none. Looks and starting points are anybody's; whom a merchant calls, and who
//! gets a ticket, is only for origins that the deployment names.

use super::protocol::Trouble;
use crate::colour::Colour;
use crate::pack::Field;

/// Every word that there is.
pub const WORDS: [&str; 14] = [
    "go",
    "step",
    "lang",
    "scheme",
    "accent",
    "font-scale",
    "tools",
    "card-input",
    "serial",
    "terminal",
    "hotline",
    "reset",
    "print",
    "report",
];

/// The tools that a page around may choose from, as their boards are called.
pub const TOOLS: [&str; 4] = ["card", "amount", "receipt", "terminal"];

/// Whether the deployment names the origin of the page around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It does.
    Named,
    /// It does not, or there is no origin.
    Stranger,
}

impl Trust {
    /// Looks an origin up in the deployment's, which stand with spaces between them. An opaque
    /// origin (`null`) is nobody's and never named.
    pub fn of(origin: &str, hosts: &str) -> Self {
        let plain = !origin.is_empty() && origin != "null";
        if plain && hosts.split(' ').any(|host| host == origin) {
            Self::Named
        } else {
            Self::Stranger
        }
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Go to a place of the page, `#/code/51`.
    Go(String),
    /// Speak this language: `zh-CN` or `en`.
    Lang(&'static str),
    /// Be light, dark, or as the device is.
    Scheme(&'static str),
    /// Use this accent, in shades that can be read.
    Accent(Colour),
    /// Text is larger or smaller, in per cent.
    FontPercent(u16),
    /// Offer none but these of [`TOOLS`].
    Tools(Vec<&'static str>),
    /// Whether digits of a card are asked for.
    CardInput(bool),
    /// Put this into a field of the ticket, where the merchant may change it.
    Fill(Field, String),
    /// Show this number to call.
    Hotline(String),
    /// Begin anew.
    Reset,
    /// Print.
    Print,
    /// Offer the merchant to hand over the ticket.
    Report,
}

/// Reads what the page around says.
///
/// # Errors
/// What to tell it where nothing is done.
pub fn order(word: &str, value: &str, trust: Trust) -> Result<Order, Trouble> {
    let one = |known: &[&'static str]| {
        let found = known.iter().find(|known| **known == value);
        found.copied().ok_or(Trouble::Value)
    };
    let named = |order: Order| match trust {
        Trust::Named => Ok(order),
        Trust::Stranger => Err(Trouble::NotAllowed),
    };
    match word {
        "go" | "step" => place(value).map(Order::Go).ok_or(Trouble::Value),
        "lang" => one(&["zh-CN", "en"]).map(Order::Lang),
        "scheme" => one(&["light", "dark", "auto"]).map(Order::Scheme),
        "accent" => {
            let colour = Colour::read(value);
            colour.map(Order::Accent).ok_or(Trouble::Value)
        }
        "font-scale" => per_cent(value)
            .map(Order::FontPercent)
            .ok_or(Trouble::Value),
        "tools" => {
            let chosen = value.split_ascii_whitespace();
            let known = chosen.map(|name| TOOLS.into_iter().find(|tool| *tool == name));
            let tools = known.collect::<Option<_>>().map(Order::Tools);
            tools.ok_or(Trouble::Value)
        }
        "card-input" => one(&["on", "off"]).map(|value| Order::CardInput(value == "on")),
        "serial" => fill(Field::Serial, value),
        "terminal" => fill(Field::Terminal, value),
        "hotline" => {
            let digits = value.chars().filter(char::is_ascii_digit).count();
            let rest = value.strip_prefix('+').unwrap_or(value);
            let plain = rest.starts_with(|c: char| c.is_ascii_digit())
                && rest.chars().all(|c| c.is_ascii_digit() || " -".contains(c));
            // Who may not say it is not told whether it would have been right.
            let order = named(Order::Hotline(value.to_owned()))?;
            let fits = plain && (3..=20).contains(&digits) && value.len() <= 40;
            fits.then_some(order).ok_or(Trouble::Value)
        }
        "reset" => Ok(Order::Reset),
        "print" => Ok(Order::Print),
        "report" => named(Order::Report),
        _ => Err(Trouble::Unknown),
    }
}

/// A scale from 0.85 to 1.5, with at most two decimals, in per cent: `1.25` is 125.
fn per_cent(value: &str) -> Option<u16> {
    let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let tenth = if part.len() == 1 { 10 } else { 1 };
    let percent = whole.parse::<u16>().ok()? * 100 + part.parse::<u16>().ok()? * tenth;
    (85..=150).contains(&percent).then_some(percent)
}

/// A number as it stands on a label, or as an acquirer gives it.
fn fill(field: Field, value: &str) -> Result<Order, Trouble> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-./ ".contains(c);
    let fits = (1..=40).contains(&value.len()) && value.chars().all(plain);
    let filled = || Order::Fill(field, value.to_owned());
    fits.then(filled).ok_or(Trouble::Value)
}

/// A place of the page without its `#/`, in letters, digits and `/-.`, with one `?where=`.
fn place(value: &str) -> Option<String> {
    let path = value.strip_prefix("#/").unwrap_or(value);
    let (name, seen) = path.split_once("?where=").unwrap_or((path, ""));
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-.".contains(c);
    let fits =
        path.len() <= 80 && name.chars().all(plain) && seen.chars().all(|c| c.is_ascii_lowercase());
    fits.then(|| format!("#/{path}"))
}
