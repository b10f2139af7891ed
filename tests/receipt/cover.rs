//! What is never shown: card numbers of any scheme in any shape, tracks, names, PINs.

use super::{cards, sense, shown};
use crate::support::lcg::Lcg;
use crate::support::text;
use poscheck::receipt::{Label, cover};

/// One number of each scheme and length that the table has, with a check digit that fits.
fn numbers() -> Vec<String> {
    let mut all = Vec::new();
    for line in text("tests/cases/card/probes.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (first, length) = (cells[0], cells[1].parse::<usize>().unwrap_or(0));
        if !(13..=19).contains(&length) || !first.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let mut number = first.to_owned();
        while number.len() < length - 1 {
            number.push(['7', '3', '9', '1'][number.len() % 4]);
        }
        let fits = |d: &char| poscheck::card::text_holds(&format!("{number}{d}"));
        let digit = ('0'..='9').find(fits).unwrap();
        number.push(digit);
        all.push(number);
    }
    all.sort();
    all.dedup();
    all
}

/// Shapes in which a number is pasted.
fn shapes(n: &str) -> Vec<String> {
    let spaced = n
        .as_bytes()
        .chunks(4)
        .map(|c| std::str::from_utf8(c).unwrap());
    let spaced = spaced.collect::<Vec<_>>().join(" ");
    let wide: String = n
        .chars()
        .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap())
        .collect();
    let packed = if n.len().is_multiple_of(2) {
        n.to_owned()
    } else {
        format!("{n}F")
    };
    let blob = format!(
        "5A{:02X}{packed}9505000000800057{:02X}{packed}",
        packed.len() / 2,
        packed.len() / 2
    );
    let track = format!("{n}D30122010000000000");
    let track = if track.len() % 2 == 0 {
        track
    } else {
        track + "F"
    };
    let strange = format!(
        "DF01{:02X}{packed}9F02060000000001009A03261122",
        packed.len() / 2
    );
    let ascii: String = n.bytes().map(|b| format!("{b:02X}")).collect();
    let letters = format!("DF02{:02X}{ascii}9F02060000000001009A03261122", n.len());
    vec![
        n.to_owned(),
        format!("卡号：{n}"),
        format!("卡号:{spaced} 金额:1.00"),
        format!(
            "CARD NO: {}",
            n.as_bytes()
                .chunks(4)
                .map(|c| std::str::from_utf8(c).unwrap())
                .collect::<Vec<_>>()
                .join("-")
        ),
        format!("卡号：{wide}"),
        format!("TVR:0000008000TSI:E800{n}"),
        format!("参考号: {n}\n订单号: {n}\n商户号: {n}"),
        format!("AMOUNT: {n}\nAID: {n}\nAPP LABEL: {n}\nDATE: {n}"),
        format!("DE55: {blob}"),
        blob,
        format!("DE55: {strange}"),
        format!("DE55: {letters}"),
        format!("DE55: 57{:02X}{track}", track.len() / 2),
        format!("二磁道: {n}=30122010000000000"),
        format!("Track1: %B{n}^DOE/JOHN^3012201?"),
        format!("<PAN>{n}</PAN><TVR>0000008000</TVR>"),
        format!("{{\"5A\":\"{packed}\",\"95\":\"0000008000\",\"DF01\":\"{packed}\"}}"),
        format!("02007000000000000000{:02}{n}000000000000000100", n.len()),
        format!("9F10: {packed}\nIAD: {packed}"),
        format!("授权码: {n} 终端号: {n} 凭证号: {n}"),
        format!("9F06=9\n{n}"),
        format!("9F06=9\n{n}AB"),
        format!("9F06={n}\n07"),
        format!("9F10: 07A0{n}\n07"),
        format!("IAD: 0701\n{spaced} 0828"),
        format!("IAD: 0701\n{n}\n参考号: 12\n{n}"),
    ]
}

