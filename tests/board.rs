//! Boards: what stands on them after what somebody does, in both languages, and that nothing typed
//! is left.

use crate::support::{lcg::Lcg, text};
use poscheck::board::{Boards, FADE, MOST, Reader, Typed};
use poscheck::card::compile::{FILES, Layer, compile};
use poscheck::i18n::Lang;
use poscheck::present::{Block, Board, Kind, Tone, load_board, save_board};

/// A day on which the tests look at cards.
const NOW: &str = "2026-11-28 10:00";

/// The packed table, with an acquirer's answers over it.
fn cards(accepted: &str) -> Vec<u8> {
    let texts = FILES.map(|file| text(&format!("packs/builtin/cards/{file}")));
    let base = Layer::of(texts.each_ref().map(String::as_str));
    let top = Layer {
        accepted,
        ..Layer::default()
    };
    let layers = [base, top];
    compile(&layers[..if accepted.is_empty() { 1 } else { 2 }]).bytes
}

/// A desk at which the board of a card is open.
struct Desk {
    boards: Boards,
    board: Board,
}

impl Desk {
    fn of(lang: Lang, accepted: &str) -> Self {
        let mut boards = Boards::default();
        assert!(boards.learn("cards", &cards(accepted)));
        let now = NOW.to_owned();
        let board = boards.open("card", Reader { lang, now }).unwrap();
        Self { boards, board }
    }

    fn new() -> Self {
        Self::of(Lang::Zh, "")
    }

    /// Does something on the board; what was typed is gone afterwards, whatever it was.
    fn act(&mut self, id: &str, typed: &str) -> &mut Self {
        typed.chars().for_each(|c| self.boards.press(c));
        self.board = self.boards.act(id).unwrap();
        assert!(self.boards.is_wiped(), "{id}");
        assert_eq!(
            load_board(&save_board(&self.board)).as_ref(),
            Some(&self.board)
        );
        self
    }

    /// Types into the one field of the board.
    fn types(&mut self, typed: &str) -> &mut Self {
        let id = self.field().id.clone();
        self.act(&id, typed)
    }

    fn all(&self, kind: Kind) -> Vec<&Block> {
        let blocks = self.board.blocks.iter();
        blocks.filter(|block| block.kind == kind).collect()
    }

    fn field(&self) -> &Block {
        let is_field = |b: &&Block| matches!(b.kind, Kind::Field | Kind::Digits);
        let fields: Vec<&Block> = self.board.blocks.iter().filter(is_field).collect();
        assert_eq!(fields.len(), 1, "one field at a time: {:?}", self.board);
        fields[0]
    }

    /// The sentence beside the field.
    fn said(&self) -> (Tone, &str) {
        let field = self.field();
        (
            field.tone,
            field.items.first().map_or("", |item| &item.text),
        )
    }

    fn verdicts(&self) -> Vec<&str> {
        let all = self.all(Kind::Verdict);
        all.into_iter().map(|block| block.label.as_str()).collect()
    }

    /// The fact of a label.
    fn fact(&self, label: &str) -> Option<&str> {
        let facts = self
            .all(Kind::Facts)
            .into_iter()
            .flat_map(|block| &block.items);
        let mut facts = facts.filter(|fact| fact.label == label);
        facts.next().map(|fact| fact.text.as_str())
    }

    /// What the diagnosis would begin with.
    fn known(&self) -> Option<&str> {
        Some(self.all(Kind::Begin).first()?.text.as_str())
    }
}

/// What first digits say beside the field, as a verdict, and to the diagnosis.
#[track_caller]
fn check(digits: &str, said: &str, verdict: &str, known: Option<&str>) {
    let mut desk = Desk::new();
    desk.types(digits);
    assert_eq!(desk.said().1, said, "{digits}");
    assert_eq!(
        desk.verdicts().first().copied().unwrap_or(""),
        verdict,
        "{digits}"
    );
    assert_eq!(desk.known(), known, "{digits}");
}

