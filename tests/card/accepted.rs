//! What an acquirer's pack says about a card, and what the diagnosis learns of it.

use super::{cards, made_up, packed, pan, texts};
use crate::support::builtin;
use poscheck::card::compile::{Layer, compile};
use poscheck::card::{Accepted, Asks, Cards, EXPIRED, FOREIGN, LOCAL, NOT_EXPIRED, Reason, Way};

/// The built-in table with an acquirer's answers over it.
fn over(accepted: &str) -> Cards {
    let texts = texts();
    let base = Layer::of(texts.each_ref().map(String::as_str));
    let top = Layer {
        accepted,
        ..Layer::default()
    };
    let compiled = compile(&[base, top]);
    assert!(compiled.left_out.is_empty(), "{:?}", compiled.left_out);
    Cards::load(&compiled.bytes).unwrap()
}

/// What is said of a number, in a few words.
fn told(cards: &Cards, number: &str, way: Way) -> String {
    let name = |id| cards.scheme(id).unwrap().id.clone();
    let reason = |reason| match reason {
        Reason::Scheme(id) => name(id),
        Reason::NotABankCard(id) => format!("no bank card: {}", name(id)),
        reason => format!("{reason:?}"),
    };
    match cards.accepts(&cards.check(&pan(number)), way) {
        Accepted::Yes => "yes".to_owned(),
        Accepted::No(why) => format!("no: {}", reason(why)),
        Accepted::Ask(why) => format!("ask: {}", reason(why)),
        Accepted::CannotTell => "cannot tell".to_owned(),
    }
}

#[test]
fn the_built_in_pack_says_only_what_holds_in_every_shop() {
    let check = |number: &str, way, expected: &str| {
        assert_eq!(told(cards(), number, way), expected, "{number}");
    };
    let icbc = made_up("622202", 19, '0');
    check(&icbc, Way::Chip, "yes");
    check(&icbc, Way::Contactless, "yes");
    check(&icbc, Way::StripeFallback, "ask: StripeFallback");
    check("4242424242424242", Way::Chip, "ask: visa");
    check(
        &made_up("31", 19, '0'),
        Way::Chip,
        "no: no bank card: t_union",
    );
    check("7000000000000005", Way::Chip, "cannot tell");
}

#[test]
fn an_acquirer_s_own_answers_stand_over_the_built_in_ones() {
    let shop = over(
        "foreign = \"no\"\ncontactless = \"no\"\nstripe_fallback = \"no\"\n[schemes]\nunionpay = \"yes\"\nvisa = \"yes\"\namex = \"no\"\n[kinds]\ndebit = \"yes\"\ncredit = \"no\"\n",
    );
    let check = |number: &str, way, expected: &str| {
        assert_eq!(told(&shop, number, way), expected, "{number}");
    };
    let debit = made_up("622202", 19, '0');
    check(&debit, Way::Chip, "yes");
    check(&debit, Way::Contactless, "no: Contactless");
    check(&debit, Way::StripeFallback, "no: StripeFallback");
    check("378282246310005", Way::Chip, "no: amex");
    check("4242424242424242", Way::Chip, "no: Foreign");
    // A credit card of a bank in China under its own mark.
    check(&made_up("622230", 16, '0'), Way::Chip, "no: Kind(Credit)");
    // One mark of two is enough: the terminal picks it.
    check(&made_up("4571", 16, '0'), Way::Chip, "no: Foreign");
}

#[test]
fn a_mark_to_ask_about_is_better_than_one_that_is_refused() {
    let both = made_up("4571", 16, '0');
    for (ask, no) in [("dankort", "visa"), ("visa", "dankort")] {
        let shop = over(&format!("[schemes]\n{ask} = \"ask\"\n{no} = \"no\"\n"));
        assert_eq!(told(&shop, &both, Way::Chip), format!("ask: {ask}"));
    }
}

#[test]
fn the_diagnosis_learns_where_a_card_is_from_only_where_the_number_tells() {
    let origin = |number: &str| cards().origin(&cards().check(&pan(number)));
    assert_eq!(origin(&made_up("622202", 19, '0')), Some(LOCAL));
    assert_eq!(origin(&made_up("955880", 19, '0')), Some(LOCAL));
    assert_eq!(origin("4242424242424242"), Some(FOREIGN));
    // UnionPay of a bank that is not in the table: at home or abroad.
    assert_eq!(origin("6200000000000005"), None);
    // Two marks on one card.
    assert_eq!(origin(&made_up("436742", 19, '0')), None);
}

#[test]
fn evidence_is_questions_and_answers_of_the_pack() {
    for (question, answer) in [LOCAL, FOREIGN, EXPIRED, NOT_EXPIRED] {
        let questions = &builtin().core.questions;
        let row = questions.iter().find(|q| q.id == question).unwrap();
        assert!(
            row.answers.iter().any(|a| a.id == answer),
            "{question} {answer}"
        );
    }
    assert!(packed().left_out.is_empty(), "{:?}", packed().left_out);
}

#[test]
fn an_acquirer_changes_what_it_names_and_leaves_the_rest() {
    for (asks, word) in [(Asks::Bin, "bin"), (Asks::Full, "full"), (Asks::Off, "off")] {
        let shop = over(&format!("number = \"{word}\"\n[schemes]\nvisa = \"no\"\n"));
        assert_eq!(shop.asks(), asks);
        let check = |number: &str, expected: &str| {
            assert_eq!(told(&shop, number, Way::Contactless), expected, "{number}");
        };
        check("4242424242424242", "no: visa");
        check(&made_up("622202", 19, '0'), "yes");
        check(&made_up("31", 19, '0'), "no: no bank card: t_union");
    }
    let none = over("no_bank_cards = []\n");
    let transit = told(&none, &made_up("31", 19, '0'), Way::Chip);
    assert_ne!(transit, "no: no bank card: t_union");
}
