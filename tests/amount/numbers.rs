//! How amounts and dates are written, and what becomes of each way.

use super::{desk, read};
use poscheck::amount::moment::{Lately, Order, date, day_text, moment, order_of, second_text};
use poscheck::amount::money::{Currency, NoNumber, number, plain_text};

/// An amount as written, in a currency of so many digits.
fn parts(text: &str, comma: bool, digits: u32) -> Result<Option<i64>, NoNumber> {
    let number = number(text.as_bytes(), comma)?;
    number.map(|n| n.money(digits).map(|m| m.0)).transpose()
}

#[test]
fn amounts_are_exact_however_they_are_written() {
    let yuan = |text| parts(text, false, 2);
    for (text, expected) in [
        ("12.50", 12_500_000),
        ("-0.01", -10_000),
        ("+10000.00", 10_000_000_000),
        ("1,234.56", 1_234_560_000),
        ("\"-2,600.00\"", -2_600_000_000),
        ("¥28.16", 28_160_000),
        ("￥28.16", 28_160_000),
        ("CNY13.50", 13_500_000),
        ("CNY 13.50", 13_500_000),
        ("13.50 CNY", 13_500_000),
        ("$22.50", 22_500_000),
        ("-$0.95", -950_000),
        ("$-0.95", -950_000),
        ("(12.00)", -12_000_000),
        ("12.00-", -12_000_000),
        ("－3.00", -3_000_000),
        ("39元", 39_000_000),
        ("`0.05940", 59_400),
        ("=\"7.00\"", 7_000_000),
        ("1.25E+03", 1_250_000_000),
        ("5E-2", 50_000),
        (".5", 500_000),
        ("100.", 100_000_000),
        ("1'000.00", 1_000_000_000),
    ] {
        assert_eq!(yuan(text), Ok(Some(expected)), "{text}");
    }
    for text in ["", " ", "-", "--", "-------------------", "/"] {
        assert_eq!(yuan(text), Ok(None), "{text:?}");
    }
    for text in [
        "abc",
        "xx,yyyy.zz",
        "12a",
        "1.2.3",
        "39.00%",
        "2026-04-17",
        "10:30",
        "{{amount}}",
    ] {
        assert_eq!(yuan(text), Err(NoNumber::Form), "{text}");
    }
    for text in [
        "0.0000001",
        "99999999999999999999",
        "1E+30",
        "9223372036854775807",
    ] {
        assert_eq!(yuan(text), Err(NoNumber::Range), "{text}");
    }
}

#[test]
fn currencies_have_their_own_minor_units_and_decimal_marks() {
    assert_eq!(parts("1234", false, 0), Ok(Some(12_340_000)));
    assert_eq!(parts("1.234", false, 3), Ok(Some(12_340_000)));
    assert_eq!(parts("4.626,81", true, 2), Ok(Some(4_626_810_000)));
    assert_eq!(parts("66295,08", true, 2), Ok(Some(66_295_080_000)));
    assert_eq!(parts("300,", true, 2), Ok(Some(300_000_000)));
    let digits = |code: &str| Currency::read(code.as_bytes()).unwrap().digits();
    assert_eq!([digits("CNY"), digits("jpy"), digits("KWD")], [2, 0, 3]);
}

#[test]
fn what_is_shown_reads_back_as_the_same_amount() {
    for parts_of in [
        0_i64,
        1,
        -1,
        59_400,
        -950_000,
        1_234_560_000,
        i64::MAX / 3,
        -9_999_999_999,
    ] {
        for digits in [0, 2, 3] {
            let shown = plain_text(i128::from(parts_of), digits);
            assert_eq!(parts(&shown, false, digits), Ok(Some(parts_of)), "{shown}");
        }
    }
}

