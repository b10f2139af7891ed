//! Finds what a pasted text says: values by their labels, tags, chip data, telling words.
//!
//! In: any text, and the table. Out: [`Seen`]s in the order of the text. Receipts, logs, XML,
//! JSON, glued or wrapped, photographed; what is damaged is told, not passed over. Values that
//! are never shown are not kept: only that they were there.
//!
//! Invariant: the work is linear in the text (`receipt::linear`).

mod blob;
mod clean;
mod digits;
mod label;
mod plain;
mod tags;

pub use blob::{Blob, Damage};
pub use digits::Trust;

use super::table::{Of, Terms};
use super::word::{As, Secret, What};
use clean::Clean;
use zeroize::Zeroize;

use label::{Hit, is_word, labels, separates};

/// What is read of a text at most, in bytes; the rest is left.
pub const MOST: usize = 1 << 20;

/// Something that a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it is.
    pub what: What,
    /// The tag, where it is one.
    pub tag: u32,
    /// Its value; empty for a word, and for a secret.
    pub value: String,
    /// Where it stands, in characters.
    pub at: usize,
    /// How it was read.
    pub trust: Trust,
    /// Why its value is not kept.
    pub secret: Secret,
}

/// Everything that a text says.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of the text.
    pub seen: Vec<Seen>,
    /// Chip data.
    pub blobs: Vec<Blob>,
    /// Hexadecimal or digits that a label called a message, or that look like one.
    pub messages: Vec<(usize, String)>,
    /// Turns it took, for the proof that the work is linear.
    pub steps: usize,
    /// Whether the text was longer than [`MOST`].
    pub cut: bool,
}

impl Drop for Scan {
    fn drop(&mut self) {
        self.messages
            .iter_mut()
            .for_each(|(_, text)| text.zeroize());
        self.seen.iter_mut().for_each(|seen| seen.value.zeroize());
    }
}

/// Reads a text.
pub fn scan(terms: &Terms, text: &str) -> Scan {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let clean = Clean::read(&text[..end]);
    let signs = &clean.signs;
    let (hits, steps) = labels(terms, signs);
    let mut scan = Scan::default();
    (scan.cut, scan.steps) = (end < text.len(), steps);
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        let limit = hits.get(n + 1).map_or(signs.len(), |next| next.from);
        let read = Reader {
            terms,
            signs,
            clean: &clean,
            hit: *hit,
            limit,
        };
        if let Some(to) = read.take(&mut scan) {
            taken.push((hit.from, to));
        }
    }
    blob::hunt(terms, &clean, &taken, &mut scan);
    scan.seen.sort_by_key(|seen| seen.at);
    scan
}

/// One label and what follows it.
struct Reader<'a> {
    terms: &'a Terms,
    signs: &'a [char],
    clean: &'a Clean,
    hit: Hit,
    /// Where the next label begins.
    limit: usize,
}

