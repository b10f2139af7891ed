//! Dates of validity, names, and how long a security code is.

use super::{cards, rows};
use crate::support::{rerun, text};
use poscheck::card::{
    CodeShape, Expiry, ExpiryVerdict, Month, NameVerdict, YEARS_AHEAD, code_shape, name_verdict,
};

fn month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    Some(Month {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
    })
}

fn told(text: &str, now: &str, terminal: &str) -> String {
    let now = month(now).unwrap();
    match Expiry::read(text).map(|e| e.verdict(now, month(terminal), YEARS_AHEAD)) {
        Ok(ExpiryVerdict::Valid { months }) => format!("valid {months}"),
        Ok(ExpiryVerdict::Expired { months }) => format!("expired {months}"),
        Ok(ExpiryVerdict::NotYet { months }) => format!("notyet {months}"),
        Ok(ExpiryVerdict::FarFuture) => "far".to_owned(),
        Ok(ExpiryVerdict::TerminalClock) => "clock".to_owned(),
        Err(why) => format!("{why:?}"),
    }
}

#[test]
fn a_date_is_read_in_every_form_that_people_write() {
    let wrong: Vec<String> = rows(&text("tests/cases/card/expiry.tsv"))
        .iter()
        .filter(|row| told(&row[0], &row[1], &row[2]) != row[3])
        .map(|row| {
            let got = told(&row[0], &row[1], &row[2]);
            format!("{}: `{}` is {got}, expected {}", row[4], row[0], row[3])
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        rerun("card::dates")
    );
}

#[test]
fn a_card_is_valid_through_the_last_day_of_its_month_and_not_beyond() {
    for year in 2024..2040_u16 {
        for month in 1..=12_u8 {
            let thru = Month { year, month };
            let next = Month {
                year: year + u16::from(month == 12),
                month: month % 12 + 1,
            };
            let card = Expiry { from: None, thru };
            let verdict = |now| card.verdict(now, None, YEARS_AHEAD);
            assert_eq!(verdict(thru), ExpiryVerdict::Valid { months: 0 });
            assert_eq!(verdict(next), ExpiryVerdict::Expired { months: 1 });
        }
    }
}

#[test]
fn a_name_is_looked_at_by_its_shape() {
    let check = |text: &str, expected| assert_eq!(name_verdict(text), expected, "{text}");
    check("DOE/JOHN", NameVerdict::Fits);
    check("Li Lei", NameVerdict::Fits);
    check("李雷", NameVerdict::OtherLetters);
    check("José", NameVerdict::OtherLetters);
    check(&"A".repeat(26), NameVerdict::Fits);
    check(&"A".repeat(27), NameVerdict::Cut);
    check("4111 1111", NameVerdict::Digits);
    check("４１１１", NameVerdict::Digits);
    check("", NameVerdict::Length);
    check(&"A".repeat(256), NameVerdict::Length);
}

#[test]
fn the_security_code_has_as_many_digits_as_its_scheme_prints() {
    let digits = |word: &str| {
        let scheme = cards().scheme(cards().scheme_named(word).unwrap()).unwrap();
        (scheme.code_name.clone(), scheme.code_digits)
    };
    assert_eq!(digits("unionpay"), ("CVN2".to_owned(), 3));
    assert_eq!(digits("amex"), ("CID".to_owned(), 4));
    assert_eq!(digits("uatp"), (String::new(), 0));
    assert_eq!(code_shape("123", &[3]), CodeShape::Fits);
    assert_eq!(code_shape("12", &[3]), CodeShape::Short);
    assert_eq!(code_shape("1234", &[3]), CodeShape::Wrong);
    assert_eq!(code_shape("12x", &[3, 4]), CodeShape::Wrong);
}
