//! Stripes that parse, and where and why others do not.

use super::rows;
use crate::support::{rerun, text};
use poscheck::card::track::{Demand, ServiceCode, looks_like_track, read};

/// A line in the form of the table.
fn told(text: &str) -> String {
    match read(text) {
        Ok(track) => {
            let expiry = track.expiry.map_or("-".to_owned(), |month| {
                format!("{:02}{:02}", month.year % 100, month.month)
            });
            let service = track.service.map_or("-".to_owned(), |code| {
                code.digits().iter().map(u8::to_string).collect()
            });
            let name = track
                .name
                .map_or("-".to_owned(), |name| name.len().to_string());
            let (number, pan) = (track.number, track.pan.covered());
            let data = track.discretionary.len();
            format!("ok {number} {pan} {expiry} {service} {name} {data}")
        }
        Err(broken) => format!("{:?} {}", broken.why, broken.at),
    }
}

#[test]
fn a_stripe_parses_or_says_at_which_character_and_why_not() {
    let cases = rows(&text("tests/cases/card/tracks.tsv"));
    assert!(cases.len() >= 100, "{}", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter(|row| told(&row[0].replace("\\n", "\n")) != row[1])
        .map(|row| {
            format!(
                "{}: {} is {}, expected {}",
                row[2],
                row[0],
                told(&row[0]),
                row[1]
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        rerun("card::stripes")
    );
}

#[test]
fn a_whole_stripe_is_recognised_where_a_number_is_asked_for() {
    for row in rows(&text("tests/cases/card/tracks.tsv")) {
        if row[1].starts_with("ok") && row[0].len() > 24 {
            assert!(looks_like_track(&row[0]), "{}", row[0]);
        }
    }
    assert!(looks_like_track("%12345678"));
    for plain in [
        "4111 1111 1111 1111",
        "6222",
        "Dec 30",
        "",
        "62-0000",
        "%1234567",
    ] {
        assert!(!looks_like_track(plain), "{plain}");
    }
}

#[test]
fn each_digit_of_the_service_code_says_what_it_forbids() {
    use Demand::{
        CashMachineOnly, CashOnly, ChipFirst, Closed, DomesticOnly, NoCash, OnlineOnly,
        OnlineUnlessAgreed, PinRequired, PinWherePossible, Test,
    };
    let expected: [(usize, u8, &[Demand]); 17] = [
        (0, 1, &[]),
        (0, 2, &[ChipFirst]),
        (0, 5, &[DomesticOnly]),
        (0, 6, &[DomesticOnly, ChipFirst]),
        (0, 7, &[Closed]),
        (0, 9, &[Test]),
        (1, 0, &[]),
        (1, 2, &[OnlineOnly]),
        (1, 4, &[OnlineUnlessAgreed]),
        (2, 0, &[PinRequired]),
        (2, 1, &[]),
        (2, 2, &[NoCash]),
        (2, 3, &[CashMachineOnly, PinRequired]),
        (2, 4, &[CashOnly]),
        (2, 5, &[NoCash, PinRequired]),
        (2, 6, &[PinWherePossible]),
        (2, 7, &[NoCash, PinWherePossible]),
    ];
    for place in 0..3 {
        for digit in 0..10 {
            let mut digits = [0; 3];
            digits[place] = digit;
            let code = ServiceCode::new(digits);
            let row = expected.iter().find(|row| row.0 == place && row.1 == digit);
            assert_eq!(code.has_meaning(place), row.is_some(), "{place} {digit}");
            assert_eq!(
                code.demands(place),
                row.map_or(&[][..], |row| row.2),
                "{place} {digit}"
            );
        }
    }
}

#[test]
fn a_technician_reads_a_stripe_in_sentences() {
    use poscheck::i18n::Lang;
    use poscheck::present::stripe;
    let good = stripe(Lang::Zh, &read(";4111111111111111=3012226?"));
    assert_eq!(good.title, "磁道 2 能解开");
    assert_eq!(good.facts[0].text, "411111******1111");
    assert_eq!(good.facts[1].text, "2030-12");
    assert_eq!(
        good.service,
        [
            "服务代码第 1 位：2 · 有芯片，先插卡，刷磁条会被拒或算降级",
            "服务代码第 2 位：2 · 每笔都要联机",
            "服务代码第 3 位：6 · 有密码键盘就要输密码",
        ]
    );
    let bad = stripe(Lang::En, &read(";4111111111111111=3013226?"));
    assert_eq!(bad.title, "It does not parse: character 21");
    assert_eq!(bad.why, "there is no such month");
    assert!(bad.facts.is_empty());
}