impl Reader<'_> {
    /// Takes the value behind the label; the sign behind that.
    fn take(&self, scan: &mut Scan) -> Option<usize> {
        if is_word(self.hit.what) {
            self.see(scan, self.hit.what, 0, String::new(), Trust::Read);
            if self.hit.what == What::Declined
                && let Some((code, to)) = self.code_behind()
            {
                self.see(scan, What::Rc, 0, code, Trust::Read);
                return Some(to);
            }
            return Some(self.hit.to);
        }
        let from = self.value_begins()?;
        match self.hit.what {
            What::Tag => self.tag(scan, from),
            What::Tc | What::Arqc | What::Aac => {
                let run = digits::run(self.signs, from, self.limit, 16, false);
                if run.text.len() != 16 {
                    return None;
                }
                self.see(scan, self.hit.what, 0, String::new(), Trust::Read);
                let trust = if run.guessed {
                    Trust::Guessed
                } else {
                    Trust::Read
                };
                self.see(scan, What::Tag, 0x9F26, run.text, trust);
                Some(run.to)
            }
            What::CvmText => {
                let run = digits::run(self.signs, from, self.limit, 7, false);
                if run.text.len() == 6 {
                    self.see(scan, What::Tag, 0x9F34, run.text, Trust::Read);
                    return Some(run.to);
                }
                plain::take(self, scan, from)
            }
            What::Second => {
                let word = plain::token(self.signs, from, self.limit).0;
                let what = match word.as_str() {
                    "TC" => What::Tc,
                    "AAC" => What::Aac,
                    _ => return None,
                };
                self.see(scan, what, 0, String::new(), Trust::Read);
                Some(from)
            }
            What::Field55 => blob::labelled(self, scan, from),
            What::Message => None,
            What::Card | What::Name | What::Code | What::Pin | What::Track | What::Id => {
                self.secret(scan, from)
            }
            _ => plain::take(self, scan, from),
        }
    }

    /// The first sign of the value; at most one line's end lies before it, and only behind a
    /// mark.
    fn value_begins(&self) -> Option<usize> {
        let (mut at, mut marked, mut lines) = (self.hit.to, false, 0);
        while at < self.limit {
            let sign = self.signs[at];
            match sign {
                '\n' if marked && lines == 0 => lines += 1,
                ':' | '=' => marked = true,
                sign if separates(sign) => {}
                _ => return Some(at),
            }
            at += 1;
        }
        None
    }

    /// The bank's answer where it stands right behind the word, as in `DECLINED 51`, and the sign
    /// behind it; an amount, a date and a number of something are none.
    fn code_behind(&self) -> Option<(String, usize)> {
        let rest = self.signs[self.hit.to..self.limit].iter();
        let marks = rest.take(3).take_while(|s| separates(**s)).count();
        let (code, to) = plain::token(self.signs, self.hit.to + marks, self.limit);
        if code.len() != 2 || !code.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut behind = self.signs[to..self.limit].iter();
        let ends = matches!(behind.next(), None | Some('\n' | ' ' | ')' | ']'));
        let counts = matches!(
            behind.find(|s| **s != ' '),
            Some('元' | '块' | '次' | '笔' | '秒')
        );
        (ends && !counts).then_some((code, to))
    }

    fn see(&self, scan: &mut Scan, what: What, tag: u32, value: String, trust: Trust) {
        scan.seen.push(Seen {
            what,
            tag,
            value,
            at: self.clean.place(self.hit.from),
            trust,
            secret: Secret::None,
        });
    }

    /// A value that is never kept: only that it stands there. A covered card number keeps what
    /// may be shown of it.
    fn secret(&self, scan: &mut Scan, from: usize) -> Option<usize> {
        let (secret, value) = match self.hit.what {
            What::Card => (Secret::Pan, plain::covered(self.signs, from, self.limit)),
            What::Name => (Secret::Name, String::new()),
            What::Code => (Secret::Code, String::new()),
            What::Pin => (Secret::Pin, String::new()),
            What::Id => (Secret::Id, String::new()),
            _ => (Secret::Track, String::new()),
        };
        // 密码 and CVN also head lines that say something else: only digits are a value.
        let rest = &self.signs[from..self.limit];
        let run = rest.iter().take_while(|s| !matches!(s, '\n')).take(40);
        let digits = { run }.filter(|s| s.is_ascii_digit() || **s == '*').count();
        let least = if secret == Secret::Name { 0 } else { 3 };
        if digits < least {
            return None;
        }
        scan.seen.push(Seen {
            what: self.hit.what,
            tag: 0,
            value,
            at: self.clean.place(self.hit.from),
            trust: Trust::Read,
            secret,
        });
        let line = rest.iter().position(|s| *s == '\n');
        Some(from + line.unwrap_or(rest.len()))
    }

    /// The value of a tag that a label names.
    fn tag(&self, scan: &mut Scan, from: usize) -> Option<usize> {
        let tag = self.hit.tag;
        let row = self.terms.tag(tag, Of::All)?.1;
        if row.secret != Secret::None {
            return None;
        }
        match row.kind {
            As::Arc => return self.arc(scan, from),
            As::Text | As::Preferred => return plain::text(self, scan, tag, from),
            As::Aid => return self.aid(scan, from),
            _ => {}
        }
        let (least, most) = lengths(tag);
        let wraps = most > 16;
        let run = digits::run(self.signs, from, self.limit, most + 1, wraps);
        if run.text.len() < least.min(4) && run.text.len() != least {
            return None;
        }
        let whole = !self
            .signs
            .get(run.to)
            .is_some_and(|s| run.to < self.limit && s.is_ascii_alphanumeric());
        let trust = match run.text.len() {
            n if n % 2 == 1 => Trust::Odd,
            n if n < least || n > most => Trust::Length,
            _ if !whole => Trust::Signs,
            _ if run.guessed => Trust::Guessed,
            _ => Trust::Read,
        };
        self.see(scan, What::Tag, tag, run.text, trust);
        Some(run.to)
    }

    /// A code of two signs, or the four digits that stand for them.
    fn arc(&self, scan: &mut Scan, from: usize) -> Option<usize> {
        let (word, to) = plain::token(self.signs, from, self.limit);
        let letters = match word.len() {
            2 => word,
            4 => {
                let byte = |at: usize| u8::from_str_radix(word.get(at..at + 2)?, 16).ok();
                super::value::letters(&[byte(0)?, byte(2)?])?
            }
            _ => return None,
        };
        self.see(scan, What::Tag, 0x8A, letters, Trust::Read);
        Some(to)
    }

    /// An application's identifier; one that a camera damaged is put right where only one known
    /// application fits.
    fn aid(&self, scan: &mut Scan, from: usize) -> Option<usize> {
        let run = digits::run(self.signs, from, self.limit, 33, false);
        let (word, to) = plain::token(self.signs, from, self.limit);
        let is_whole = run.to >= to;
        if is_whole && !run.guessed && run.text.len() >= 10 {
            let even = run.text.len().is_multiple_of(2);
            let trust = if even { Trust::Read } else { Trust::Odd };
            let trust = if run.text.len() > 32 {
                Trust::Length
            } else {
                trust
            };
            self.see(scan, What::Tag, 0x84, run.text, trust);
            return Some(run.to);
        }
        if word.len() < 10 {
            return None;
        }
        let (value, trust) = match plain::known_aid(self.terms, &word) {
            Some(aid) => (aid, Trust::Guessed),
            None => (String::new(), Trust::Signs),
        };
        self.see(scan, What::Tag, 0x84, value, trust);
        Some(to)
    }
}

/// Digits that a value of a tag has, at least and at most.
fn lengths(tag: u32) -> (usize, usize) {
    match tag {
        0x95 | 0x9F0D..=0x9F0F | 0xDF8120..=0xDF8122 | 0x9F40 => (10, 10),
        0x9B | 0x82 | 0x9F07 | 0x9F36 | 0x9F6C | 0x9F1A | 0x5F28 => (4, 4),
        0x9F34 | 0x9F33 => (6, 6),
        0x9F27 | 0x9F35 | 0x9F39 | 0x5F34 | 0x9F17 => (2, 2),
        0x9F26 => (16, 16),
        0x9F37 | 0x9F66 => (8, 8),
        0x9F10 => (2, 64),
        _ => (2, 512),
    }
}
