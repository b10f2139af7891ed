//! Cells, sales and drawers that chance makes, and what becomes of each, as sums.
//!
//! `numbers`, `sale` and `drawer` say what must come of some; here is what comes of any other.
//! The sums lie in `cases/amount/chance-*.tsv`; a wanted change writes them anew.

use crate::support::{lcg::Lcg, steady};
use poscheck::amount::drawer::{Drawer, change, counted};
use poscheck::amount::moment::{Order, day_text, moment, second_text};
use poscheck::amount::money::{Currency, Money, PARTS, number, plain_text};
use poscheck::amount::sale::{Account, Beside, Limits, Stage, over, slips, way};
use std::fmt::Write as _;

const AMOUNTS: [&str; 30] = [
    "12.30",
    "-5",
    "1,234.56",
    "1.234,56",
    "(12.30)",
    "¥12.30",
    "12.30元",
    "1.52E+11",
    "5E-2",
    "C12.30",
    "D5",
    "CNY 12",
    "13.50 CNY",
    "12.30-",
    "+5",
    "0.00001",
    ".5",
    "100.",
    "1'000.00",
    "－3.00",
    "`0.05",
    "=\"7.00\"",
    "-$0.95",
    "$-0.95",
    "12345678901234567",
    "123456789012345678",
    "1,23,456",
    "0",
    "12 345,67",
    "USD-1,000.5",
];

#[test]
fn amounts_with_something_wrong_are_read_as_before() {
    let told = |text: &str| {
        let mut said = String::new();
        for comma in [false, true] {
            let read = number(text.as_bytes(), comma);
            let _ = write!(said, "{read:?}");
            let Ok(Some(read)) = read else { continue };
            for digits in 0..4 {
                let money = read.money(digits);
                let text = money.map(|m| plain_text(i128::from(m.0), digits));
                let _ = write!(said, "{money:?}{text:?}");
            }
        }
        let _ = write!(said, "{:?}", Currency::read(text.as_bytes()));
        said
    };
    steady::each(
        "tests/cases/amount/chance-amounts.tsv",
        "amount::chance",
        &AMOUNTS,
        6_000,
        &told,
    );
}

const TIMES: [&str; 40] = [
    "2026-04-18",
    "2026/4/8",
    "20260418",
    "20260418090100",
    "260418",
    "2026-04-18 09:01:00",
    "2026-04-18T09:01:00Z",
    "2026-04-18T09:01:00+08:00",
    "2026-04-18 09:01:00.000 -0530",
    "18/04/2026",
    "4/18/2026 9:01 PM",
    "18.04.26",
    "4 Mar 2026",
    "Mar 4, 2026 10:00",
    "04-Mar-26",
    "2026年4月18日",
    "2026年4月18日 下午3:05",
    "上午 9:01 2026-04-18",
    "0418",
    "0418090100",
    "46130",
    "46130.375625",
    "32874",
    "73050.99999",
    "090100",
    "9:01",
    "23:59:60",
    "24:00:00",
    "20260417090100.000[-5:EST]",
    "20260417090100[+8:CST]",
    "2026-02-29",
    "2024-02-29 00:00",
    "2026 Mar 04",
    "12/13/14",
    "31-12-99",
    "1/1/70",
    "2026-4-18 12:00 AM",
    "12:30 PM 4 May 2026",
    "`2026-04-18 09:01:00",
    "=\"2026-04-18\"",
];

#[test]
fn times_with_something_wrong_are_read_as_before() {
    let told = |text: &str| {
        let mut said = String::new();
        for order in [Order::Ymd, Order::Dmy, Order::Mdy] {
            let read = moment(text.as_bytes(), order);
            let seconds = read.as_ref().and_then(|m| m.seconds()).map(second_text);
            let _ = write!(said, "{read:?}{seconds:?}");
        }
        said
    };
    steady::each(
        "tests/cases/amount/chance-times.tsv",
        "amount::chance",
        &TIMES,
        6_000,
        &told,
    );
}

