//! Where one thing ends and another begins: the most that is blank, the least that is a heading,
//! what is half said.

use super::tiers::IDS;
use super::{desk, read, read_in};
use crate::support::{expect, root};
use poscheck::amount::moment::day_text;
use poscheck::amount::money::{Currency, PARTS, plain_text};
use poscheck::amount::reader::Unusable;
use poscheck::amount::reconcile::{Found, fit, reconcile};
use poscheck::amount::report::pairs;
use poscheck::amount::sheets::table;
use poscheck::amount::text::Encoding;
use serde_json::json;
use std::fs;

#[test]
fn an_old_workbook_is_read_as_its_sheet_shows_it() {
    let book = fs::read(root().join("tests/cases/amount/till.xls")).unwrap();
    let rows = table(book.clone()).unwrap();
    expect(
        "tests/cases/amount/till.tsv",
        "amount::edges",
        &String::from_utf8(rows).unwrap(),
    );
    let read = read_in(&desk(), "till.tsv", &table(book.clone()).unwrap(), 997).unwrap();
    assert_eq!((read.records.read, read.records.refused), (5, 0));
    assert_eq!(
        plain_text(read.keeper.totals[0].net(), 2),
        "1234626.39",
        "10.00 + 28.16 + 1234567.89 - 28.16 + 48.50"
    );
    // The directory is looked for where the head says, and nowhere else.
    for (at, byte) in [(0x30, 0xFF), (0x1E, 3), (0x2C, 0xFF)] {
        let mut hurt = book.clone();
        hurt[at] = byte;
        assert_eq!(table(hurt), None, "{at:#x}");
    }
}

#[test]
fn blanks_before_a_table_are_not_all_there_is() {
    let desk = desk();
    // More than is looked at to guess what a file is.
    let blank = " \n".repeat(140_000);
    let rows = format!("{blank}{IDS}152000000001,2026-04-17 09:00:00,消费,10.00\n");
    for chunk in [rows.len(), 1 << 18, 4_099] {
        let unusable = |text: &str| read_in(&desk, "a.csv", text.as_bytes(), chunk).unwrap_err();
        assert_eq!(unusable(&rows), Unusable::NoTable, "{chunk}");
        assert_eq!(unusable(&blank[..1_000]), Unusable::Empty, "{chunk}");
    }
}

#[test]
fn a_row_that_names_two_totals_heads_the_next_one() {
    let rows = |between: &str| {
        format!(
            "{IDS}152000000001,2026-04-17 09:00:00,消费,10.00\n{between}152000000002,2026-04-17 09:10:00,消费,20.00\n"
        )
    };
    let desk = desk();
    for (between, refused) in [
        ("", 0),
        ("交易笔数,总交易额,,\n2,30.00,,\n", 0),
        ("交易笔数,甲,乙,丙\n", 1),
    ] {
        let read = read(&desk, &rows(between));
        let counts = (read.records.read, read.records.refused);
        assert_eq!(counts, (2, refused), "{between}");
    }
}

/// Nine pairs of letters, of which the first few lack one half.
fn halves(high: usize, low: usize) -> Vec<u8> {
    let pair = |at: usize| [u8::from(at >= high) * b'a', u8::from(at >= low) * b'a'];
    (0..9).flat_map(pair).collect()
}

#[test]
fn bytes_are_wide_where_more_than_a_third_of_one_half_is_nought() {
    for (high, low, expected) in [
        (0, 3, Encoding::Utf8),
        (0, 4, Encoding::Utf16Le),
        (1, 4, Encoding::Utf8),
        (3, 0, Encoding::Utf8),
        (4, 0, Encoding::Utf16Be),
        (4, 1, Encoding::Utf8),
    ] {
        let found = Encoding::of(&halves(high, low), true);
        assert_eq!(found.label(), expected.label(), "{high} {low}");
    }
    // Too little to tell by.
    assert_eq!(Encoding::of(&halves(0, 4)[..16], true).label(), "utf-8");
}

