//! Lists of data objects: tags and lengths without values (EMV Book 3, 5.4).

use super::header::{Length, header};

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The tag.
    pub tag: u32,
    /// Bytes that are wanted; none in a list of tags alone.
    pub len: Option<usize>,
}

/// The entries of a list, and whether all its bytes were read.
pub fn wanted(bytes: &[u8], with_lengths: bool) -> (Vec<Wanted>, bool) {
    let (mut list, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        // A header wants its value; an empty one behind makes the tag readable by itself.
        let Some((tag, width)) = tag(&bytes[at..]) else {
            return (list, false);
        };
        at += width;
        let mut len = None;
        if with_lengths {
            let Some(byte) = bytes.get(at) else {
                return (list, false);
            };
            len = Some(usize::from(*byte));
            at += 1;
        }
        list.push(Wanted { tag, len });
    }
    (list, true)
}

/// The tag at the beginning of bytes, and how many it has.
fn tag(bytes: &[u8]) -> Option<(u32, usize)> {
    (1..=bytes.len().min(4)).find_map(|width| {
        let mut alone = [0_u8; 5];
        alone[..width].copy_from_slice(&bytes[..width]);
        let found = header(&alone, 0, width + 1).ok()?;
        let empty = matches!(found.length, Length::Bytes(0));
        (empty && usize::from(found.head) == width + 1).then_some((found.tag, width))
    })
}
