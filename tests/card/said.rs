//! What is said of cards, in both languages.

use super::{cards, made_up, pan};
use poscheck::card::{Expiry, Month, Pan, Unreadable, Way, YEARS_AHEAD};
use poscheck::i18n::Lang;
use poscheck::present::{CardBook, CardView};

fn book(lang: Lang) -> CardBook<'static> {
    CardBook {
        cards: cards(),
        lang,
    }
}

fn number(lang: Lang, text: &str) -> CardView {
    let pan = pan(text);
    book(lang).number(&cards().check(&pan), &cards().places(&pan))
}

fn facts(view: &CardView) -> Vec<String> {
    let line = |fact: &poscheck::present::Fact| format!("{}: {}", fact.label, fact.text);
    view.facts.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, zh: &str, en: &str) {
    assert_eq!(number(Lang::Zh, text).title, zh, "{text}");
    assert_eq!(number(Lang::En, text).title, en, "{text}");
}

#[test]
fn a_verdict_is_a_sentence_in_both_languages() {
    check(
        "6200000000000005",
        "这个号码没有写错",
        "The number is well formed",
    );
    check(
        "4111111111111112",
        "号码不对：至少有一位输错",
        "The number is wrong: at least one digit is",
    );
    check("411111111111111", "还没输完", "Digits are missing");
    check(
        "7000000000000005",
        "不认识这样开头的卡号",
        "No card that we know begins like this",
    );
    let wrong = number(Lang::Zh, "4111111111111112");
    assert!((1..=3).contains(&wrong.places.len()), "{:?}", wrong.places);
    assert!(wrong.places.iter().all(|p| p.starts_with("再核对第")));
    assert!(number(Lang::Zh, "4111111111111111").places.is_empty());
}

#[test]
fn a_bank_is_named_with_its_number_and_how_far_to_trust_it() {
    let icbc = made_up("622202", 19, '0');
    assert_eq!(
        facts(&number(Lang::Zh, &icbc)),
        [
            "卡组织: 银联",
            "发卡银行: 中国工商银行",
            "卡种: 借记卡（储蓄卡）",
            "银行电话: 95588",
            "资料: 两份公开名单一致，2018 年",
        ]
    );
    assert_eq!(
        facts(&number(Lang::En, &icbc))[1],
        "Bank: Industrial and Commercial Bank of China"
    );
    let first = book(Lang::Zh).first(&cards().first(&pan("622202"), None));
    assert_eq!(facts(&first).last().unwrap(), "卡号位数: 19");
}

#[test]
fn nothing_that_is_said_holds_the_number() {
    let mut choose = crate::support::lcg::Lcg::new(9);
    for _ in 0..500 {
        let text = format!("62{}", super::digits(&mut choose, 17));
        for lang in Lang::ALL {
            let said = format!("{:?}", number(lang, &text));
            // A hotline has five digits of its own.
            let shown = (0..=text.len() - 6).any(|at| said.contains(&text[at..at + 6]));
            assert!(!shown, "{said}");
        }
    }
}

#[test]
fn what_is_no_number_is_told_beside_the_field() {
    let check = |text: &str, expected: &str| {
        let why = Pan::read(text).unwrap_err();
        assert_eq!(book(Lang::Zh).unreadable(why), expected, "{text}");
    };
    check("", "请输入卡号前 6 到 10 位");
    check("62x", "第 3 个字符不是数字：只留数字、空格和短横");
    check(&"4".repeat(30), "一共 30 位；卡号最多 19 位");
    assert_ne!(book(Lang::En).unreadable(Unreadable::Track), "");
}

#[test]
fn what_is_not_taken_comes_with_a_next_step() {
    let accepted =
        |text: &str, way| book(Lang::Zh).accepted(cards().accepts(&cards().check(&pan(text)), way));
    assert_eq!(
        accepted("4242424242424242", Way::Chip).title,
        "Visa收不收要看合同，问一下服务商"
    );
    let transit = accepted(&made_up("31", 19, '0'), Way::Chip);
    assert_eq!(transit.title, "交通联合：这不是银行卡，收不了");
    assert_eq!(transit.texts, ["请客人换一张卡，或者扫码付。"]);
}

#[test]
fn a_date_is_told_with_what_to_do() {
    let now = Month {
        year: 2026,
        month: 11,
    };
    let clock = Month {
        year: 2031,
        month: 1,
    };
    let check = |text: &str, terminal, zh: &str, en: &str| {
        let read = Expiry::read(text).map(|e| (e.thru, e.verdict(now, terminal, YEARS_AHEAD)));
        assert_eq!(book(Lang::Zh).expiry(read).title, zh, "{text}");
        assert_eq!(book(Lang::En).expiry(read).title, en, "{text}");
    };
    check(
        "12/30",
        None,
        "没过期，用到 2030 年 12 月底",
        "Valid through the end of 2030-12",
    );
    check(
        "11/26",
        None,
        "没过期，这个月底到期",
        "Valid; it ends with this month",
    );
    check(
        "10/26",
        None,
        "已经过期，请客人换一张卡",
        "Expired; ask for another card",
    );
    check(
        "12/30",
        Some(clock),
        "卡没过期，是终端的日期不对：先校准终端时间",
        "The card is valid but the terminal's date is wrong: set its clock first",
    );
    check(
        "13/30",
        None,
        "没有这个月：前两位是月，后两位是年",
        "There is no such month: month first, then year",
    );
}