#[test]
fn no_card_number_is_shown_in_any_shape() {
    let numbers = numbers();
    assert!(numbers.len() > 40, "{} numbers", numbers.len());
    for number in &numbers {
        let digits: Vec<u8> = number.bytes().map(|b| b - b'0').collect();
        // What only airlines' cards have is left to whom a label gives it.
        let named = |shape: &String| {
            ["参考号", "AMOUNT", "授权码"]
                .iter()
                .any(|l| shape.starts_with(l))
        };
        let sure = cards().likeness(&digits) == poscheck::card::Likeness::Card;
        for shape in shapes(number).iter().filter(|s| sure || !named(s)) {
            let shown = shown(shape);
            // Seven digits from the front or five from the back tell more than may be told, and
            // so does a long middle.
            let (head, tail) = (&number[..7], &number[number.len() - 5..]);
            let middle = &number[6..number.len() - 4];
            let told = [head, tail, number.as_str()]
                .iter()
                .any(|part| shown.contains(part))
                || middle.len() > 6 && shown.contains(middle);
            assert!(!told, "{number} in\n{shape}\n{shown}");
        }
    }
}

#[test]
fn tracks_names_pins_and_codes_are_refused_with_a_word() {
    for (text, word) in [
        (
            "5F20 0B 5A48414E472F53414E2020\nTVR:0000008000",
            "5A48414E47",
        ),
        ("持卡人：张三丰\nTVR:0000008000", "张三丰"),
        ("CARDHOLDER NAME: DOE/JANE\nTVR:0000008000", "DOE"),
        ("CVV2: 737\nTVR:0000008000", "737"),
        (
            "PIN Block: 1A2B3C4D5E6F7081\nTVR:0000008000",
            "1A2B3C4D5E6F7081",
        ),
        (
            "9F6B: 4111111111111111D3012101F\nTVR:0000008000",
            "4111111111111111",
        ),
        (
            "9F61: 414130413041414139383630363230\nTVR:0000008000",
            "4141304130",
        ),
        ("身份证号: 11010119000101001X", "11010119000101"),
    ] {
        let shown = shown(text);
        assert!(!shown.contains(word), "{text}\n{shown}");
    }
    let refused = super::reading("CVV2: 737\n密码块: 1A2B3C4D5E6F7081").refused;
    assert_eq!(refused.len(), 2, "{refused:?}");
    let nine = "A0000003330101029F6B06000000010000";
    let unionpay = shown(&format!("84 08 {nine}"));
    assert!(
        unionpay.contains("100.00"),
        "a limit under UnionPay: {unionpay}"
    );
}

#[test]
fn numbers_that_a_ticket_needs_stay_whole() {
    let mut choose = Lcg::new(5);
    let (mut masked, mut all) = (0, 0);
    let institutions = [
        "898", "102", "103", "104", "105", "301", "302", "303", "308", "821", "844", "873",
    ];
    for _ in 0..20_000 {
        let digits = |choose: &mut Lcg, n: usize| -> String {
            (0..n)
                .map(|_| char::from(b'0' + choose.below(10) as u8))
                .collect()
        };
        let merchant = [
            institutions[choose.below(institutions.len())],
            &digits(&mut choose, 12),
        ]
        .concat();
        let day = format!("2026{:02}{:02}", 1 + choose.below(12), 1 + choose.below(28));
        let time = format!(
            "{:02}{:02}{:02}",
            choose.below(24),
            choose.below(60),
            choose.below(60)
        );
        let stamps = [
            format!("{day}{time}"),
            format!("{day}{time}{:03}", choose.below(1000)),
            format!("17{}", digits(&mut choose, 11)),
        ];
        for text in [merchant].iter().chain(&stamps) {
            all += 1;
            masked += usize::from(cover(text, Label::Named, &sense) != *text);
        }
    }
    println!("{masked} of {all} merchant numbers and timestamps were covered");
    assert!(masked * 1000 <= all, "{masked} of {all}");
    for (text, expected) in [
        ("622202 0000 0000 0005", "622202 **** **** 0005"),
        // Within longer digits a number begins behind a zero, or ends before zeros.
        ("770411111111111111177", "770411111******111177"),
        ("770422222222222277777", "770422222***222277777"),
        ("0000000000000", "0000000000000"),
    ] {
        let got = cover(text, Label::None, &sense);
        assert_eq!(got, expected, "{text}");
    }
    assert!(
        cards().likeness(&[6, 2, 2, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            != poscheck::card::Likeness::Strange
    );
}
