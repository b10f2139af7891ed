//! Journals that chance makes, and what comes of holding two against each other, as sums.
//!
//! `tiers` and `planted` say what must come of files; here is what comes of others: few values, so
//! that much coincides, copies that differ in few ways, sales and what is paid out for them. The
//! sums lie in `cases/amount/chance-*.tsv`; a wanted change writes them anew.

use super::planted::yuan;
use super::tiers::IDS;
use super::{desk, read_in};
use crate::support::{lcg::Lcg, steady};
use poscheck::amount::reader::Statement;
use poscheck::amount::reconcile::{By, believed, fit, lines, reconcile};
use poscheck::amount::report;
use std::fmt::Write as _;

/// Columns that a journal may have, and what may stand in them.
const COLUMNS: [(&str, &[&str]); 12] = [
    (
        "交易金额",
        &[
            "1.00", "2.00", "12.30", "100.00", "0.10", "10.00", "123.00", "-1.00", "-12.30", "0",
            "31.12", "30.99",
        ],
    ),
    (
        "交易时间",
        &[
            "2026-04-17 09:00:00",
            "2026-04-17 09:01:00",
            "2026-04-17 09:02:30",
            "2026-04-17 09:09:59",
            "2026-04-17 09:12:00",
            "2026-04-17 23:59:50",
            "2026-04-18 00:00:20",
            "2026-04-18 09:00:00",
            "2026-04-19 08:00:00",
            "2026-04-21 08:00:00",
            "2026-04-17",
            "2026-05-01 08:00:00",
            "",
        ],
    ),
    (
        "交易类型",
        &[
            "消费",
            "消费",
            "消费",
            "消费",
            "退货",
            "消费撤销",
            "冲正",
            "提现",
            "手续费",
            "拒付",
            "预授权完成",
            "未知",
            "",
        ],
    ),
    (
        "参考号",
        &[
            "152000000001",
            "152000000002",
            "152000000003",
            "152000000004",
            "152000000005",
            "16867252734N",
            "0",
            "",
        ],
    ),
    (
        "商户订单号",
        &["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", ""],
    ),
    (
        "凭证号",
        &["000001", "000002", "000003", "000004", "000005", "2", ""],
    ),
    ("批次号", &["000012", "000012", "000013", ""]),
    (
        "终端号",
        &["10000001", "10000001", "10000002", "10000003", ""],
    ),
    ("授权码", &["A1B2C3", "123456", "654321", ""]),
    (
        "卡号",
        &[
            "************0005",
            "************0006",
            "************0013",
            "",
        ],
    ),
    (
        "手续费",
        &["0.00", "0.01", "0.05", "0.07", "0.38", "0.60", ""],
    ),
    ("币种", &["CNY", "CNY", "CNY", "USD", "JPY", ""]),
];

