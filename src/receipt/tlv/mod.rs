//! Elements of tag, length and value: what a chip and a host say to each other.
//!
//! In: bytes, and which tags are known (only to find the way after damage). Out: a [`Tree`]:
//! elements in the order of their bytes, what stands between them, and what is wrong, each with
//! its place. The coding is that of ISO/IEC 8825-1 as EMV Book 3, annex B, narrows it; long and
//! indefinite lengths, padding of `00` and `FF`, and a status word at the end are read too.
//!
//! Invariant: every byte belongs to one element or stretch (`receipt::tlv`).
//! Invariant: the work is linear in the bytes, however deep they nest (`receipt::tlv`).

mod dol;
mod header;

pub use dol::{Wanted, wanted};
use header::{Header, Length, header};

/// How deep elements are read; what lies deeper stays unread, with a fault.
pub const DEEPEST: usize = 16;

/// One element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The tag's bytes as a number: `0x9F26`.
    pub tag: u32,
    /// How many elements it lies in.
    pub depth: u8,
    /// Where its tag begins.
    pub at: usize,
    /// Bytes of tag and length.
    pub head: u8,
    /// Bytes of the value.
    pub len: usize,
    /// Whether its value is elements.
    pub constructed: bool,
    /// What a maker's own sign before the length says of the value.
    pub mark: Mark,
}

impl Item {
    /// Where the value lies.
    pub fn value<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        let from = self.at + usize::from(self.head);
        bytes.get(from..from + self.len).unwrap_or(&[])
    }
}

/// How a maker's own coding says that a value is not plain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It is plain.
    #[default]
    None,
    /// `A1` before the length: covered with asterisks.
    Covered,
    /// `C1` before the length: enciphered.
    Enciphered,
    /// A tag of two bytes whose second has bit 8 set, which no standard allows.
    ShortTag,
}

/// What stands between elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// `00` or `FF`.
    Padding,
    /// The two bytes that end an answer of a card.
    StatusWord,
    /// The `00 00` that ends an indefinite length.
    End,
    /// Damage: not read.
    Unread,
}

/// Bytes between elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where they begin.
    pub at: usize,
    /// How many they are.
    pub len: usize,
    /// What they are.
    pub filler: Filler,
}

/// Why bytes are no element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They end within the tag.
    TagCut,
    /// The tag has more than four bytes.
    TagLong,
    /// They end within the length.
    LengthCut,
    /// The length has more than four bytes, or more than a machine holds.
    LengthLong,
    /// The value needs so many bytes, and so many are there.
    ValueCut {
        /// Bytes that the length announces.
        need: usize,
        /// Bytes that are left.
        have: usize,
    },
    /// The element around ends before this one does.
    ParentEnds,
    /// A value of unknown length whose end never comes.
    NoEnd,
    /// An indefinite length on a tag that holds no elements.
    Indefinite,
    /// Nested deeper than [`DEEPEST`].
    TooDeep,
}

/// What is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first byte of what could not be read.
    pub at: usize,
    /// What is wrong with it.
    pub why: Why,
}

/// Everything that bytes hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Elements in the order of their bytes; one that holds others comes before them.
    pub items: Vec<Item>,
    /// What stands between them.
    pub stretches: Vec<Stretch>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Turns of the reader, for the proof that the work is linear.
    pub steps: usize,
}

impl Tree {
    /// The status word at the end.
    pub fn status_word(&self, bytes: &[u8]) -> Option<u16> {
        let mut last = self.stretches.iter().rev();
        let word = last.find(|s| s.filler == Filler::StatusWord)?;
        Some(u16::from_be_bytes([
            *bytes.get(word.at)?,
            *bytes.get(word.at + 1)?,
        ]))
    }

    /// The first element with a tag, and its value.
    pub fn value<'a>(&self, bytes: &'a [u8], tag: u32) -> Option<&'a [u8]> {
        let item = self.items.iter().find(|item| item.tag == tag)?;
        Some(item.value(bytes))
    }

    fn stretch(&mut self, at: usize, len: usize, filler: Filler) {
        match self.stretches.last_mut() {
            Some(last)
                if last.filler == filler
                    && last.at + last.len == at
                    && filler != Filler::StatusWord =>
            {
                last.len += len;
            }
            _ if len > 0 => self.stretches.push(Stretch { at, len, filler }),
            _ => {}
        }
    }
}

/// An element whose value is being read.
struct Open {
    /// Where its value ends; of an indefinite one, where that of the element around it does.
    end: usize,
    /// Its place among the items, where its length is still to be found.
    unfinished: Option<usize>,
}

