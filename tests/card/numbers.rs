//! What numbers and first digits are said to be.

use super::{cards, digits, made_up, pan, rows, words};
use crate::support::lcg::Lcg;
use crate::support::text;
use poscheck::card::{Doubt, Pan, Unreadable, Unsure, Verdict, Why};

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Doubtful(Doubt::CheckDigit) => "doubtful digit",
        Verdict::Doubtful(Doubt::Length(_)) => "doubtful length",
        Verdict::NotValid(Why::CheckDigit) => "wrong digit",
        Verdict::NotValid(Why::TooLong(_)) => "too long",
        Verdict::CannotTell(Unsure::Unfinished(_)) => "unfinished",
        Verdict::CannotTell(Unsure::UnknownScheme) => "unknown",
    }
}

/// Verdict, own candidates, shared ones.
#[track_caller]
fn check(number: &str, verdict: &str, own: &str, shared: &str) {
    let checked = cards().check(&pan(number));
    let got = (
        verdict_word(checked.verdict).to_owned(),
        words(checked.candidates.own),
        words(checked.candidates.shared),
    );
    assert_eq!(
        got,
        (verdict.to_owned(), own.to_owned(), shared.to_owned()),
        "{number}"
    );
}

#[test]
fn the_edges_of_first_digits_are_told_as_the_table_of_brands_has_them() {
    let probes = rows(&text("tests/cases/card/probes.tsv"));
    assert_eq!(probes.len(), 83);
    for row in probes {
        let [first, length, own, shared, verdict] = &row[..] else {
            panic!("{row:?}");
        };
        let number = made_up(first, length.parse().unwrap(), '0');
        check(&number, verdict, own, shared);
    }
}

#[test]
fn a_number_is_valid_or_not_or_cannot_be_told() {
    check("4111111111111111", "valid", "visa", "");
    check("4111111111111112", "wrong digit", "visa", "");
    check("411111111111111", "unfinished", "visa", "");
    check("55555555555544440", "too long", "mastercard", "");
    check("7000000000000005", "unknown", "", "");
    // UnionPay: a doubt, no refusal.
    check("6200000000000004", "doubtful digit", "unionpay", "");
    check("6200000000000005", "valid", "unionpay", "");
    // NAPAS: nobody says what the last digit means.
    check("9704000000000001", "valid", "napas", "");
    // A bank whose cards with these first digits have 19 digits.
    check("6222020000000000", "doubtful length", "unionpay", "");
    check(
        &made_up("622202", 16, '0'),
        "doubtful length",
        "unionpay",
        "",
    );
    check(&made_up("622202", 19, '0'), "valid", "unionpay", "");
}

#[test]
fn one_or_the_other_is_named_where_schemes_share_first_digits() {
    check(&made_up("65", 16, '0'), "valid", "discover", "rupay");
    check(
        &made_up("650031", 16, '0'),
        "valid",
        "discover elo",
        "rupay",
    );
    check(&made_up("8171", 16, '9'), "valid", "unionpay", "");
    check(&made_up("8172", 16, '0'), "valid", "rupay", "");
    check(
        &made_up("303", 16, '9'),
        "valid",
        "unionpay_legacy diners",
        "",
    );
    check(&made_up("31", 19, '0'), "valid", "t_union", "");
}

#[test]
fn first_digits_tell_scheme_issuer_and_length() {
    let first = |text: &str, length| cards().first(&pan(text), length);
    let icbc = first("622202", None);
    assert_eq!(words(icbc.candidates.own), "unionpay");
    assert_eq!(icbc.lengths.iter().collect::<Vec<_>>(), [19]);
    let bank = cards().bank(icbc.issuer.one().unwrap().bank).unwrap();
    assert_eq!(bank.name_zh, "中国工商银行");
    assert_eq!(bank.hotline.unwrap().0, "95588");
    // Nothing yet: every scheme that begins with 6 may come.
    let six = words(first("6", None).candidates.own);
    for word in ["unionpay", "discover", "maestro", "rupay"] {
        assert!(six.split(' ').any(|w| w == word), "{word} in {six}");
    }
    assert!(first("622", None).issuer.one().is_none());
    assert_eq!(
        words(first("9558", Some(19)).candidates.own),
        "unionpay_legacy"
    );
}

#[test]
fn a_number_that_begins_with_62_is_always_a_unionpay_card() {
    let mut choose = Lcg::new(62);
    let union_pay = cards().scheme_named("unionpay").unwrap();
    for _ in 0..20_000 {
        let length = 16 + choose.below(4);
        let number = format!("62{}", digits(&mut choose, length - 2));
        let checked = cards().check(&pan(&number));
        assert!(checked.candidates.own.contains(union_pay), "{number}");
        let allowed = ["unionpay", "unionpay elo", "unionpay rupay"];
        let told = words(checked.candidates.all());
        assert!(allowed.contains(&told.as_str()), "{number}: {told}");
        assert!(matches!(
            checked.verdict,
            Verdict::Valid | Verdict::Doubtful(_)
        ));
    }
}

#[test]
fn every_single_wrong_digit_is_noticed() {
    for number in ["4242424242424242", "378282246310005", "30569309025904"] {
        for at in 0..number.len() {
            for digit in '0'..='9' {
                let mut wrong: Vec<char> = number.chars().collect();
                if wrong[at] == digit {
                    continue;
                }
                wrong[at] = digit;
                let wrong: String = wrong.into_iter().collect();
                assert!(!poscheck::card::text_holds(&wrong), "{wrong}");
            }
        }
    }
}

#[test]
fn what_is_no_number_is_said_with_its_place() {
    let check = |text: &str, expected| assert_eq!(Pan::read(text).unwrap_err(), expected, "{text}");
    check("", Unreadable::Empty);
    check(" - ", Unreadable::Empty);
    check("4111 11l1 1111 1111", Unreadable::Sign { at: 8 });
    check("卡号", Unreadable::Sign { at: 1 });
    check("4111💳", Unreadable::Sign { at: 5 });
    check("null", Unreadable::Sign { at: 1 });
    check("411111,1111111111", Unreadable::Sign { at: 7 });
    check(&"4".repeat(20), Unreadable::TooLong { digits: 20 });
    check(&"4".repeat(30), Unreadable::TooLong { digits: 30 });
    check("4111111111111111 \n 6200000000000005", Unreadable::Two);
    check("41111111111111116200000000000005", Unreadable::Two);
    check("42222222222224222222222222", Unreadable::Two);
    check("4111111111111111，4111111111111111", Unreadable::Two);
    check(";4111111111111111=3012101?", Unreadable::Track);
    check("%B4111111111111111^DOE/JOHN^3012101?", Unreadable::Track);
    check("4111111111111111D3012101123F", Unreadable::Track);
}

#[test]
fn a_number_is_read_as_people_write_it() {
    for text in [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "４１１１　１１１１　１１１１　１１１１",
        "\u{feff}4111\u{a0}1111\u{2009}1111\u{200b}1111",
        " 4111–1111—1111－1111 \n",
    ] {
        assert_eq!(pan(text).covered(), "411111******1111", "{text}");
    }
}

#[test]
fn numbers_published_for_tests_are_known_as_such() {
    for row in rows(&text("packs/builtin/cards/published.tsv")) {
        assert!(cards().check(&pan(&row[0])).is_test, "{}", row[0]);
    }
    let mut choose = Lcg::new(5);
    for _ in 0..20_000 {
        let number = format!("62{}", digits(&mut choose, 17));
        assert!(!cards().check(&pan(&number)).is_test, "{number}");
    }
}
