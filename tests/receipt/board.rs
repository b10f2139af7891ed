//! The board of a receipt: asked first, read, and into the diagnosis.

use super::{card_bytes, pieces};
use poscheck::board::{Boards, FADE, Reader};
use poscheck::i18n::Lang;
use poscheck::pack::Field;
use poscheck::present::{Block, Board, Kind, NOTES, noted};

struct Desk {
    boards: Boards,
    board: Board,
}

impl Desk {
    fn new(lang: Lang) -> Self {
        let mut boards = Boards::default();
        let now = String::new();
        assert!(
            boards
                .open(
                    "receipt",
                    Reader {
                        lang,
                        now: now.clone()
                    }
                )
                .is_none()
        );
        let [terms, zh, en] = pieces();
        for (name, bytes) in [zh, en] {
            assert!(boards.learn(name, &bytes));
        }
        assert_eq!(boards.needs(), Some("receipt"));
        assert!(boards.learn(terms.0, &terms.1));
        assert_eq!(boards.needs(), Some("cards"));
        assert!(boards.learn("cards", card_bytes()));
        let board = boards.open("receipt", Reader { lang, now }).unwrap();
        Self { boards, board }
    }

    fn act(&mut self, id: &str, typed: &str) -> &mut Self {
        typed.chars().for_each(|c| self.boards.press(c));
        self.board = self.boards.act(id).unwrap();
        assert!(self.boards.is_wiped(), "{id}");
        self
    }

    fn types(&mut self, typed: &str) -> &mut Self {
        let id = self.all(Kind::Area)[0].id.clone();
        self.act(&id, typed)
    }

    fn all(&self, kind: Kind) -> Vec<&Block> {
        let blocks = self.board.blocks.iter();
        blocks.filter(|block| block.kind == kind).collect()
    }

    fn text(&self) -> String {
        format!("{:?}", self.board)
    }
}

#[test]
fn it_asks_first_whether_the_slip_is_an_approved_one() {
    let mut desk = Desk::new(Lang::Zh);
    assert_eq!(desk.board.blocks[0].kind, Kind::Choice);
    desk.act("slip", "yes");
    assert!(desk.text().contains("别再收一次"));
    desk.act("slip", "none");
    assert_eq!(desk.all(Kind::Link)[0].id, "#/");
    desk.act("slip", "no");
    assert!(desk.all(Kind::Link).is_empty());
}

#[test]
fn a_finding_begins_a_diagnosis_with_what_is_known() {
    let mut desk = Desk::new(Lang::En);
    desk.types("TVR: 0400008000 DECLINED");
    let known = |desk: &Desk| {
        let text = desk.all(Kind::Begin)[0].text.clone();
        text.split_once(NOTES)
            .map_or(text.clone(), |(known, _)| known.to_owned())
    };
    assert_eq!(known(&desk), "entry msg.card-authentication");
    desk.act("many", "every");
    assert_eq!(
        known(&desk),
        "entry msg.card-authentication\nanswer cards every"
    );
    desk.act("clear", "");
    assert!(desk.all(Kind::Begin).is_empty());
}

#[test]
fn chip_data_is_shown_on_request_and_without_secrets() {
    let mut desk = Desk::new(Lang::Zh);
    desk.types("DE55: 5A086222020000000005950500008880009F02060000000001009A03261122");
    assert!(!desk.text().contains("0000888000"));
    desk.act("tree", "");
    let text = desk.text();
    assert!(
        text.contains("0000888000") && !text.contains("6222020000"),
        "{text}"
    );
    desk.act(FADE, "");
    assert!(desk.text().contains("0000888000"), "what was read stays");
}

#[test]
fn the_ticket_gets_the_terminal_the_sale_and_what_was_decoded() {
    let mut desk = Desk::new(Lang::Zh);
    desk.types(
        "终端号：12345678 凭证号：000345 参考号：112233445566\n日期：2026/11/30 时间：18:22:05 金额：56.00\n卡号：6222020000000005 应答码：55",
    );
    let text = desk.all(Kind::Begin)[0].text.clone();
    let (known, notes) = text.split_once(NOTES).unwrap();
    assert_eq!(known, "entry code.55");
    let notes: Vec<(Field, &str)> = noted(notes).collect();
    assert_eq!(notes[0], (Field::Terminal, "12345678"));
    assert_eq!(
        notes[1],
        (Field::Trace, "凭证号 000345 参考号 112233445566")
    );
    assert_eq!(notes[2], (Field::Sale, "56.00 2026/11/30 18:22:05"));
    assert_eq!(notes[3].0, Field::Wording);
    assert!(notes[3].1.contains("55"), "{notes:?}");
    assert!(!text.contains("6222020000000005"));
}