#[test]
fn sales_are_explained_as_before() {
    let currencies = ["CNY", "JPY", "KWD", "USD"].map(|c| Currency::read(c.as_bytes()).unwrap());
    let told = |at: usize, choose: &mut Lcg| {
        let most = 10_usize.pow(1 + choose.below(7) as u32);
        let fen = choose.below(most) as i64;
        let digits = fen.to_string();
        let place = 10_i64.pow(choose.below(digits.len()) as u32);
        let other = match choose.below(12) {
            0 => fen * 10,
            1 => fen * 100,
            2 => fen / 10,
            3 => fen / 100,
            4 => fen * 1_000,
            5 => -fen,
            6 => fen + place * (choose.below(9) as i64),
            7 => fen + (fen / place % 10 - fen / place / 10 % 10) * 9 * place,
            8 => fen - fen * (1 + choose.below(400) as i64) / 10_000,
            9 => fen + choose.below(600) as i64,
            10 => fen / 1_000,
            _ => choose.below(100_000) as i64,
        };
        let some = |choose: &mut Lcg, most: usize| {
            (choose.below(3) > 0).then(|| Money(choose.below(most) as i64 * PARTS))
        };
        let beside = Beside {
            tip: some(choose, 600),
            rate: (choose.below(2) > 0).then(|| choose.below(10_000) as u32),
        };
        let scale = choose.one(&[PARTS, PARTS, PARTS, 1]);
        let (till, other) = (
            Money(fen * scale),
            Money(other * scale + choose.below(2) as i64),
        );
        let limits = Limits {
            single: some(choose, 2_000),
            day: some(choose, 4_000),
            used: some(choose, 4_000).unwrap_or_default(),
            small: some(choose, 1_000),
        };
        let sale = Money(choose.below(2_500) as i64 * PARTS);
        // What a limit says at the limit itself.
        let edge = limits.single.or(limits.small).unwrap_or_default();
        let maybe = |choose: &mut Lcg| choose.one(&[None, Some(false), Some(true)]);
        let stage = Stage {
            approved: choose.below(2) > 0,
            unknown: choose.below(4) == 0,
            same_batch: maybe(choose),
            same_terminal: maybe(choose),
            paid_out: maybe(choose),
            partial: choose.below(4) == 0,
        };
        let account = choose.one(&[Account::Second, Account::Third]);
        format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            slips(till, other, currencies[at], beside),
            over(sale, limits),
            over(edge, limits),
            way(stage),
            account,
            account.day(),
            account.year(),
        )
    };
    steady::sums(
        "tests/cases/amount/chance-sales.tsv",
        "amount::chance",
        &["CNY", "JPY", "KWD", "USD"],
        12_000,
        &told,
    );
}

#[test]
fn drawers_are_counted_as_before() {
    let told = |at: usize, choose: &mut Lcg| {
        let most = [5, 40][at];
        let mut pieces = [0_u32; 8];
        pieces
            .iter_mut()
            .for_each(|n| *n = choose.below(most) as u32);
        let mut money = || Money(choose.below(most * 100) as i64 * PARTS * 10);
        let drawer = Drawer {
            float: money(),
            sales: money(),
            refunds: money(),
            paid_out: money(),
            paid_in: money(),
        };
        let back = Money(choose.below(2_000) as i64 * PARTS * choose.one(&[1, 10, 50, 100]));
        let all = counted(&pieces);
        format!(
            "{:?}{:?}{:?}{:?}",
            drawer.expected(),
            all.and_then(|all| drawer.over(all)),
            all,
            change(back, &pieces)
        )
    };
    steady::sums(
        "tests/cases/amount/chance-drawers.tsv",
        "amount::chance",
        &["few", "many"],
        600,
        &told,
    );
}

#[test]
fn days_are_written_as_before() {
    let told = |_: usize, choose: &mut Lcg| {
        let day = choose.below(120_000) as u32;
        format!("{}{}", day_text(day), second_text(day.wrapping_mul(35_003)))
    };
    steady::sums(
        "tests/cases/amount/chance-days.tsv",
        "amount::chance",
        &["days"],
        3_000,
        &told,
    );
}
