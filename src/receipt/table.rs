//! The table of terms: tags, bits, codes, labels, rules and fields, packed as one piece without
//! texts, and what they are called in a language as another.
//!
//! In: the bytes of `receipt.bin` and of `zh-CN.terms.bin` or `en.terms.bin`. Out: [`Terms`],
//! which readers ask, and [`Texts`], whose rows stand in the same order.

use super::word::{As, Fact, Secret, Set, Strength, Weight, What, Word};
use core::cmp::Ordering;
use serde::{Deserialize, Serialize};

/// The layout of the packed files; a change of [`Packed`] changes it.
pub(super) const LAYOUT: u8 = 1;

/// Whose reading of a tag a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Of {
    /// Everybody's.
    #[default]
    All,
    /// Visa's.
    Visa,
    /// Mastercard's.
    Mastercard,
    /// American Express's.
    Amex,
    /// UnionPay's.
    Unionpay,
    /// Another scheme's, with no tags of its own here.
    Other,
}

/// A label: what it stands for, and its text in small letters without spaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Label {
    pub(super) what: What,
    /// The tag, where `what` is one.
    pub(super) tag: u32,
    pub(super) text: String,
}

/// One row of tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The tag.
    pub tag: u32,
    /// Whose reading this is.
    pub of: Of,
    /// The kind of its value.
    pub kind: As,
    /// Why its value is hidden.
    pub secret: Secret,
}

/// One row of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bit {
    /// The tag whose value has it; [`IAD`] for card verification results.
    pub tag: u32,
    /// Whose reading this is.
    pub of: Of,
    /// The byte, from 1.
    pub byte: u8,
    /// The bits of the byte.
    pub mask: u8,
    /// What they are, under the mask, for the row to hold.
    pub value: u8,
    /// What it means for the sale.
    pub weight: Weight,
}

/// The seat of card verification results, which lie inside 9F10, among tags of bits.
pub const IAD: u32 = 0x9F10;

/// One condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Condition {
    pub(super) not: bool,
    pub(super) test: Test,
}

/// What a condition looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Test {
    /// One of some bits (byte, mask) of a tag's value is set.
    Bits(u32, Vec<(u8, u8)>),
    /// None of some bits is set, and the value is there.
    Clear(u32, Vec<(u8, u8)>),
    /// A word of the scene is one of these; `x` stands for any sign.
    Is(Word, Vec<String>),
    /// A plain fact of the scene.
    Fact(Fact),
}

/// A rule: what it wants, how far it goes, and what the engine learns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) when: Vec<Condition>,
    pub(super) strength: Strength,
    /// Whether only other customers' cards can tell.
    pub(super) many: bool,
    /// Whether nobody knows whether the customer paid.
    pub(super) money: bool,
    /// Lines of a session's log.
    pub(super) evidence: Vec<String>,
}

/// One field of a message of ISO 8583:1987.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Field {
    pub(super) number: u8,
    /// Digits of a length before it: 0, 2 or 3.
    pub(super) prefix: u8,
    /// Its length, or the longest.
    pub(super) length: u16,
    /// Whether it is binary, eight bits a byte.
    pub(super) binary: bool,
    pub(super) secret: Secret,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Packed {
    pub(super) layout: u8,
    pub(super) tags: Vec<Tag>,
    pub(super) bits: Vec<Bit>,
    /// Tags that have the bits of another.
    pub(super) alike: Vec<(u32, u32)>,
    pub(super) codes: Vec<(Set, String)>,
    pub(super) labels: Vec<Label>,
    pub(super) rules: Vec<Rule>,
    pub(super) fields: Vec<Field>,
    /// Codes of DE39 that have an entry of their own.
    pub(super) entries: Vec<String>,
}

/// What the rows of a table are called in a language; rows stand in the order of [`Terms`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    pub(super) layout: u8,
    pub(super) tags: Vec<String>,
    pub(super) bits: Vec<String>,
    pub(super) codes: Vec<String>,
    /// What is found, and what to do.
    pub(super) rules: Vec<(String, String)>,
    pub(super) fields: Vec<String>,
}

