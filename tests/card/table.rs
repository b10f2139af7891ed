//! The table that ships: every row answers for itself, and the file is small and sturdy.

use super::{cards, made_up, packed, pan, rows, texts, words};
use crate::support::lcg::Lcg;
use poscheck::card::compile::{FILES, Layer, compile};
use poscheck::card::{Cards, Damaged, DataDate, Grade, Kind, Tier, Verdict};

/// What the table may weigh, in brotli bytes.
const BUDGET: usize = 12_000;

fn brotli(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[test]
fn the_file_stays_within_its_budget() {
    let size = brotli(&packed().bytes);
    println!(
        "table of cards: {} bytes, {size} after brotli 11",
        packed().bytes.len()
    );
    assert!(size <= BUDGET, "{size}");
}

#[test]
fn every_scheme_has_a_source_a_date_and_an_example_that_is_told_as_it() {
    let schemes = &packed().schemes;
    assert_eq!(schemes.len(), 37);
    let untold = [
        "bccard",
        "interac",
        "gpn",
        "instapayment",
        "laser",
        "visaelectron",
        "aura",
    ];
    for scheme in schemes {
        let dated = scheme.read.len() == 10 && !scheme.source.is_empty();
        assert!(dated && !scheme.example_source.is_empty(), "{}", scheme.id);
        let id = cards().scheme_named(&scheme.id).unwrap();
        if scheme.example.is_empty() {
            assert!(untold.contains(&scheme.id.as_str()), "{}", scheme.id);
            continue;
        }
        let checked = cards().check(&pan(&scheme.example));
        let told = checked.candidates.own.contains(id);
        let told_as = words(checked.candidates.own);
        assert_eq!(
            told,
            !untold.contains(&scheme.id.as_str()),
            "{} is {told_as}",
            scheme.id
        );
        if told {
            assert_eq!(checked.verdict, Verdict::Valid, "{}", scheme.id);
            let length = scheme.example.len();
            let groups = cards().scheme(id).unwrap().grouping(length);
            assert_eq!(
                groups.iter().map(|n| usize::from(*n)).sum::<usize>(),
                length
            );
        }
    }
    let printed = |word: &str, length| {
        let id = cards().scheme_named(word).unwrap();
        cards().scheme(id).unwrap().grouping(length)
    };
    assert_eq!(printed("unionpay", 19), [6, 13]);
    assert_eq!(printed("amex", 15), [4, 6, 5]);
    assert_eq!(printed("maestro", 12), [4, 4, 4]);
}

#[test]
fn every_issuer_row_is_known() {
    let texts = texts();
    let names: Vec<Vec<String>> = rows(&texts[2]);
    let (mut tier_a, mut hidden) = (0, 0);
    for row in rows(&texts[1]) {
        let [first, length, bank, kind, tier, source, date] = &row[..] else {
            panic!("{row:?}");
        };
        assert!(!source.is_empty() && !date.is_empty());
        let name = &names.iter().find(|n| n[0] == *bank).unwrap()[1];
        // Another filler where one runs into a row with longer first digits.
        let told = ('0'..='9').find_map(|filler| {
            let number = made_up(first, length.parse().unwrap(), filler);
            let issuer = cards().check(&pan(&number)).issuer.one()?;
            (usize::from(issuer.digits) == first.len()).then_some(issuer)
        });
        let Some(issuer) = told else {
            // Rows with one digit more take all of its numbers.
            assert_ne!(tier, "A", "{first} {length} is not told");
            hidden += 1;
            continue;
        };
        let expected = match kind.as_str() {
            "debit" => Kind::Debit,
            "credit" => Kind::Credit,
            "quasi" => Kind::Quasi,
            _ => Kind::Prepaid,
        };
        assert_eq!(cards().bank(issuer.bank).unwrap().name_zh, name, "{first}");
        assert_eq!(issuer.kind, expected, "{first}");
        tier_a += usize::from(issuer.tier == Tier::A);
        assert_eq!(issuer.tier == Tier::A, tier == "A", "{first}");
        assert_eq!(issuer.date == DataDate::Y2018, date == "2018", "{first}");
    }
    assert!(tier_a > 1_500 && hidden < 3, "{tier_a} {hidden}");
}

#[test]
fn a_hotline_goes_with_its_grade() {
    let find = |name: &str| {
        let banks = (0..).map_while(|at| cards().bank(at));
        banks.into_iter().find(|bank| bank.name_zh == name).unwrap()
    };
    assert_eq!(find("中国建设银行").hotline, Some(("95533", Grade::Two)));
    assert_eq!(find("杭州银行").hotline, Some(("95398", Grade::One)));
    assert_eq!(find("西安银行").hotline, Some(("96779", Grade::Local)));
    // The number in lists is another bank's as well.
    assert_eq!(find("青岛银行").hotline, None);
    assert_eq!(find("广发银行").name_en, "China Guangfa Bank");
}

#[test]
fn a_damaged_file_is_an_error_and_never_a_panic() {
    let bytes = &packed().bytes;
    for cut in (0..bytes.len()).step_by(97) {
        assert!(Cards::load(&bytes[..cut]).is_err(), "{cut}");
    }
    let mut choose = Lcg::new(3);
    for _ in 0..200 {
        let mut wrong = bytes.clone();
        let at = choose.below(wrong.len());
        wrong[at] ^= 1 << choose.below(8);
        if let Ok(cards) = Cards::load(&wrong) {
            let _ = cards.check(&pan("6200000000000005"));
            let _ = cards.places(&pan("4111111111111112"));
        }
    }
    let mut newer = bytes.clone();
    newer[0] += 1;
    assert_eq!(Cards::load(&newer).unwrap_err(), Damaged::Layout);
}

#[test]
fn a_layer_adds_rows_and_corrects_them() {
    let texts = texts();
    let base = Layer::of(texts.each_ref().map(String::as_str));
    let top = Layer {
        banks: "bank\tname_zh\tname_en\thotline\tgrade\tsource\tread\nNEW\t新银行\tNew Bank\t\t\ttest\t2026-11-22\n",
        issuers: "first\tlength\tbank\tkind\ttier\tsource\tdate\n629999\t19\tNEW\tdebit\tC\ttest\tundated\n622202\t19\tNEW\tcredit\tC\ttest\tundated\n",
        ..Layer::default()
    };
    let layered = Cards::load(&compile(&[base, top]).bytes).unwrap();
    for first in ["629999", "622202"] {
        let issuer = layered
            .check(&pan(&made_up(first, 19, '0')))
            .issuer
            .one()
            .unwrap();
        assert_eq!(
            layered.bank(issuer.bank).unwrap().name_zh,
            "新银行",
            "{first}"
        );
    }
}

#[test]
fn a_row_that_makes_no_sense_is_left_out_and_named() {
    let check = |file: usize, text: &str, expected: &str| {
        let mut texts = [""; 5];
        texts[file] = text;
        let left_out = compile(&[Layer::of(texts)]).left_out;
        let lines: Vec<String> = left_out.iter().map(ToString::to_string).collect();
        assert_eq!(lines.join("\n"), expected, "{}: {text}", FILES[file]);
    };
    let head = "first\tlength\tbank\tkind\ttier\tsource\tdate\n";
    check(
        1,
        &format!("{head}62x\t19\tICBC\tdebit\tA\ts\t2018"),
        "cards/issuers.tsv:2: first digits `62x`; 1 to 10 of them",
    );
    check(
        1,
        &format!("{head}622202\t9\tICBC\tdebit\tA\ts\t2018"),
        "cards/issuers.tsv:2: a length is from 12 to 19",
    );
    check(
        1,
        &format!("{head}622202\t19\tICBC\tdebit\tA\t\t2018"),
        "cards/issuers.tsv:2: every row has a source",
    );
    check(
        1,
        &format!("{head}622202\t19\tICBC\tdebit\tA\ts\t2018"),
        "cards/issuers.tsv:2: 622202 of 19 digits: bank ICBC is not in banks.tsv; add it there",
    );
    check(
        1,
        &format!("{head}622202\t19"),
        "cards/issuers.tsv:2: 2 columns, not 7",
    );
    check(
        3,
        "number\tsource\tread\n4111111111111112\ts\t2026-11-22",
        "cards/published.tsv:2: the check digit does not fit",
    );
    check(
        4,
        "[schemes]\nnobody = \"yes\"\n",
        "cards/accepted.toml:2: no scheme is called `nobody`; its id is in schemes.toml",
    );
    check(
        4,
        "[kinds]\ndebt = \"yes\"\n",
        "cards/accepted.toml:2: no kind of card is called `debt`; one of [\"debit\", \"credit\", \"quasi\", \"prepaid\"]",
    );
}
