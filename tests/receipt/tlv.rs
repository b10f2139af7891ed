//! Elements of chip data: every byte accounted for, damage told with its place.

use super::terms;
use crate::support::lcg::Lcg;
use poscheck::receipt::tlv::{self, DEEPEST, Filler, Tree, Wanted, Why, wanted};

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|p| (p[0] * 16 + p[1]) as u8).collect()
}

fn read(bytes: &[u8]) -> Tree {
    tlv::read(bytes, &|tag| terms().is_known(tag))
}

/// Each byte lies in one head, one plain value or one stretch.
fn is_whole(tree: &Tree, len: usize) -> Result<(), String> {
    let mut seen = vec![0_u8; len];
    let mut mark = |from: usize, count: usize| {
        seen[from..from + count].iter_mut().for_each(|n| *n += 1);
    };
    for item in &tree.items {
        mark(item.at, usize::from(item.head));
        if !item.constructed {
            mark(item.at + usize::from(item.head), item.len);
        }
    }
    for stretch in &tree.stretches {
        mark(stretch.at, stretch.len);
    }
    match seen.iter().position(|n| *n != 1) {
        Some(at) => Err(format!("byte {at} is counted {} times", seen[at])),
        None => Ok(()),
    }
}

/// Tags by depth, and the first fault.
#[track_caller]
fn check(hex: &str, items: &str, fault: Option<(usize, Why)>) {
    let bytes = bytes(hex);
    let tree = read(&bytes);
    let each = tree
        .items
        .iter()
        .map(|i| format!("{}{:02X}", "-".repeat(usize::from(i.depth)), i.tag));
    assert_eq!(each.collect::<Vec<_>>().join(" "), items, "{hex}");
    assert_eq!(tree.faults.first().map(|f| (f.at, f.why)), fault, "{hex}");
    assert_eq!(is_whole(&tree, bytes.len()), Ok(()), "{hex}");
}

#[test]
fn elements_padding_and_status_words() {
    check("", "", None);
    check("9505 0000008000 9B02 E800", "95 9B", None);
    check("7009 9F3602000A 9F270180".trim(), "70 -9F36 -9F27", None);
    check("0000 9A03 261122 0000", "9A", None);
    check("9A03 261122 FFFF", "9A", None);
    check("7705 82021980 00 9000", "77 -82", None);
    check("FF8105 05 9F27020000", "FF8105 -9F27", None);
    check("9F10 8103 010203", "9F10", None);
    check("9F10 820002 0102", "9F10", None);
    assert_eq!(
        read(&bytes("82021980 6985")).status_word(&bytes("82021980 6985")),
        Some(0x6985)
    );
}

#[test]
fn indefinite_lengths() {
    check("7080 9A03261122 0000 9C0100", "70 -9A 9C", None);
    check("7080 7080 9C0100 0000 0000", "70 -70 --9C", None);
    check("7080 9C0100", "70 -9C", Some((0, Why::NoEnd)));
    check("9F1080 00", "", Some((0, Why::Indefinite)));
}

#[test]
fn damage_is_told_and_passed_over() {
    check("5F", "", Some((0, Why::TagCut)));
    check("9F26", "", Some((0, Why::LengthCut)));
    check(
        "9F26 08 0102",
        "",
        Some((0, Why::ValueCut { need: 8, have: 2 })),
    );
    check("918211", "", Some((0, Why::LengthCut)));
    check("308930890000000000", "", Some((0, Why::LengthLong)));
    check(
        "7004 9F260801 9A03261122",
        "70 9A",
        Some((2, Why::ParentEnds)),
    );
    // After damage at the top, the next two known elements in a row are found again.
    check(
        "9F2688 0102 9A03261122 9C0100",
        "88 9A 9C",
        Some((0, Why::LengthLong)),
    );
}

#[test]
fn nesting_stops_at_sixteen_and_two_hundred_levels_cost_little() {
    let mut blob = bytes("9C0100");
    for _ in 0..200 {
        let len = blob.len();
        let mut next = match len {
            0..=127 => vec![0x70, len as u8],
            128..=255 => vec![0x70, 0x81, len as u8],
            _ => vec![0x70, 0x82, (len >> 8) as u8, len as u8],
        };
        next.extend(&blob);
        blob = next;
    }
    let tree = read(&blob);
    assert_eq!(tree.faults[0].why, Why::TooDeep);
    assert_eq!(tree.items.len(), DEEPEST + 1);
    assert!(tree.steps < 64, "{} steps", tree.steps);
    assert_eq!(is_whole(&tree, blob.len()), Ok(()));
}

#[test]
fn lists_of_data_objects() {
    let want = |tag, len| Wanted {
        tag,
        len: Some(len),
    };
    let (list, whole) = wanted(&bytes("9F02 06 95 05 9A 03"), true);
    assert_eq!(list, [want(0x9F02, 6), want(0x95, 5), want(0x9A, 3)]);
    assert!(whole);
    assert!(!wanted(&bytes("9F02 06 9F"), true).1);
    assert_eq!(wanted(&bytes("82 9F36"), false).0.len(), 2);
}

#[test]
fn every_byte_is_accounted_for_whatever_comes() {
    let mut choose = Lcg::new(9);
    for _ in 0..20_000 {
        let len = choose.below(80);
        let likely = bytes("70 9F 95 05 82 02 00 FF 90 80 81 61 6F A5 57 5A");
        let blob: Vec<u8> = (0..len)
            .map(|_| match choose.below(3) {
                0 => likely[choose.below(likely.len())],
                1 => choose.below(20) as u8,
                _ => choose.below(256) as u8,
            })
            .collect();
        let tree = read(&blob);
        assert_eq!(is_whole(&tree, blob.len()), Ok(()), "{blob:02X?}");
        let unread = tree.stretches.iter().any(|s| s.filler == Filler::Unread);
        assert!(!unread || !tree.faults.is_empty(), "{blob:02X?}");
        for item in &tree.items {
            assert!(usize::from(item.depth) <= DEEPEST && item.value(&blob).len() == item.len);
        }
        let _ = (wanted(&blob, true), wanted(&blob, false));
    }
}
