//! Two journals with planted differences: every one is found in its category, none is invented,
//! and the proof line meets in all and by terminal, batch and day.

use super::{desk, read_in};
use crate::support::lcg::Lcg;
use crate::support::steady;
use poscheck::amount::reader::Desk;
use poscheck::amount::reconcile::{By, Found, lines, reconcile};
use poscheck::amount::report;

/// How a journal is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    Plain,
    Quoted,
    Gbk,
    Ids,
    Backtick,
}

pub(super) const STYLES: [Style; 5] = [
    Style::Plain,
    Style::Quoted,
    Style::Gbk,
    Style::Ids,
    Style::Backtick,
];

/// What was planted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Truth {
    agree: u64,
    differs: u64,
    times_100: u64,
    only_first: u64,
    only_second: u64,
    twice_first: u64,
    twice_second: u64,
    reversed: u64,
}

pub(super) fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100)
}

/// A row in a style.
fn row(style: Style, cells: [String; 7]) -> String {
    let line: Vec<String> = match style {
        Style::Plain | Style::Gbk => cells.to_vec(),
        Style::Quoted => cells.iter().map(|c| format!("\"{c}\"")).collect(),
        Style::Ids => cells
            .iter()
            .enumerate()
            .map(|(n, c)| {
                if n == 3 {
                    format!("=\"{c}\"")
                } else {
                    format!("{c}\t")
                }
            })
            .collect(),
        Style::Backtick => cells.iter().map(|c| format!("`{c}")).collect(),
    };
    line.join(",") + "\n"
}

/// Both journals and the truth.
fn journals(seed: u64, rows: usize, style: Style) -> ([String; 2], Truth) {
    let (mut choose, mut truth) = (Lcg::new(seed), Truth::default());
    let (mut first, mut second): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for i in 0..rows {
        let second_of = i * 2_592_000 / rows + choose.below(3);
        let time = |s: usize| {
            format!(
                "2026-06-{:02} {:02}:{:02}:{:02}",
                1 + s / 86_400 % 30,
                s / 3600 % 24,
                s / 60 % 60,
                s % 60
            )
        };
        let terminal = format!("{:08}", 10_000_000 + choose.below(40) * 77);
        let trace = format!("{:06}", i % 999_999 + 1);
        let rrn = format!("{:03}{i:09}", 152 + second_of / 86_400);
        let card = format!("622848******{:04}", choose.below(10_000));
        let mut fen = 1 + (choose.below(90_000) * (1 + choose.below(20)) / 3) as i64;
        let mut kind = "消费";
        if choose.below(50) == 0 {
            (fen, kind) = (-fen, "退货");
        }
        let make = |s: usize, fen: i64, trace: &str, kind: &str| {
            row(
                style,
                [
                    time(s),
                    terminal.clone(),
                    trace.to_owned(),
                    rrn.clone(),
                    card.clone(),
                    yuan(fen),
                    kind.to_owned(),
                ],
            )
        };
        let late = second_of + choose.below(3);
        let ours = make(second_of, fen, &trace, kind);
        match choose.below(100) {
            0 => {
                truth.differs += 1;
                first.push(ours);
                let other = fen + 1 + choose.below(98) as i64;
                second.push(make(late, if other == 0 { 7 } else { other }, &trace, kind));
            }
            1 => {
                truth.times_100 += 1;
                first.push(ours);
                second.push(make(late, fen * 100, &trace, kind));
            }
            2 => {
                truth.only_first += 1;
                first.push(ours);
            }
            3 => {
                truth.only_second += 1;
                second.push(make(late, fen, &trace, kind));
            }
            4 => {
                (truth.twice_first, truth.agree) = (truth.twice_first + 1, truth.agree + 1);
                first.extend([ours.clone(), ours]);
                second.push(make(late, fen, &trace, kind));
            }
            5 => {
                (truth.twice_second, truth.agree) = (truth.twice_second + 1, truth.agree + 1);
                first.push(ours);
                let theirs = make(late, fen, &trace, kind);
                second.extend([theirs.clone(), theirs]);
            }
            6 => {
                truth.reversed += 1;
                first.push(make(second_of, fen, &trace, kind));
                first.push(make(
                    second_of,
                    -fen,
                    &format!("{:06}", i % 999_999 + 2),
                    "消费撤销",
                ));
            }
            _ => {
                truth.agree += 1;
                first.push(ours);
                second.push(make(late, fen, &trace, kind));
            }
        }
    }
    // The other file has its rows in another order.
    for at in (1..second.len()).rev() {
        second.swap(at, at - choose.below(at.min(500) + 1));
    }
    let heads = match style {
        Style::Gbk => [
            "交易时间,终端号,凭证号,参考号,卡号,交易金额,交易类型\n",
            "交易时间,终端编号,流水号,检索参考号,卡号,金额,交易类型\n",
        ],
        _ => [
            "datetime,terminal_id,trace,rrn,pan,amount,type\n",
            "trade_time,tid,stan,ref_no,card_no,amt,txn_type\n",
        ],
    };
    (
        [
            heads[0].to_owned() + &first.concat(),
            heads[1].to_owned() + &second.concat(),
        ],
        truth,
    )
}