impl Texts {
    /// Reads the packed file.
    ///
    /// # Errors
    /// Where it is damaged or of another layout.
    pub fn load(bytes: &[u8]) -> Result<Self, Damaged> {
        let texts: Self = read(bytes)?;
        Ok(texts)
    }

    /// The name of a row of tags.
    pub fn tag(&self, row: usize) -> &str {
        self.tags.get(row).map_or("", String::as_str)
    }

    /// What a row of bits says.
    pub fn bit(&self, row: usize) -> &str {
        self.bits.get(row).map_or("", String::as_str)
    }

    /// What a row of codes says.
    pub fn code(&self, row: usize) -> &str {
        self.codes.get(row).map_or("", String::as_str)
    }

    /// What a rule finds, and what to do.
    pub fn rule(&self, row: usize) -> (&str, &str) {
        let row = self.rules.get(row);
        row.map_or(("", ""), |(say, next)| (say.as_str(), next.as_str()))
    }

    /// The name of a row of fields.
    pub fn field(&self, row: usize) -> &str {
        self.fields.get(row).map_or("", String::as_str)
    }
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It is cut, altered or something else.
    File,
    /// It was written by another version of the program.
    Layout,
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Damaged> {
    if bytes.first().is_some_and(|layout| *layout != LAYOUT) {
        return Err(Damaged::Layout);
    }
    postcard::from_bytes(bytes).map_err(|_| Damaged::File)
}

/// The table of terms.
#[derive(Clone, Debug)]
pub struct Terms {
    pub(super) packed: Packed,
    /// Labels by the first letter: the letter, and where its rows begin, longest first.
    pub(super) heads: Vec<(char, u16, u16)>,
    /// With how many hexadecimal digits a label begins at most: four, as in `DE55`.
    pub(super) n_digits: usize,
    /// Places of codes, by list and code.
    codes: Vec<u16>,
    /// Places of bits, by tag.
    bits: Vec<u16>,
}

/// Places of rows in an order; rows that are alike in it stay as they stand.
fn ordered<T>(rows: &[T], order: impl Fn(&T, &T) -> Ordering) -> Vec<u16> {
    let mut places: Vec<u16> = (0..).take(rows.len()).collect();
    places.sort_by(|a, b| order(&rows[usize::from(*a)], &rows[usize::from(*b)]));
    places
}

impl Terms {
    /// Reads the packed file.
    ///
    /// # Errors
    /// Where it is damaged or of another layout.
    pub fn load(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut packed: Packed = read(bytes)?;
        packed.tags.sort_by_key(|row| (row.tag, row.of));
        let first = |label: &Label| label.text.chars().next().unwrap_or(' ');
        let rank = |l: &Label| (first(l), usize::MAX - l.text.len());
        packed.labels.sort_by_key(rank);
        let mut heads: Vec<(char, u16, u16)> = Vec::new();
        for (at, label) in packed.labels.iter().enumerate() {
            match heads.last_mut() {
                Some(last) if last.0 == first(label) => last.2 = at as u16 + 1,
                _ => heads.push((first(label), at as u16, at as u16 + 1)),
            }
        }
        let digits = |label: &Label| {
            let signs = label.text.chars();
            signs.take_while(char::is_ascii_hexdigit).count()
        };
        Ok(Self {
            n_digits: packed.labels.iter().map(digits).max().unwrap_or(0),
            codes: ordered(&packed.codes, Ord::cmp),
            bits: ordered(&packed.bits, |a, b| a.tag.cmp(&b.tag)),
            packed,
            heads,
        })
    }

