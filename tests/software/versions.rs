//! Versions: read in the forms of their vendors, and totally ordered.

use super::{builtin, rows, table};
use crate::support::lcg::Lcg;
use crate::support::{expect, steady, text};
use poscheck::software::{LONGEST, Table, Unreadable, Version, VersionPart, written};
use std::cmp::Ordering;

/// What is read, in a line: form, words, parts; or why it is none.
fn told(vendor: &str, text: &str) -> String {
    let text = text.replace("LONG300", &"9.".repeat(150));
    match table().read(table().vendor_named(vendor), &text) {
        Ok(version) => said(&version),
        Err(Unreadable::Empty) => "empty".to_owned(),
        Err(Unreadable::TooLong) => "too long".to_owned(),
        Err(Unreadable::NoDate(digits)) => format!("no date {digits}"),
        Err(Unreadable::OtherVendor(at)) => {
            format!("another vendor {}", table().vendors[usize::from(at)].id)
        }
        Err(Unreadable::Slip(text)) => format!("slip {text}"),
        Err(Unreadable::Form) => "no form".to_owned(),
    }
}

fn said(version: &Version) -> String {
    let form = &table().forms[usize::from(version.form)].id;
    let parts = version.parts.iter().map(|part| match part {
        VersionPart::Absent => "-".to_owned(),
        VersionPart::Run(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            numbers.join(".")
        }
        VersionPart::Date(day) => written(*day),
        VersionPart::Letter(letter) => char::from(b'a' + letter).to_string(),
    });
    let parts: Vec<String> = parts.collect();
    format!("{form} [{}] {}", version.words, parts.join(" "))
}

#[test]
fn a_version_is_read_in_its_vendors_forms_and_what_is_none_says_why() {
    let path = "tests/cases/software/versions.tsv";
    let table = text(path);
    let rows = rows(&table);
    assert!(rows.len() >= 120, "{}", rows.len());
    let mut vendors: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    vendors.dedup();
    assert!(vendors.len() >= 10, "{vendors:?}");
    let mut got = "vendor\ttext\ttold\n".to_owned();
    for row in rows {
        got.push_str(&format!(
            "{}\t{}\t{}\n",
            row[0],
            row[1],
            told(row[0], row[1])
        ));
    }
    expect(path, "software::versions", &got);
}

#[test]
fn which_of_two_versions_is_newer_is_said_only_where_they_can_be_compared() {
    for row in rows(&text("tests/cases/software/orders.tsv")) {
        let [vendor, one, relation, other, why] = row[..] else {
            panic!("{row:?}");
        };
        let vendor = table().vendor_named(vendor);
        let read = |text| table().read(vendor, text).unwrap();
        let (one, other) = (read(one), read(other));
        let expected = match relation {
            "<" => Some(Ordering::Less),
            "=" => Some(Ordering::Equal),
            _ => None,
        };
        assert_eq!(one.against(&other), expected, "{why}: {row:?}");
        let turned = expected.map(Ordering::reverse);
        assert_eq!(other.against(&one), turned, "{why}: {row:?}");
        assert_eq!(one == other, relation == "=", "{row:?}");
    }
}

/// A version of a random form and vendor, as text.
fn made_up(choose: &mut Lcg) -> String {
    let mut n = |most| choose.below(most).to_string();
    let run = format!("{}.{}.{}", n(3), n(12), n(3));
    let date = format!(
        "202{}0{}1{}",
        n(7),
        1 + n(9).parse::<usize>().unwrap() % 9,
        n(9)
    );
    match choose.below(7) {
        0 => format!("PayDroid_{}.1_Virgo_V{run}_{date}", choose.below(3)),
        1 => format!("PayDroid_{}.1_Leo_V{run}", choose.below(3)),
        2 => format!("V{run}_{date}"),
        3 => run,
        4 => format!("AB_V{run}"),
        5 => date,
        _ => format!("{run}{}", if choose.below(2) == 0 { "a" } else { "b" }),
    }
}

#[test]
fn versions_are_totally_ordered() {
    let mut choose = Lcg::new(7);
    let vendors = ["pax", "newland", "acquirer"];
    let mut all: Vec<Version> = Vec::new();
    while all.len() < 160 {
        let vendor = table().vendor_named(vendors[choose.below(3)]);
        all.extend(table().read(vendor, &made_up(&mut choose)));
    }
    let mut compared = 0;
    for a in &all {
        assert_eq!(a.cmp(a), Ordering::Equal);
        for b in &all {
            let order = a.cmp(b);
            assert_eq!(order, b.cmp(a).reverse());
            assert_eq!(order == Ordering::Equal, a == b);
            if let Some(told) = a.against(b) {
                compared += 1;
                assert_eq!(told, order, "what is told is what orders: {a:?} {b:?}");
            }
            for c in all.iter().filter(|_| order == Ordering::Less) {
                if b < c {
                    assert!(a < c, "{a:?} {b:?} {c:?}");
                }
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn a_version_keeps_its_order_when_it_is_written_in_another_way() {
    let vendor = table().vendor_named("newland");
    let read = |text: &str| table().read(vendor, text).unwrap();
    let mut choose = Lcg::new(11);
    for _ in 0..500 {
        let (a, b, c) = (choose.below(40), choose.below(40), choose.below(40));
        let plain = read(&format!("{a}.{b}.{c}"));
        for other in [
            format!("V{a:02}.{b:03}.{c}"),
            format!("版本号：v{a}.{b}.{c}.0"),
            format!(" {a}.{b}.{c} "),
        ] {
            assert_eq!(read(&other), plain, "{other}");
        }
        let next = read(&format!("{a}.{b}.{}", c + 1));
        assert_eq!(plain.against(&next), Some(Ordering::Less));
    }
}

#[test]
fn whatever_is_typed_nothing_panics_and_no_text_is_too_slow() {
    let mut choose = Lcg::new(5);
    let signs: Vec<char> = "V_-. 0123459aZO|版本号：（）😀\u{301}{}[]"
        .chars()
        .collect();
    for _ in 0..3_000 {
        let n = choose.below(LONGEST + 6);
        let typed: String = (0..n).map(|_| signs[choose.below(signs.len())]).collect();
        for vendor in [
            None,
            table().vendor_named("pax"),
            table().vendor_named("acquirer"),
        ] {
            let _ = table().judge(vendor, None, &typed, 20_000);
        }
    }
}

#[test]
fn what_is_told_of_texts_with_something_wrong_stays_the_same() {
    let vendors = text("tests/cases/software/versions.tsv");
    let texts: Vec<(String, String)> = rows(&vendors)
        .iter()
        .map(|row| (row[0].to_owned(), row[1].to_owned()))
        .collect();
    let told = |typed: &str| {
        let each = table().vendors.iter().map(|vendor| told(&vendor.id, typed));
        let models = table().models_like(typed, 8);
        format!("{:?} {models:?}", each.collect::<Vec<String>>())
    };
    steady::check(
        "tests/cases/software/steady.tsv",
        "software::versions",
        &texts,
        180,
        &told,
    );
}

#[test]
fn what_becomes_of_damaged_tables_stays_the_same() {
    steady::bytes(
        "tests/cases/software/steady-tables.tsv",
        "software::versions",
        &[("terminals", &builtin().bytes)],
        300,
        &|bytes, _| format!("{:?}", Table::load(bytes)),
    );
}