/// Both journals as files, and the truth.
fn planted(seed: u64, rows: usize, style: Style) -> ([Vec<u8>; 2], Truth) {
    let (texts, truth) = journals(seed, rows, style);
    let bytes = texts.map(|text| match style {
        Style::Gbk => encoding_rs::GB18030.encode(&text).0.into_owned(),
        _ => text.into_bytes(),
    });
    (bytes, truth)
}

/// Both journals as files.
pub(super) fn files(seed: u64, rows: usize, style: Style) -> [Vec<u8>; 2] {
    planted(seed, rows, style).0
}

/// Reads both journals, and finds what was planted and nothing else.
#[track_caller]
fn check(desk: &Desk, seed: u64, rows: usize, style: Style) {
    let (bytes, truth) = planted(seed, rows, style);
    let [first, second] = bytes.map(|b| read_in(desk, "journal.csv", &b, 4_099).unwrap());
    assert_eq!(
        first.records.refused + second.records.refused,
        0,
        "{style:?} {seed}"
    );
    let outcome = reconcile(&first.ledger, &second.ledger);
    let counts = outcome.counts();
    let found = Truth {
        agree: counts.get(Found::Agrees),
        differs: counts.get(Found::AmountDiffers),
        times_100: counts.get(Found::Times100),
        only_first: counts.get(Found::OnlyFirst),
        only_second: counts.get(Found::OnlySecond),
        twice_first: counts.get(Found::TwiceFirst),
        twice_second: counts.get(Found::TwiceSecond),
        reversed: counts.get(Found::ReversedPair),
    };
    assert_eq!(found, truth, "{style:?}, seed {seed}");
    assert_eq!(
        counts.get(Found::Ambiguous) + counts.get(Found::FeeOnly) + counts.get(Found::Currency),
        0
    );
    let sum = |amounts: &[i64]| amounts.iter().map(|a| i128::from(*a)).sum::<i128>();
    for by in [None, Some(By::Terminal), Some(By::Batch), Some(By::Day)] {
        let lines = lines(&outcome, first.ledger.currencies[0], by);
        assert!(
            lines.iter().all(|(_, line)| line.meets()),
            "{by:?}, {style:?}, seed {seed}"
        );
        let whole: i128 = lines.iter().map(|(_, line)| line.listed).sum();
        assert_eq!(
            whole,
            sum(&first.ledger.amount) - sum(&second.ledger.amount)
        );
    }
}

#[test]
fn every_planted_difference_is_found_in_its_category_and_none_is_invented() {
    let desk = desk();
    for seed in 1..=5 {
        for style in STYLES {
            check(&desk, seed, 2_000, style);
        }
    }
}

#[test]
fn files_of_a_few_rows_are_compared_as_well() {
    let desk = desk();
    for seed in 1..=40 {
        check(&desk, seed, 12 + seed as usize, Style::Plain);
    }
}

#[test]
fn what_two_journals_come_to_with_something_wrong_stays_the_same() {
    let desk = desk();
    let mut pairs = Vec::new();
    for style in STYLES {
        for seed in [7, 8] {
            let (bytes, _) = planted(seed, 40, style);
            let [first, second] = bytes.map(|b| read_in(&desk, "journal.csv", &b, 4_099).unwrap());
            pairs.push((first, second));
        }
    }
    let rows = |seed: u64| {
        let ([_, second], _) = journals(seed, 40, Style::Plain);
        (format!("journal {seed}"), second)
    };
    let texts: Vec<(String, String)> = (7..15).map(rows).collect();
    let told = |text: &str| {
        let Ok(second) = read_in(&desk, "journal.csv", text.as_bytes(), 4_099) else {
            return "none".to_owned();
        };
        let mut said = String::new();
        for (first, other) in &pairs {
            for one in [first, other] {
                let outcome = reconcile(&one.ledger, &second.ledger);
                said += &report::outcome(&outcome, ["one", "other"], 3).to_string();
                said += &report::csv(&outcome, one, &second);
                said += &format!("{outcome:?}");
            }
        }
        said
    };
    steady::check(
        "tests/cases/amount/steady-pairs.tsv",
        "amount::planted",
        &texts,
        12,
        &told,
    );
}
