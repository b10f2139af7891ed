//! A pasted text, read: what it says, what follows from it, and what of it may be shown.
//!
//! In: text, the table, and what the table of cards says of digits. Out: a [`Reading`] that holds
//! no secret: values that are never shown are dropped here, card numbers in others covered.

use super::cover::{Label, Sense, cover, cover_hex, cover_in};
use super::finding::{Finding, findings};
use super::message::{self, Message};
use super::scan::{Damage, Seen, Trust, scan};
use super::scene::Scene;
use super::table::{Of, Terms};
use super::tlv::{Fault, Filler, Item, Mark, Stretch, Tree};
use super::value::{Say, said_by, says};
use super::word::{Fact, Secret, What, Word};

/// One line of what a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub what: What,
    /// The tag, where it is one, and its row in the table.
    pub tag: Option<(u32, usize)>,
    /// Its value as it may be shown; empty where it is hidden.
    pub value: String,
    /// Where it stands in the text, in characters.
    pub at: usize,
    /// How it was read.
    pub trust: Trust,
    /// Why its value is hidden.
    pub secret: Secret,
    /// What the value says.
    pub says: Vec<Say>,
}

/// One element of chip data, as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The element.
    pub item: Item,
    /// Its row in the table.
    pub row: Option<usize>,
    /// Its value's digits; empty where it holds elements or is hidden.
    pub value: String,
    /// Why its value is hidden.
    pub secret: Secret,
    /// What the value says.
    pub says: Vec<Say>,
}

/// Chip data, as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// Where it stands in the text, in characters.
    pub at: usize,
    /// How many bytes it has.
    pub len: usize,
    /// Its elements.
    pub nodes: Vec<Node>,
    /// What stands between them.
    pub stretches: Vec<Stretch>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Why the text is no whole bytes.
    pub damage: Option<Damage>,
    /// The status word at the end, and its row.
    pub status: Option<(u16, Option<usize>)>,
}

/// What a text says and what follows.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Lines in the order of the text.
    pub lines: Vec<Line>,
    /// Chip data.
    pub data: Vec<Data>,
    /// Messages.
    pub messages: Vec<Message>,
    /// What follows, the first to act on first.
    pub findings: Vec<Finding>,
    /// What rules looked at.
    pub scene: Scene,
    /// Secrets that stood there and were not taken in, each kind once.
    pub refused: Vec<Secret>,
    /// Whether the text was too long and its end was left.
    pub cut: bool,
    /// Turns of the readers.
    pub steps: usize,
}

impl Reading {
    /// Whether nothing was found that says anything.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.data.is_empty() && self.messages.is_empty()
    }

    /// Whether the slip says that the sale was approved.
    pub fn is_approved(&self) -> bool {
        self.scene.has(Fact::Approved)
    }

    /// The response code.
    pub fn response(&self) -> Option<&str> {
        self.scene.word(Word::Rc)
    }
}

/// Reads a text.
pub fn read(terms: &Terms, text: &str, sense: Sense<'_>) -> Reading {
    let scan = scan(terms, text);
    let mut messages = Vec::new();
    for (_, digits) in &scan.messages {
        let read = message::read(terms, digits);
        messages.extend(read.filter(|m| m.parts.len() > 1 && m.stopped.is_none() && m.rest < 8));
    }
    let scene = Scene::of(terms, &scan, &messages);
    let mut reading = Reading {
        findings: findings(terms, &scene),
        cut: scan.cut,
        steps: scan.steps,
        ..Reading::default()
    };
    for seen in &scan.seen {
        refuse(&mut reading.refused, seen.secret);
        if !matches!(seen.secret, Secret::None | Secret::Pan)
            || seen.secret == Secret::Pan && seen.value.is_empty()
        {
            continue;
        }
        reading.lines.push(line(terms, seen, scene.of, sense));
    }
    for blob in &scan.blobs {
        let data = data(
            terms,
            blob.at,
            &blob.bytes,
            &blob.tree,
            blob.damage,
            scene.of,
            sense,
        );
        for node in &data.nodes {
            refuse(&mut reading.refused, node.secret);
        }
        reading.data.push(data);
    }
    for message in &mut messages {
        for part in &mut message.parts {
            refuse(&mut reading.refused, part.secret);
            let label = match part.number {
                11 | 12 | 13 | 7 | 32 | 33 | 37 | 41 | 42 => Label::Named,
                _ => Label::None,
            };
            part.value = cover(&part.value, label, sense);
            if part.number == 55 && !part.bytes.is_empty() {
                let tree = super::tlv::read(&part.bytes, &|tag| terms.is_known(tag));
                reading.steps += tree.steps;
                reading
                    .data
                    .push(data(terms, 0, &part.bytes, &tree, None, scene.of, sense));
                part.value.clear();
            }
            part.bytes.clear();
        }
    }
    reading.messages = messages;
    reading.scene = scene;
    reading
}

fn refuse(refused: &mut Vec<Secret>, secret: Secret) {
    if secret != Secret::None && secret != Secret::Pan && !refused.contains(&secret) {
        refused.push(secret);
    }
}