#[test]
fn dates_are_read_in_every_form_and_none_is_invented() {
    let seconds = |text: &str, order| {
        moment(text.as_bytes(), order)
            .and_then(|m| m.seconds())
            .map(second_text)
    };
    let noon = Some("2026-04-17 12:05:09".to_owned());
    for text in [
        "2026-04-17 12:05:09",
        "2026/4/17 12:05:09",
        "2026年04月17日 12:05:09",
        "20260417120509",
        "20260417 120509",
        "2026-04-17T12:05:09Z",
        "2026-04-17T12:05:09.250+08:00",
        "`2026-04-17 12:05:09",
        "20260417120509.000[-5:EST]",
        "17 Apr 2026 12:05:09",
        "2026 Apr 17 12:05:09",
        "Apr 17, 2026 12:05:09 PM",
        "46129.503576",
    ] {
        assert_eq!(seconds(text, Order::Ymd), noon, "{text}");
    }
    assert_eq!(seconds("17/04/2026 12:05:09", Order::Dmy), noon);
    assert_eq!(seconds("04/17/26 12:05:09", Order::Mdy), noon);
    let last = seconds("46129.9999999", Order::Ymd);
    assert_eq!(last.as_deref(), Some("2026-04-17 23:59:59"));
    let leap = seconds("2026-04-17 12:05:60", Order::Ymd);
    assert_eq!(leap.as_deref(), Some("2026-04-17 12:05:59"));
    assert_eq!(moment(b"12:05:61", Order::Ymd), None);
    let zone = |text: &str| moment(text.as_bytes(), Order::Ymd).and_then(|m| m.zone);
    assert_eq!(zone("2026-04-17T12:05:09+14:00"), Some(840));
    assert_eq!(zone("2026-04-17T12:05:09+14:01"), None);
    for text in [
        "2026-02-30",
        "20261340",
        "17:00",
        "abc",
        "",
        "1",
        "1.5",
        "1880-01-01",
        "46129-12",
        "99999999999999999999",
    ] {
        assert_eq!(seconds(text, Order::Ymd), None, "{text}");
    }
}

#[test]
fn a_column_of_dates_tells_its_order_where_it_can() {
    let order = |texts: &[&'static str]| {
        order_of(
            texts
                .iter()
                .map(|t| t.as_bytes())
                .collect::<Vec<_>>()
                .into_iter(),
        )
    };
    assert_eq!(order(&["2026-04-17"]), (Order::Ymd, true));
    assert_eq!(order(&["03/04/2026", "13/04/2026"]), (Order::Dmy, true));
    assert_eq!(order(&["03/04/2026", "04/13/2026"]), (Order::Mdy, true));
    assert_eq!(order(&["03/04/2026"]), (Order::Dmy, false));
}

#[test]
fn every_day_of_a_century_is_one_more_than_the_day_before() {
    let mut last = date(1990, 1, 1).unwrap();
    for year in 1990..2100 {
        for month in 1..=12 {
            for day in 1..=31 {
                let Some(found) = date(year, month, day) else {
                    continue;
                };
                assert!(found == last || found == last + 1);
                assert_eq!(day_text(found), format!("{year:04}-{month:02}-{day:02}"));
                last = found;
            }
        }
    }
}

#[test]
fn a_time_that_is_read_at_once_is_read_as_any_other() {
    let (mut lately, mut refused) = (Lately::default(), 0);
    let slow = |text: &[u8]| moment(text, Order::Ymd).and_then(|m| m.seconds());
    for text in [
        "2026-06-01 00:00:00",
        "2024-02-29 23:59:59",
        "1999-12-31 09:08:07",
    ] {
        for at in 0..text.len() {
            for byte in 0..=255 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let read = lately.seconds(&bytes);
                refused += u32::from(read.is_none());
                // What it does not read at once may still be a time, such as with another mark.
                if read.is_some() {
                    assert_eq!(read, slow(&bytes), "{}", String::from_utf8_lossy(&bytes));
                }
            }
        }
        assert_eq!(
            lately.seconds(text.as_bytes()),
            slow(text.as_bytes()),
            "{text}"
        );
    }
    assert!(refused > 14_000, "{refused}");
}

#[test]
fn ids_that_differ_in_one_byte_have_marks_that_differ() {
    for base in [
        "12345678",
        "152000000001",
        "9007199254740993",
        "123456789012345678",
        "7A0000000012",
    ] {
        let mut ids = vec![base.to_owned()];
        for at in 0..base.len() {
            let others = (b'!'..=b'~').filter(|b| b.is_ascii_alphanumeric() || b"/:.#".contains(b));
            for byte in others.filter(|b| *b != base.as_bytes()[at]) {
                let mut bytes = base.as_bytes().to_vec();
                bytes[at] = byte;
                ids.push(String::from_utf8(bytes).unwrap());
            }
        }
        let rows: String = ids
            .iter()
            .map(|id| format!("2026-06-01 10:00:00,{id},1.00\n"))
            .collect();
        let read = read(&desk(), &format!("交易时间,参考号,交易金额\n{rows}"));
        let mut marks = read.ledger.ids[0].marks.clone();
        assert_eq!(marks.len(), ids.len());
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), ids.len(), "{base}");
        assert!(marks.iter().all(|mark| mark % 2 == 1), "{base}");
    }
}