#[test]
fn first_digits_are_enough_to_say_whose_a_card_is_and_whether_it_is_taken() {
    let mut desk = Desk::new();
    desk.types("622202");
    assert_eq!(desk.verdicts(), ["这里收这种卡"]);
    assert_eq!(desk.fact("发卡银行"), Some("中国工商银行"));
    assert_eq!(desk.fact("卡组织"), Some("银联"));
    assert_eq!(desk.fact("银行电话"), Some("95588"));
    assert_eq!(
        desk.known(),
        Some("entry see.declined\nanswer card.kind local")
    );
}

#[test]
fn the_bank_is_called_by_a_link_and_only_where_its_number_is_known() {
    let calls = |digits: &str| -> Vec<(String, String)> {
        let mut desk = Desk::new();
        desk.types(digits);
        let links = desk.all(Kind::Link).into_iter();
        let calls = links.filter(|link| link.id.starts_with("tel:"));
        calls.map(|l| (l.id.clone(), l.label.clone())).collect()
    };
    let call = |href: &str, label: &str| vec![(href.to_owned(), label.to_owned())];
    assert_eq!(calls("622202"), call("tel:95588", "打银行电话 95588"));
    // A telephone takes no dashes.
    let dashed = Block::call("40088-96588", "").id;
    assert_eq!(dashed, "tel:4008896588");
    assert!(calls("62").is_empty(), "several banks");
    assert!(calls("424242").is_empty(), "no bank in the table");
    let mut desk = Desk::new();
    desk.act("whole", "").types("6222020000000000000");
    assert!(desk.all(Kind::Link).iter().any(|l| l.id == "tel:95588"));
}

#[test]
fn what_is_typed_amiss_gets_a_sentence_beside_the_field() {
    check("", "", "", None);
    check("62", "再输 4 位，就能看出银行", "", None);
    check(
        "６２２２０２",
        "",
        "这里收这种卡",
        Some("entry see.declined\nanswer card.kind local"),
    );
    check(
        "6222-02 ",
        "",
        "这里收这种卡",
        Some("entry see.declined\nanswer card.kind local"),
    );
    check(
        "工行卡",
        "第 1 个字符不是数字：只留数字、空格和短横",
        "",
        None,
    );
    check(
        "62💳22",
        "第 3 个字符不是数字：只留数字、空格和短横",
        "",
        None,
    );
    check(
        "null",
        "第 1 个字符不是数字：只留数字、空格和短横",
        "",
        None,
    );
    check(&"1".repeat(30), "一共 30 位；卡号最多 19 位", "", None);
    check(
        "4111111111111111, 5555555555554444",
        "像是两个卡号连在一起，只留一个",
        "",
        None,
    );
    check(
        ";4111111111111111=2912101000?",
        "这是磁条里的数据，请马上清空，不要录到任何地方。看卡面上的号码就够了。",
        "",
        None,
    );
    check(
        "4111111111111111",
        "只看了前 10 位，后面的没有用到。",
        "Visa收不收要看合同，问一下服务商",
        Some("entry see.foreign-card"),
    );
}

#[test]
fn the_length_is_asked_for_where_it_tells_more() {
    let mut desk = Desk::new();
    desk.types("622202");
    let before = desk.all(Kind::Choice).len();
    desk.types("620000");
    let lengths = desk.all(Kind::Choice);
    assert_eq!(lengths.len(), 2, "{lengths:?}");
    let values: Vec<&str> = lengths[1].items.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(values, ["16", "17", "18", "19"]);
    desk.act("length", "19");
    assert_eq!(desk.all(Kind::Choice)[1].items[3].tone, Tone::Yes);
    desk.act("length", "19");
    assert_eq!(desk.all(Kind::Choice)[1].items[3].tone, Tone::Plain);
    assert_eq!(before, 1);
}