/// A journal of so many rows with these columns, a bit each.
fn journal(choose: &mut Lcg, columns: usize, rows: usize, serial: bool) -> String {
    let mine: Vec<usize> = (0..COLUMNS.len())
        .filter(|c| columns >> c & 1 > 0)
        .collect();
    let names: Vec<&str> = mine.iter().map(|c| COLUMNS[*c].0).collect();
    let mut text = names.join(",") + "\n";
    for row in 0..rows {
        let cells = mine.iter().map(|&c| match COLUMNS[c].0 {
            // Ids that are each there once, as real ones are, make pairs rather than knots.
            "参考号" if serial => format!("1520000{:05}", (row + choose.below(3)) % (rows + 2)),
            "商户订单号" if serial => format!("S{}", row + choose.below(2)),
            "凭证号" if serial => format!("{:06}", row + 1 + choose.below(2)),
            "交易金额" if serial && choose.below(4) > 0 => {
                format!("{}.{:02}", 10 + row * 7, row % 100)
            }
            _ => choose.one(COLUMNS[c].1).to_owned(),
        });
        text += &(cells.collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

/// All that comes of two journals.
fn compared(one: &Statement, other: &Statement) -> String {
    let outcome = reconcile(&one.ledger, &other.ledger);
    let mut said = format!("{outcome:?}");
    for currency in outcome.currencies() {
        for by in [None, Some(By::Terminal), Some(By::Batch), Some(By::Day)] {
            let lines = lines(&outcome, currency, by);
            assert!(lines.iter().all(|(_, line)| line.meets()), "{by:?}");
            let _ = write!(said, "{lines:?}");
        }
    }
    said += &report::outcome(&outcome, ["one", "other"], 1).to_string();
    said += &report::csv(&outcome, one, other);
    said
}

#[test]
fn journals_of_a_few_values_are_compared_as_before() {
    const NAMES: [&str; 8] = [
        "all columns",
        "no ids",
        "ids alone",
        "terminal, batch and trace",
        "authorisation and card",
        "amount and time",
        "fees",
        "currencies",
    ];
    // Amount, time and kind are always there.
    const WHICH: [usize; 8] = [
        0xFFF,
        0b1011_1110_0111,
        0b1111,
        0b1110_0111,
        0b11_0000_0111,
        0b1000_0111,
        0b100_0000_1111,
        0b1010_0000_1111,
    ];
    let desk = desk();
    for serial in [false, true] {
        let told = |at: usize, choose: &mut Lcg| {
            let rows = choose.one(&[6, 24, 60]);
            let mut read = || loop {
                let n = 1 + choose.below(rows);
                let text = journal(choose, WHICH[at], n, serial);
                if let Ok(read) = read_in(&desk, "journal.csv", text.as_bytes(), 4_099) {
                    return read;
                }
            };
            let (one, other) = (read(), read());
            compared(&one, &other)
        };
        let path = match serial {
            false => "tests/cases/amount/chance-journals.tsv",
            true => "tests/cases/amount/chance-serials.tsv",
        };
        steady::sums(path, "amount::journals", &NAMES, 150, &told);
    }
}

#[test]
fn sales_and_their_payouts_are_compared_as_before() {
    let desk = desk();
    let told = |at: usize, choose: &mut Lcg| {
        let (days, rate) = (1 + choose.below(6), choose.one(&[0, 38, 60]));
        let (mut sales, mut bank) = (IDS.to_owned(), "date,amount,type,description\n".to_owned());
        let mut open = (0_i64, 0_i64);
        for day in 0..days {
            for n in 0..choose.below(5) {
                let fen = 100 + choose.below(90_000) as i64;
                open = (open.0 + fen, open.1 + (fen * rate + 5_000) / 10_000);
                let _ = writeln!(
                    sales,
                    "{day}{n},2026-04-{:02} 1{n}:00:00,消费,{}",
                    10 + day,
                    yuan(fen)
                );
            }
            if choose.below(3) == 0 && day + 1 < days {
                continue;
            }
            let late = choose.one(&[0, 1, 1, 2, 4, 6]);
            let off = choose.one(&[0, 0, 0, 1]);
            let paid = open.0 - if at == 1 { open.1 } else { 0 } + off;
            let _ = writeln!(
                bank,
                "2026-04-{:02},{},payout,settlement",
                10 + day + late,
                yuan(paid)
            );
            open = (0, 0);
        }
        let [sales, bank] = [sales, bank].map(|text| read_in(&desk, "a.csv", text.as_bytes(), 512));
        match (sales, bank) {
            (Ok(sales), Ok(bank)) => compared(&sales, &bank) + &compared(&bank, &sales),
            other => format!("{:?}{:?}", other.0.is_ok(), other.1.is_ok()),
        }
    };
    steady::sums(
        "tests/cases/amount/chance-payouts.tsv",
        "amount::journals",
        &["gross", "after fees"],
        600,
        &told,
    );
}

/// A journal and another bank's copy of it: each row may be lost, another sum, in another unit, with
/// another sign, after fees, later, from elsewhere.
fn copied(choose: &mut Lcg, rows: usize) -> [String; 2] {
    const HEAD: &str = "参考号,交易时间,交易类型,交易金额,终端号,批次号,凭证号,手续费\n";
    let mut both = [HEAD.to_owned(), HEAD.to_owned()];
    // In parts of a hundred, one chance for each way, mostly none and sometimes nearly always.
    let mut often = || choose.one(&[0, 0, 0, 8, 50, 80, 88, 92, 100]);
    let [times, turned, net, moved, late, off] =
        [often(), often(), often(), often(), often(), often()];
    let rate = choose.one(&[38, 60, 100]);
    let ids = choose.below(3) > 0;
    for row in 0..rows {
        let fen = if choose.below(12) == 0 {
            0
        } else {
            100 + choose.below(50_000) as i64
        };
        let fee = (fen * rate + 5_000) / 10_000;
        let terminal = 10_000_000 + row % 3;
        let kind = choose.one(&["消费", "消费", "消费", "退货"]);
        let line = |to: &mut String, fen: i64, minute: usize, terminal: usize, fee: i64| {
            let id = if ids {
                format!("1520000{row:05}")
            } else {
                String::new()
            };
            let _ = writeln!(
                to,
                "{id},2026-04-{:02} {:02}:{:02}:00,{kind},{},{terminal},{:06},{row:06},0.{fee:02}",
                17 + minute / 1_440,
                minute / 60 % 24,
                minute % 60,
                yuan(fen),
                12 + row / 20,
            );
        };
        let minute = 540 + row * 17;
        line(&mut both[0], fen, minute, terminal, fee % 100);
        let mut is = |percent: usize| choose.below(100) < percent;
        let mut theirs = if is(times) { fen * 100 } else { fen };
        theirs = if is(turned) { -theirs } else { theirs };
        theirs -= if is(net) { fee } else { 0 };
        theirs += i64::from(is(off / 10));
        let (elsewhere, later) = (usize::from(is(moved)), usize::from(is(late)));
        if !is(4) {
            line(
                &mut both[1],
                theirs,
                minute + later * 900,
                terminal + elsewhere,
                fee % 100,
            );
        }
    }
    both
}

#[test]
fn copies_in_another_unit_or_after_fees_are_compared_as_before() {
    let desk = desk();
    let told = |at: usize, choose: &mut Lcg| {
        let least = [4, 6, 10, 40][at];
        let rows = least + choose.below(least);
        let texts = copied(choose, rows);
        let [one, other] =
            texts.map(|text| read_in(&desk, "a.csv", text.as_bytes(), 4_099).unwrap());
        let fees = || {
            let rows = one.ledger.amount.iter().zip(&one.ledger.fee).enumerate();
            rows.map(|(row, (amount, fee))| (row as u32, *amount, *fee))
        };
        let amounts = one.ledger.amount.iter().copied();
        let held = believed(amounts, 1 + choose.below(20_000) as u32);
        format!("{}{:?}{held}", compared(&one, &other), fit(fees()))
    };
    steady::sums(
        "tests/cases/amount/chance-copies.tsv",
        "amount::journals",
        &["a few", "some", "more", "many"],
        600,
        &told,
    );
}
