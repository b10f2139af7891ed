//! What is known of exports: names of columns, words in cells, layouts; data, not code.
//!
//! In: `amount.bin`, packed from `packs/<pack>/amount/`. Out: [`Shapes`], which finds what a
//! header's columns are, what a word means and which layout a header is. A layout is a row of
//! data; only file formats are code.

pub use super::layout::{Format, Layout, Meaning, Role, Sign, Stated, Unit};
use super::text::folded;
use serde::{Deserialize, Serialize};

/// Everything that is known of exports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shapes {
    /// Names of columns of a role, the likeliest first, folded.
    pub roles: Vec<(Role, Vec<String>)>,
    /// Words of a meaning, in small letters.
    pub words: Vec<(Meaning, Vec<String>)>,
    /// Words for currencies.
    pub currencies: Vec<(String, String)>,
    /// Names of numbers in summaries, folded.
    pub stated: Vec<(String, Stated)>,
    /// Labels before `N笔` in running text, and what counts and sums behind them state.
    pub labels: Vec<(String, Stated, Stated)>,
    /// Words that only lines around the rows have.
    pub around: Vec<String>,
    /// The layouts.
    pub layouts: Vec<Layout>,
}

/// A header's name in both ways of comparing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// As it is shown.
    pub shown: String,
    /// Without blanks, in small letters, brackets kept.
    pub full: String,
    /// Without what stands in brackets.
    pub bare: String,
}

impl Name {
    /// Of a header's text.
    pub fn of(text: &str) -> Self {
        Self {
            shown: text.trim().to_owned(),
            full: full(text),
            bare: folded(text),
        }
    }

    /// Whether a name of the data means this one: with brackets to the letter, else without.
    pub fn is(&self, name: &str) -> bool {
        if name.contains('(') {
            self.full == name
        } else {
            self.bare == name
        }
    }
}

/// A name as data holds it: brackets kept, blanks and marks gone.
pub fn full(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' | '[' | '【' => out.push('('),
            '）' | ']' | '】' => out.push(')'),
            '_' | '-' | '.' | '/' | '#' | '*' | '`' | '"' | '\'' | ':' | '：' | '\u{FEFF}' => {}
            c if c.is_whitespace() => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

impl Shapes {
    /// Reads `amount.bin`; none where the bytes are something else.
    pub fn load(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The role of a column by its name, and how likely among names of that role (0 first).
    pub fn role(&self, name: &Name) -> Option<(Role, usize)> {
        let mut best: Option<(Role, usize)> = None;
        for (role, names) in &self.roles {
            let at = names.iter().position(|n| name.is(n));
            if let Some(at) = at
                && best.is_none_or(|(_, other)| at < other)
            {
                best = Some((*role, at));
            }
        }
        best
    }

    /// What a word means: the longest that the text is or has in it.
    pub fn meaning(&self, text: &str, wanted: &[Meaning]) -> Option<Meaning> {
        let text = text
            .trim_matches(|c: char| c.is_whitespace() || c == '`' || c == '"')
            .to_lowercase();
        let mut best: Option<(usize, Meaning)> = None;
        for (meaning, words) in self.words.iter().filter(|(m, _)| wanted.contains(m)) {
            for word in words {
                let hit = text == *word || (word.len() > 2 && text.contains(word.as_str()));
                let weight = if text == *word { 1000 } else { word.len() };
                if hit && best.is_none_or(|(other, _)| weight > other) {
                    best = Some((weight, *meaning));
                }
            }
        }
        best.map(|(_, meaning)| meaning)
    }

    /// The layout whose every needed name a header has, the one that needs most; a mark above
    /// the header counts as three names.
    pub fn layout(&self, names: &[Name], above: &str) -> Option<usize> {
        let fits = |layout: &Layout| {
            let all = layout
                .needs
                .iter()
                .all(|need| names.iter().any(|name| name.is(need)));
            let marked = !layout.mark.is_empty() && above.contains(&layout.mark);
            let marks = layout.mark.is_empty() || marked;
            let weight = layout.needs.len() + if marked { 3 } else { 0 };
            (layout.format == Format::Delimited && all && marks && !layout.needs.is_empty())
                .then_some(weight)
        };
        let weighed = self
            .layouts
            .iter()
            .enumerate()
            .filter_map(|(at, l)| Some((fits(l)?, at)));
        // Of equals the first.
        weighed
            .max_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at)))
            .map(|(_, at)| at)
    }

    /// The first layout of a file format that is not delimited.
    pub fn of_format(&self, format: Format) -> Option<usize> {
        self.layouts
            .iter()
            .position(|layout| layout.format == format)
    }

    /// The currency of a word or code.
    pub fn currency(&self, text: &str) -> Option<super::money::Currency> {
        let text = text.trim();
        let word = self.currencies.iter().find(|(word, _)| word == text);
        let code = word.map_or(text, |(_, code)| code.as_str());
        super::money::Currency::read(code.as_bytes())
    }
}
