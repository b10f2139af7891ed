//! What people read about amounts: every category has a sentence and an action in both languages.

use poscheck::amount::drawer::Drawer;
use poscheck::amount::money::{Currency, Money, PARTS};
use poscheck::amount::reader::Unusable;
use poscheck::amount::reconcile::{Found, Proof};
use poscheck::amount::sale::{Over, Slip, Way};
use poscheck::i18n::Lang;
use poscheck::present::AmountBook;

fn books() -> [AmountBook; 2] {
    Lang::ALL.map(|lang| AmountBook {
        lang,
        currency: Currency::CNY,
    })
}

fn fen(fen: i64) -> Money {
    Money(fen * PARTS)
}

#[test]
fn every_category_has_its_own_sentence_and_one_action() {
    for book in books() {
        let mut titles = Vec::new();
        for found in Found::ALL {
            let view = book.category(found);
            assert!(!view.title.is_empty() && view.texts.len() == 1, "{found:?}");
            titles.push(view.title);
        }
        titles.sort();
        titles.dedup();
        // Twice in the first and twice in the second file read alike.
        assert_eq!(titles.len(), Found::ALL.len() - 1);
    }
}

#[test]
fn amounts_and_verdicts_are_put_into_their_sentences() {
    let [zh, en] = books();
    assert_eq!(zh.amount(fen(-1_250)), "-¥12.50");
    assert_eq!(
        AmountBook {
            currency: Currency(*b"JPY"),
            ..en
        }
        .amount(Money(500 * PARTS)),
        "JPY 500"
    );
    let proof = Proof {
        first: 100,
        second: 40,
        listed: 60,
    };
    assert_eq!(zh.proof(&proof).tone, "yes");
    assert_eq!(
        zh.proof(&Proof {
            listed: 61,
            ..proof
        })
        .tone,
        "no"
    );
    assert_eq!(
        zh.slip(Slip::Swapped { place: 2 }, Way::Void).title,
        "从右数第 2 和第 3 位按反了"
    );
    assert_eq!(
        en.slip(Slip::FeeTaken { rate: 3_800 }, Way::Void).title,
        "What is missing is a fee of 0.38%: no error"
    );
    assert_eq!(
        zh.over(Over::Day(fen(50_000))).unwrap().title,
        "今天的额度只剩 ¥500.00"
    );
    assert_eq!(zh.over(Over::None), None);
    let drawer = Drawer {
        sales: fen(1_000),
        ..Drawer::default()
    };
    assert_eq!(zh.drawer(&drawer, fen(990)).title, "少了 ¥0.10");
    assert_eq!(zh.drawer(&drawer, fen(1_000)).tone, "yes");
    assert!(zh.change(fen(30), &[0; 8]).is_err());
}

#[test]
fn nobody_is_told_to_split_a_sale() {
    for book in books() {
        let over = book.over(Over::Single(fen(100_000))).unwrap();
        let told = [over.texts.concat(), book.short().to_owned()];
        assert!(
            told.iter()
                .all(|t| t.contains("不要把一笔拆") || t.contains("ever split one sale"))
        );
    }
}

#[test]
fn each_reason_why_a_file_is_of_no_use_names_the_next_step() {
    let all = [
        Unusable::Empty,
        Unusable::Binary,
        Unusable::NoTable,
        Unusable::Torn,
        Unusable::TooLarge,
        Unusable::Spreadsheet,
        Unusable::Locked,
    ];
    for book in books() {
        let mut told: Vec<String> = all.iter().map(|why| book.unusable(*why)).collect();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), all.len());
    }
}