#[test]
fn a_whole_number_is_a_second_step_and_shows_where_to_look() {
    let mut desk = Desk::new();
    assert_eq!(desk.field().id, "digits0");
    desk.act("whole1", "4111111111111112");
    assert!(desk.verdicts().is_empty(), "nobody asked for it yet");
    desk.act("whole", "").types("4111111111111112");
    assert_eq!(desk.verdicts(), ["号码不对：至少有一位输错"]);
    // It is typed again; what it tells of would be another card's.
    assert_eq!(desk.known(), None);
    let lines = desk.all(Kind::Lines);
    assert!((1..=3).contains(&lines[0].items.len()));
    let lit = |tone| move |item: &&poscheck::present::Item| item.tone == tone;
    let parts = &desk.all(Kind::Picture)[0].items;
    assert_eq!(parts.len(), 3 + 16, "the card and a mark a digit");
    assert!((2..=6).contains(&parts.iter().filter(lit(Tone::No)).count()));
    desk.types("4242424242424242");
    assert_eq!(desk.verdicts()[0], "这个号码没有写错");
    assert_eq!(desk.known(), Some("entry see.foreign-card"));
    let texts = &desk.all(Kind::Verdict)[0].items;
    assert!(
        texts.iter().any(|t| t.text.contains("测试卡号")),
        "{texts:?}"
    );
    desk.act("first", "");
    assert!(desk.verdicts().is_empty() && desk.field().id.starts_with("digits"));
}

#[test]
fn an_acquirer_says_how_much_of_a_number_may_be_asked_for() {
    let offers_whole = |desk: &Desk| desk.all(Kind::Act).iter().any(|act| act.id == "whole");
    assert!(offers_whole(&Desk::new()));
    let mut desk = Desk::of(Lang::Zh, "number = \"bin\"\n");
    assert!(!offers_whole(&desk) && desk.field().id.starts_with("digits"));
    desk.act("whole", "");
    assert!(desk.field().id.starts_with("digits"), "no way around it");
    let mut desk = Desk::of(Lang::Zh, "number = \"off\"\n");
    assert!(desk.field().id.starts_with("date"));
    desk.act("side", "number");
    assert!(desk.field().id.starts_with("date"), "no way around it");
    desk.act("digits0", "622202").act("digits1", "622202");
    assert!(desk.all(Kind::Facts).is_empty());
}

#[test]
fn number_and_date_are_never_asked_for_together_and_what_was_typed_goes_with_its_side() {
    let mut desk = Desk::new();
    desk.types("622202");
    for side in ["date", "name", "number"] {
        desk.act("side", side);
        assert!(
            desk.field().items.iter().all(|item| item.text.is_empty()),
            "{side}"
        );
        assert!(desk.all(Kind::Facts).is_empty(), "{side}");
    }
    desk.act("side", "reading");
    let is_field = |b: &Block| matches!(b.kind, Kind::Field | Kind::Digits);
    assert!(!desk.board.blocks.iter().any(is_field));
}

#[test]
fn a_date_is_held_against_this_device_s_clock_and_the_terminal_s() {
    let mut desk = Desk::new();
    desk.act("side", "date").types("10/26");
    assert_eq!(desk.verdicts(), ["已经过期，请客人换一张卡"]);
    assert_eq!(
        desk.known(),
        Some("entry see.declined\nanswer card.date past")
    );
    desk.types("11/26");
    assert_eq!(desk.verdicts(), ["没过期，这个月底到期"]);
    desk.types("2028年9月");
    assert_eq!(desk.verdicts(), ["没过期，用到 2028 年 09 月底"]);
    desk.act("clock", "wrong");
    assert_eq!(desk.verdicts().len(), 2);
    assert_eq!(
        desk.known(),
        Some("entry see.declined\nanswer card.date valid\nanswer clock wrong")
    );
    desk.types("13/28");
    assert_eq!(desk.verdicts(), ["没有这个月：前两位是月，后两位是年"]);
}

#[test]
fn a_card_that_is_not_read_is_told_from_a_terminal_that_does_not_read() {
    let mut desk = Desk::new();
    desk.act("side", "reading").act("inserted", "inserted");
    // A drawing each for chip, card body, stripe, another card, another terminal; which is red.
    let red = |desk: &Desk| -> Vec<usize> {
        let has_red = |block: &&Block| block.items.iter().any(|part| part.tone == Tone::No);
        let all = desk.all(Kind::Shown);
        assert_eq!(all.len(), 5);
        let red = all.iter().enumerate().filter(|(_, block)| has_red(block));
        red.map(|(at, _)| at).collect()
    };
    assert_eq!(red(&desk), [0]);
    assert_eq!(desk.all(Kind::Shown)[0].tone, Tone::Yes, "it is ticked");
    let told = |desk: &Desk| desk.verdicts()[0].to_owned();
    assert_eq!(told(&desk), "先想想别的卡行不行，就知道是卡还是机器");
    desk.act("others", "works").act("elsewhere", "fails");
    assert_eq!(told(&desk), "多半是卡坏了：请客人找银行换卡");
    assert_eq!(red(&desk), [0, 4]);
    assert_eq!(
        desk.known(),
        Some("entry see.reader\nanswer reader.how inserted\nanswer cards one")
    );
    desk.act("others", "fails")
        .act("inserted", "")
        .act("swiped", "")
        .act("tapped", "");
    assert_eq!(told(&desk), "多半不是卡，是这台机器读不了");
    assert_eq!(red(&desk), [1, 2, 3, 4]);
    assert_eq!(desk.known(), Some("entry see.reader\nanswer cards every"));
}