#[test]
fn a_day_of_booking_counts_wherever_it_stands_and_else_the_first() {
    let entry = |days: &str| {
        format!("<Ntry><Amt Ccy=\"CNY\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd>{days}</Ntry>")
    };
    let value = "<ValDt><Dt>2026-04-17</Dt></ValDt>";
    let later = "<AvlbtyDt><Dt>2026-04-20</Dt></AvlbtyDt>";
    let booked = "<BookgDt><Dt>2026-04-18</Dt></BookgDt>";
    let entries = [
        entry(&[value, later].concat()),
        entry(&[later, value].concat()),
        entry(&[value, booked, later].concat()),
        entry(&[booked, value].concat()),
    ];
    let text = format!(
        "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\n{}\n</Stmt></BkToCstmrStmt></Document>\n",
        entries.join("\n")
    );
    let read = read_in(&desk(), "a.xml", text.as_bytes(), 1 << 16).unwrap();
    let days: Vec<String> = (0..4).map(|row| day_text(read.ledger.day(row))).collect();
    assert_eq!(
        days,
        ["2026-04-17", "2026-04-20", "2026-04-18", "2026-04-18"]
    );
}

#[test]
fn each_currency_has_a_total_of_its_own() {
    let head = "参考号,交易时间,币种,交易金额\n";
    let text = format!(
        "{head}152000000001,2026-04-17 09:00:00,CNY,10.00\n152000000002,2026-04-17 09:00:00,JPY,500\n152000000003,2026-04-17 09:00:00,USD,7.00\n"
    );
    let desk = desk();
    let (one, other) = (read(&desk, &text), read(&desk, &text));
    let outcome = reconcile(&one.ledger, &other.ledger);
    let total = |code: &str| {
        let currency = Currency::read(code.as_bytes()).unwrap();
        plain_text(outcome.first.total(currency), currency.digits())
    };
    assert_eq!(["CNY", "JPY", "USD"].map(total), ["10.00", "500", "7.00"]);
}

#[test]
fn a_batch_that_is_not_said_is_none_and_not_another() {
    let head = "终端号,批次号,凭证号,交易时间,交易金额\n";
    let sale = "10000001,000001,000007,2026-04-17 09:00:00,10.00\n";
    let unsaid = "10000001,,000007,2026-04-17 09:30:00,10.00\n";
    let desk = desk();
    let (one, other) = (
        read(&desk, &[head, sale, unsaid].concat()),
        read(&desk, &[head, sale].concat()),
    );
    let counts = reconcile(&one.ledger, &other.ledger).counts();
    let found = [Found::Agrees, Found::OnlyFirst, Found::Ambiguous].map(|f| counts.get(f));
    assert_eq!(found, [1, 1, 0]);
}

#[test]
fn a_sale_whose_id_one_file_lacks_is_found_by_its_card() {
    let head = "参考号,卡号,交易时间,交易金额\n";
    let rows = |last: &str| {
        let row = |n: u32| format!("15200000000{n},123{n},2026-04-17 09:0{n}:00,1{n}.00\n");
        let rows: String = (1..5).map(row).collect();
        format!("{head}{rows}{last},9876,2026-04-17 10:00:00,48.00\n")
    };
    let desk = desk();
    for (theirs, agree) in [("", 5), ("152000000009", 4)] {
        let (one, other) = (
            read(&desk, &rows("152000000005")),
            read(&desk, &rows(theirs)),
        );
        let counts = reconcile(&one.ledger, &other.ledger).counts();
        assert_eq!(counts.get(Found::Agrees), agree, "{theirs}");
    }
}

#[test]
fn one_row_with_a_fee_has_a_rate() {
    let fen = |n: i64| n * PARTS;
    let found = fit([(0, fen(10_000), fen(38)), (1, fen(500), 0)].into_iter()).unwrap();
    assert_eq!((found.rate, found.rows, found.explained), (3_800, 1, 1));
    assert_eq!(fit([(0, fen(10_000), 0)].into_iter()), None);
}

#[test]
fn three_files_are_told_as_two_pairs_and_what_both_come_to() {
    let pair = |agree: u64, meets: bool| json!({ "counts": { "agree": agree, "only_first": 1 }, "proof": { "meets": meets } });
    assert_eq!(pairs(vec![pair(2, true)]), pair(2, true));
    for (meets, both) in [(true, true), (false, false)] {
        let told = pairs(vec![pair(2, true), pair(3, meets)]);
        assert_eq!(told["counts"], json!({ "agree": 5, "only_first": 2 }));
        assert_eq!(told["proof"]["meets"], json!(both));
        assert_eq!(told["pairs"], json!([pair(2, true), pair(3, meets)]));
    }
}
