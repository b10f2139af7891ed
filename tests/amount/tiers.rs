//! Each tier by a pair of files of a few rows, and what is never done: choosing among equals.

use super::{desk, read};
use poscheck::amount::reconcile::{By, Found, Tier, lines, reconcile};

/// Which categories two texts give, with their counts, and that every proof line meets.
#[track_caller]
fn check(first: &str, second: &str, expected: &[(Found, u64)]) -> (u64, Vec<Tier>) {
    let desk = desk();
    let (one, other) = (read(&desk, first), read(&desk, second));
    let outcome = reconcile(&one.ledger, &other.ledger);
    let counts = outcome.counts();
    let found: Vec<(Found, u64)> = Found::ALL
        .into_iter()
        .map(|f| (f, counts.get(f)))
        .filter(|(_, n)| *n > 0)
        .collect();
    assert_eq!(found, expected, "{first}{second}");
    for currency in outcome.currencies() {
        for by in [None, Some(By::Terminal), Some(By::Batch), Some(By::Day)] {
            assert!(
                lines(&outcome, currency, by)
                    .iter()
                    .all(|(_, line)| line.meets()),
                "{by:?}"
            );
        }
    }
    (counts.suggested, outcome.first.tier)
}

pub(super) const IDS: &str = "参考号,交易时间,交易类型,交易金额\n";

#[test]
fn an_id_pairs_rows_and_tells_what_differs() {
    let first = format!(
        "{IDS}16867252734N,2026-04-17 09:00:00,消费,10.00\n152000000002,2026-04-17 09:10:00,消费,20.00\n152000000003,2026-04-17 09:20:00,消费,30.00\n"
    );
    let second = format!(
        "{IDS}16867252734N,2026-04-17 09:00:00,消费,10.00\n152000000002,2026-04-17 09:10:00,消费,2000.00\n152000000003,2026-04-17 09:20:00,消费,30.01\n"
    );
    check(
        &first,
        &second,
        &[
            (Found::Agrees, 1),
            (Found::AmountDiffers, 1),
            (Found::Times100, 1),
        ],
    );
}

#[test]
fn leading_zeros_that_a_spreadsheet_dropped_do_not_hide_an_id() {
    let first = format!(
        "{IDS}000152000001,2026-04-17 09:00:00,消费,10.00\n000152000002,2026-04-17 09:00:00,消费,11.00\n"
    );
    let second = format!(
        "{IDS}152000001,2026-04-17 09:00:00,消费,10.00\n152000002,2026-04-17 09:00:00,消费,11.00\n"
    );
    check(&first, &second, &[(Found::Agrees, 2)]);
}

#[test]
fn a_sale_that_one_file_takes_back_is_told_from_a_missing_one() {
    let first = format!(
        "{IDS}152000000001,2026-04-17 09:00:00,消费,10.00\n152000000001,2026-04-17 09:05:00,消费撤销,10.00\n152000000002,2026-04-17 09:10:00,消费,20.00\n152000000003,2026-04-17 09:11:00,消费,5.00\n"
    );
    let second = format!(
        "{IDS}152000000001,2026-04-17 09:00:00,消费,10.00\n152000000002,2026-04-17 09:10:00,消费,20.00\n152000000003,2026-04-17 09:11:00,消费,5.00\n"
    );
    check(
        &first,
        &second,
        &[
            (Found::Agrees, 2),
            (Found::RefundOneSide, 1),
            (Found::ReversedPair, 1),
        ],
    );
}

#[test]
fn a_unit_that_was_guessed_wrong_is_mended_from_the_pairs() {
    let rows = |amounts: [&str; 6]| -> String {
        let line =
            |(n, a): (usize, &&str)| format!("15200000000{n},2026-04-17 09:0{n}:00,消费,{a}\n");
        IDS.to_owned() + &amounts.iter().enumerate().map(line).collect::<String>()
    };
    check(
        &rows(["10.00", "20.00", "30.00", "40.00", "50.00", "60.50"]),
        &rows(["1000", "2000", "3000", "4000", "5000", "6050"]),
        &[(Found::Agrees, 6)],
    );
}

#[test]
fn an_id_that_is_absent_or_shared_is_not_used() {
    // The order number is the same for all: terminal, batch and trace decide.
    let head = "订单号,终端号,批次号,凭证号,交易时间,交易金额\n";
    let first = format!(
        "{head}1,10000001,000001,000001,2026-04-17 23:59:59,10.00\n1,10000001,000001,000002,2026-04-17 09:00:00,10.00\n1,10000002,000001,000001,2026-04-17 09:00:00,10.00\n"
    );
    let second = format!(
        "{head}1,10000001,000001,000001,2026-04-18 00:00:01,10.00\n1,10000001,000001,000002,2026-04-17 09:00:00,12.00\n1,10000002,000001,000001,2026-04-25 09:00:00,10.00\n"
    );
    let (_, tiers) = check(
        &first,
        &second,
        &[
            (Found::Agrees, 1),
            (Found::AmountDiffers, 1),
            (Found::OnlyFirst, 1),
            (Found::OnlySecond, 1),
        ],
    );
    assert_eq!(tiers[..2], [Tier::B, Tier::B]);
}

#[test]
fn authorisation_code_or_time_and_last_four_pair_what_has_no_id() {
    let first = "授权码,卡号,交易时间,交易金额\nA1B2C3,622848******1234,2026-04-17 09:00:00,10.00\n,622848******1234,2026-04-17 10:00:00,20.00\n";
    let second = "授权码,卡号,交易时间,交易金额\nA1B2C3,1234,2026-04-18 11:00:00,10.00\n,1234,2026-04-17 10:04:00,20.00\n";
    let (_, tiers) = check(first, second, &[(Found::Agrees, 2)]);
    assert_eq!(tiers, [Tier::C, Tier::D]);
}