#[test]
fn a_field_that_faded_is_another_one_and_what_was_found_stays() {
    let mut desk = Desk::new();
    desk.types("622202");
    let before = desk.field().id.clone();
    desk.act(FADE, "");
    assert_ne!(desk.field().id, before);
    assert_eq!(desk.verdicts(), ["这里收这种卡"]);
    desk.act(&before, "4111111111111111");
    assert_eq!(
        desk.verdicts(),
        ["这里收这种卡"],
        "what comes late belongs to no field"
    );
}

#[test]
fn a_board_is_said_in_the_reader_s_language_and_forgotten_when_it_is_left() {
    let mut desk = Desk::new();
    desk.types("622202");
    let now = || NOW.to_owned();
    let lang = Lang::En;
    desk.board = desk
        .boards
        .open("card", Reader { lang, now: now() })
        .unwrap();
    assert_eq!(desk.verdicts(), ["This card is taken here"]);
    assert!(desk.boards.open("", Reader::default()).is_none());
    assert!(desk.boards.act("digits0").is_none());
    desk.board = desk
        .boards
        .open("card", Reader { lang, now: now() })
        .unwrap();
    assert!(desk.verdicts().is_empty());
    assert!(desk.boards.open("nothing", Reader::default()).is_none());
}

#[test]
fn a_board_says_what_it_waits_for() {
    let mut boards = Boards::default();
    assert!(boards.open("card", Reader::default()).is_none());
    assert_eq!(boards.needs(), Some("cards"));
    assert!(boards.learn("cards", b"nonsense"));
    assert_eq!(boards.needs(), Some("cards"));
    assert!(boards.act("side").is_none());
    assert!(!boards.learn("core", b""));
    boards.learn("cards", &cards(""));
    assert_eq!(boards.needs(), None);
}

#[test]
fn what_is_typed_is_wiped_after_each_act() {
    let mut typed = Typed::default();
    "6222💳".chars().for_each(|c| typed.press(c));
    assert_eq!(typed.text(), "6222💳");
    typed.wipe();
    assert!(typed.is_wiped() && typed.text().is_empty());
    (0..MOST + 5).for_each(|_| typed.press('卡'));
    assert_eq!(typed.text().len(), MOST / 3 * 3, "whole characters only");
    typed.wipe();
    assert!(typed.is_wiped());
}

#[test]
fn whatever_is_typed_and_pressed_nothing_panics_and_no_digit_comes_back() {
    const IDS: [&str; 14] = [
        "digits0", "digits1", "whole", "whole2", "date3", "name4", "side", "length", "clear",
        "first", FADE, "clock", "inserted", "",
    ];
    const SIGNS: [&str; 16] = [
        "0", "1", "4", "6", "62", "8", "９", " ", "-", "/", "年", "%B", ";", "=", "💳", "number",
    ];
    let mut choose = Lcg::new(6);
    let mut desk = Desk::new();
    for _ in 0..20_000 {
        let id = IDS[choose.below(IDS.len())];
        let signs = (0..choose.below(24)).map(|_| SIGNS[choose.below(SIGNS.len())]);
        let text: String = signs.collect();
        desk.act(id, &text);
        if text.chars().filter(char::is_ascii_digit).count() > 8 {
            let board = format!("{:?}", desk.board);
            assert!(!board.contains(&text), "{id} {text}");
        }
    }
}