    /// The row of a tag as a scheme reads it, else as everybody does; its place and itself.
    pub fn tag(&self, tag: u32, of: Of) -> Option<(usize, Tag)> {
        let tags = &self.packed.tags;
        let from = tags.partition_point(|row| row.tag < tag);
        let rows = (from..).zip(&tags[from..]);
        let mut found = None;
        // Everybody's stands first.
        for (at, row) in rows.take_while(|(_, row)| row.tag == tag) {
            if row.of == of || row.of == Of::All {
                found = Some((at, *row));
            }
        }
        found
    }

    /// Whether a tag is in the table.
    pub fn is_known(&self, tag: u32) -> bool {
        self.tag(tag, Of::All).is_some()
    }

    /// How many different tags it has.
    pub fn n_tags(&self) -> usize {
        let rows = self.packed.tags.iter();
        rows.filter(|row| row.of == Of::All).count()
    }

    /// The rows of bits that a tag has in a scheme's reading, each with its place.
    pub fn bits(&self, tag: u32, of: Of) -> impl Iterator<Item = (usize, Bit)> + '_ {
        let alike = self.packed.alike.iter().find(|(from, _)| *from == tag);
        let tag = alike.map_or(tag, |(_, to)| *to);
        let row = |at: u16| (usize::from(at), self.packed.bits[usize::from(at)]);
        let from = self.bits.partition_point(|at| row(*at).1.tag < tag);
        let rows = self.bits[from..].iter().map(move |at| row(*at));
        rows.take_while(move |(_, row)| row.tag == tag)
            .filter(move |(_, row)| row.of == Of::All || row.of == of)
    }

    /// The codes of a list from one on, each with its place.
    fn codes(&self, set: Set, from: &str) -> impl Iterator<Item = (usize, &str)> {
        let row = |at: &u16| {
            let (set, code) = &self.packed.codes[usize::from(*at)];
            (*set, code.as_str())
        };
        let first = self.codes.partition_point(|at| row(at) < (set, from));
        let rows = self.codes[first..].iter();
        { rows.map(move |at| (usize::from(*at), row(at))) }
            .take_while(move |(_, (of, _))| *of == set)
            .map(|(at, (_, code))| (at, code))
    }

    /// A row of bits.
    pub fn bit(&self, row: usize) -> Option<Bit> {
        self.packed.bits.get(row).copied()
    }

    /// The place of a code in its list.
    pub fn code(&self, set: Set, code: &str) -> Option<usize> {
        let found = self.codes(set, code).next();
        found.filter(|(_, is)| *is == code).map(|(at, _)| at)
    }

    /// A code by its place.
    pub fn code_at(&self, row: usize) -> &str {
        self.packed.codes.get(row).map_or("", |(_, c)| c.as_str())
    }

    /// The status word's row; `X` in the table stands for any digit.
    pub fn status(&self, word: u16) -> Option<usize> {
        let hex = format!("{word:04X}");
        let wild = |code: &str| {
            let pairs = code.bytes().zip(hex.bytes());
            code.len() == 4 && { pairs }.all(|(c, h)| c == b'X' || c == h)
        };
        let rows = self.codes(Set::Sw, "").filter(|(_, code)| wild(code));
        rows.map(|(at, _)| at).min()
    }

    /// The longest known application that an identifier begins with.
    pub fn application(&self, aid: &str) -> Option<usize> {
        let fits = { self.codes(Set::Aid, "") }.filter(|(_, code)| aid.starts_with(code));
        fits.max_by_key(|(_, code)| code.len()).map(|(at, _)| at)
    }

    /// The scheme of an application's first ten digits, in the registry's words.
    pub fn scheme_row(&self, aid: &str) -> Option<usize> {
        self.code(Set::Rid, aid.get(..10)?)
    }

    /// Who reads tags his own way under an application.
    pub fn of(&self, aid: &str) -> Of {
        match aid.get(..10) {
            Some("A000000003" | "A000000098") => Of::Visa,
            Some("A000000004") => Of::Mastercard,
            Some("A000000025" | "A000000790") => Of::Amex,
            Some("A000000333") => Of::Unionpay,
            Some(_) => Of::Other,
            None => Of::All,
        }
    }
}