fn line(terms: &Terms, seen: &Seen, of: Of, sense: Sense<'_>) -> Line {
    let label = match seen.what {
        What::Merchant
        | What::Terminal
        | What::Rrn
        | What::Order
        | What::Trace
        | What::Batch
        | What::Date
        | What::Time
        | What::Auth
        | What::Amount => Label::Named,
        _ => Label::None,
    };
    let tag = (seen.what == What::Tag)
        .then(|| terms.tag(seen.tag, of))
        .flatten();
    let mut said = Vec::new();
    let mut value = seen.value.clone();
    if seen.what == What::Tag {
        let bytes = bytes(seen);
        if seen.trust == Trust::Read || seen.trust == Trust::Guessed {
            said = says(terms, seen.tag, &bytes, of);
        }
        let is_text = said.iter().any(|say| matches!(say, Say::Text(_)));
        if !is_text && seen.tag != 0x8A {
            value = if bytes.len() * 2 == value.len() {
                cover_hex(&bytes, sense)
            } else {
                cover(&value, Label::None, sense)
            };
            // What is covered as a whole is not told in parts.
            if value.contains('*') {
                said.clear();
            }
        }
        for say in &mut said {
            if let Say::Text(text) = say {
                *text = cover(text, Label::None, sense);
            }
        }
    }
    if let (What::Sw, Ok(word)) = (seen.what, u16::from_str_radix(&seen.value, 16)) {
        said.extend(
            terms
                .status(word)
                .map(|row| Say::CodeOf(row, u32::from(word & 15))),
        );
    }
    if seen.what == What::Rc {
        said.extend(terms.code(super::word::Set::Rc, &seen.value).map(Say::Code));
    }
    if seen.what == What::Entry {
        let two = seen.value.get(..2).unwrap_or_default();
        said.extend(terms.code(super::word::Set::Entry, two).map(Say::Code));
    }
    if seen.what == What::Service {
        said.extend(super::value::service(terms, &seen.value));
    }
    if seen.secret != Secret::Pan {
        value = cover(&value, label, sense);
    }
    Line {
        what: seen.what,
        tag: tag.map(|(row, tag)| (tag.tag, row)),
        value,
        at: seen.at,
        trust: seen.trust,
        secret: seen.secret,
        says: said,
    }
}

/// The bytes of a tag's value that was printed: as digits, or as letters.
fn bytes(seen: &Seen) -> Vec<u8> {
    let hex =
        seen.value.len().is_multiple_of(2) && seen.value.bytes().all(|b| b.is_ascii_hexdigit());
    if matches!(seen.tag, 0x8A | 0x50 | 0x9F12) && !(hex && seen.value.len() > 8) {
        return seen.value.as_bytes().to_vec();
    }
    let pairs = seen.value.as_bytes().chunks_exact(2);
    let byte =
        |p: &[u8]| u8::from_str_radix(std::str::from_utf8(p).unwrap_or("0"), 16).unwrap_or(0);
    pairs.map(byte).collect()
}

/// Chip data as it may be shown.
pub fn data(
    terms: &Terms,
    at: usize,
    bytes: &[u8],
    tree: &Tree,
    damage: Option<Damage>,
    of: Of,
    sense: Sense<'_>,
) -> Data {
    // In damaged data, or such as begins with no known tag, elements may be none, and a number
    // that is not covered may lie across them: values of unknown ones stay out.
    let doubtful = damage.is_some()
        || !tree.faults.is_empty()
        || !tree
            .items
            .first()
            .is_some_and(|item| terms.is_known(item.tag));
    let nodes = tree.items.iter().map(|item| {
        let value = item.value(bytes);
        let found = terms.tag(item.tag, of);
        let secret = match (item.mark, found) {
            (Mark::Covered | Mark::Enciphered, _) => Secret::Track,
            (_, Some((_, row))) => row.secret,
            _ => Secret::None,
        };
        let open = secret == Secret::None && !item.constructed && (found.is_some() || !doubtful);
        let mut said = if open {
            found.map_or_else(Vec::new, |(_, row)| {
                said_by(terms, item.tag, row, value, of)
            })
        } else {
            Vec::new()
        };
        // What is covered as a whole is not told in parts.
        let covered = if open {
            cover_hex(value, sense)
        } else {
            String::new()
        };
        if covered.contains('*') {
            said.clear();
        }
        for say in &mut said {
            match say {
                Say::Text(text) | Say::Part(_, text) => cover_in(text, Label::None, sense),
                // Eleven digits are no card's.
                Say::Number(n) if *n > 99_999_999_999 => {
                    let text = n.to_string();
                    if cover(&text, Label::None, sense) != text {
                        *say = Say::Odd;
                    }
                }
                _ => {}
            }
        }
        Node {
            item: *item,
            row: found.map(|(row, _)| row),
            value: covered,
            secret,
            says: said,
        }
    });
    let status = tree
        .status_word(bytes)
        .map(|word| (word, terms.status(word)));
    Data {
        at,
        len: bytes.len(),
        nodes: nodes.collect(),
        stretches: tree.stretches.clone(),
        faults: tree.faults.clone(),
        damage,
        status,
    }
}

/// Whether a stretch is damage.
pub fn is_damage(stretch: &Stretch) -> bool {
    stretch.filler == Filler::Unread
}