#[test]
fn equal_candidates_are_ambiguous_and_never_chosen() {
    let first =
        "卡号,交易时间,交易金额\n1234,2026-04-17 09:00:00,10.00\n1234,2026-04-17 09:01:00,10.00\n";
    let second =
        "卡号,交易时间,交易金额\n1234,2026-04-17 09:00:30,10.00\n1234,2026-04-17 09:02:00,10.00\n";
    check(first, second, &[(Found::Ambiguous, 4)]);
}

#[test]
fn terminal_and_amount_alone_only_suggest() {
    let first = "终端号,交易时间,交易金额\n10000001,2026-04-17 09:00:00,10.00\n";
    let second = "终端号,交易时间,交易金额\n10000001,2026-04-17 09:01:00,10.00\n";
    let (suggested, _) = check(
        first,
        second,
        &[(Found::OnlyFirst, 1), (Found::OnlySecond, 1)],
    );
    assert_eq!(suggested, 1);
}

#[test]
fn a_payout_is_matched_with_the_days_that_it_pays_out() {
    let head = "参考号,交易时间,交易金额,手续费\n";
    let first = format!(
        "{head}152000000001,2026-04-17 09:00:00,100.00,0.38\n152000000002,2026-04-17 10:00:00,200.00,0.76\n152000000003,2026-04-18 10:00:00,50.00,0.19\n152000000004,2026-04-19 10:00:00,70.00,0.27\n"
    );
    // Friday on Saturday; the weekend together on Monday; fees kept back.
    let second = "交易日期,摘要,交易金额\n2026-04-18,结算款,298.86\n2026-04-20,结算款,119.54\n";
    check(&first, second, &[(Found::Lump, 2)]);
}

#[test]
fn fees_kept_back_from_each_row_are_no_differences_of_amounts() {
    let rows = |amounts: [&str; 6]| -> String {
        let line =
            |(n, a): (usize, &&str)| format!("15200000000{n},2026-04-17 09:0{n}:00,消费,{a}\n");
        IDS.to_owned() + &amounts.iter().enumerate().map(line).collect::<String>()
    };
    // 0.38% of each but the last.
    let after = rows(["99.62", "199.24", "298.86", "398.48", "498.10", "590.00"]);
    check(
        &rows(["100.00", "200.00", "300.00", "400.00", "500.00", "600.00"]),
        &after,
        &[(Found::AmountDiffers, 1), (Found::FeeOnly, 5)],
    );
}

#[test]
fn the_same_file_twice_is_noticed() {
    let desk = desk();
    let text = format!("{IDS}152000000001,2026-04-17 09:00:00,消费,10.00\n");
    let (one, other) = (read(&desk, &text), read(&desk, &text));
    assert!(reconcile(&one.ledger, &other.ledger).same_file);
}

#[test]
fn currencies_are_never_added_to_each_other() {
    let head = "参考号,交易时间,币种,交易金额\n";
    let first = format!(
        "{head}152000000001,2026-04-17 09:00:00,CNY,10.00\n152000000002,2026-04-17 09:00:00,JPY,500\n152000000003,2026-04-17 09:00:00,USD,7.00\n"
    );
    let second = format!(
        "{head}152000000001,2026-04-17 09:00:00,CNY,10.00\n152000000002,2026-04-17 09:00:00,JPY,500\n152000000003,2026-04-17 09:00:00,CNY,7.00\n"
    );
    check(&first, &second, &[(Found::Agrees, 2), (Found::Currency, 1)]);
}

#[test]
fn a_day_without_a_time_is_within_minutes_of_nothing() {
    let first = "卡号,交易时间,交易金额\n123456******9876,2026-04-17 00:05:00,48.00\n";
    let second = "卡号,交易日期,交易金额\n123456******9876,2026-04-17,48.00\n";
    for (one, other) in [(first, second), (second, first)] {
        let alone = [(Found::OnlyFirst, 1), (Found::OnlySecond, 1)];
        check(one, other, &alone);
    }
    check(first, first, &[(Found::Agrees, 1)]);
}

#[test]
fn two_per_cent_may_be_kept_back_from_a_payout_and_no_more() {
    let sales = "参考号,交易时间,交易金额\n152000000001,2026-04-17 09:00:00,40.00\n152000000002,2026-04-17 10:00:00,60.00\n";
    let paid = |amount: &str| format!("交易日期,摘要,交易金额\n2026-04-18,结算款,{amount}\n");
    check(sales, &paid("98.00"), &[(Found::Lump, 1)]);
    let alone = [(Found::OnlyFirst, 2), (Found::OnlySecond, 1)];
    check(sales, &paid("97.99"), &alone);
}

#[test]
fn what_more_than_sixty_four_rows_share_is_no_id() {
    let rows = |alike: u32| {
        let own = (0..400).map(|n| format!("152000{n:06},2026-04-17 09:00:00,消费,1{n:03}.00\n"));
        let shared =
            (0..alike).map(|n| format!("888000000001,2026-04-17 09:00:00,消费,{}.00\n", 10 + n));
        IDS.to_owned() + &own.chain(shared).collect::<String>()
    };
    check(&rows(64), &rows(64), &[(Found::Agrees, 464)]);
    let alone = [
        (Found::Agrees, 400),
        (Found::OnlyFirst, 65),
        (Found::OnlySecond, 65),
    ];
    check(&rows(65), &rows(65), &alone);
}