/// Reads bytes.
pub fn read(bytes: &[u8], is_known: &dyn Fn(u32) -> bool) -> Tree {
    let mut tree = Tree {
        // As many as a terminal sends in so many bytes.
        items: Vec::with_capacity((bytes.len() / 6).min(64)),
        ..Tree::default()
    };
    let mut open: Vec<Open> = Vec::with_capacity(DEEPEST);
    let mut at = 0;
    loop {
        tree.steps += 1;
        let end = open.last().map_or(bytes.len(), |frame| frame.end);
        if at >= end {
            match open.pop() {
                None => return tree,
                Some(Open {
                    unfinished: Some(item),
                    ..
                }) => {
                    let began = tree.items[item];
                    tree.items[item].len = at - began.at - usize::from(began.head);
                    tree.faults.push(Fault {
                        at: began.at,
                        why: Why::NoEnd,
                    });
                }
                Some(_) => {}
            }
            continue;
        }
        if bytes[at] == 0
            && bytes.get(at + 1) == Some(&0)
            && at + 1 < end
            && let Some(Open {
                unfinished: Some(item),
                ..
            }) = open.last()
        {
            let began = tree.items[*item];
            tree.items[*item].len = at - began.at - usize::from(began.head);
            tree.stretch(at, 2, Filler::End);
            open.pop();
            at += 2;
            continue;
        }
        if is_padding(bytes, at, end) {
            tree.stretch(at, 1, Filler::Padding);
            at += 1;
            continue;
        }
        if open.is_empty() && !tree.items.is_empty() && ends_with_status(bytes, at) {
            tree.stretch(at, 2, Filler::StatusWord);
            at += 2;
            continue;
        }
        match header(bytes, at, end) {
            Ok(found) => at = take(&mut tree, &mut open, at, end, found),
            Err(why) => {
                // Where the input goes on, it is the element around that is too short.
                let cut = matches!(why, Why::TagCut | Why::LengthCut | Why::ValueCut { .. });
                let why = if cut && end < bytes.len() {
                    Why::ParentEnds
                } else {
                    why
                };
                tree.faults.push(Fault { at, why });
                let next = resume(bytes, at + 1, end, is_known, &mut tree.steps);
                tree.stretch(at, next - at, Filler::Unread);
                at = next;
            }
        }
    }
}

/// Takes an element; where to read on.
fn take(tree: &mut Tree, open: &mut Vec<Open>, at: usize, end: usize, found: Header) -> usize {
    let from = at + usize::from(found.head);
    let (len, unfinished) = match found.length {
        Length::Bytes(len) => (len, None),
        Length::Indefinite => (end - from, Some(tree.items.len())),
    };
    let too_deep = found.constructed && open.len() >= DEEPEST;
    tree.items.push(Item {
        tag: found.tag,
        depth: open.len() as u8,
        at,
        head: found.head,
        len,
        constructed: found.constructed && !too_deep,
        mark: found.mark,
    });
    if too_deep {
        tree.faults.push(Fault {
            at,
            why: Why::TooDeep,
        });
        return from + len;
    }
    if found.constructed {
        open.push(Open {
            end: from + len,
            unfinished,
        });
        return from;
    }
    from + len
}

/// `00` where a tag should be; `FF` before another or at the end, for tags such as `FF60` begin
/// with it too.
fn is_padding(bytes: &[u8], at: usize, end: usize) -> bool {
    match bytes[at] {
        0 => true,
        0xFF => at + 1 == end || bytes[at + 1] == 0xFF,
        _ => false,
    }
}

/// Whether the last two bytes are a status word (ISO/IEC 7816-4:2020, 5.6: `61` to `6F`, or `9`
/// and any digit), perhaps with padding behind.
fn ends_with_status(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at..];
    match rest {
        [0x90, 0x00] => true,
        [0x90, 0x00, pad @ ..] if pad.len() <= 8 => pad.iter().all(|b| *b == 0),
        [0x61..=0x6F, _] | [0x93 | 0x94, _] => true,
        _ => false,
    }
}

/// The next place from which an element with a known tag can be read; the end where none is.
fn resume(
    bytes: &[u8],
    from: usize,
    end: usize,
    is_known: &dyn Fn(u32) -> bool,
    steps: &mut usize,
) -> usize {
    let mut at = from;
    while at < end {
        *steps += 1;
        if let Ok(found) = header(bytes, at, end)
            && is_known(found.tag)
            && found.mark == Mark::None
            && let Length::Bytes(len) = found.length
            && len > 0
        {
            // Two in a row, or one to the very end: a single tag is found in any rubbish.
            let next = match found.constructed {
                true => at + usize::from(found.head),
                false => at + usize::from(found.head) + len,
            };
            let goes_on =
                |next: usize| matches!(header(bytes, next, end), Ok(more) if is_known(more.tag));
            if next == end || goes_on(next) {
                return at;
            }
        }
        at += 1;
    }
    end
}
