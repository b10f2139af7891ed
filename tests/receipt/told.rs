//! All that is told of the slips and of a host's messages, word for word as it was seen.
//!
//! `slips` says which findings must come; here is the rest as well, so that whatever changes in
//! reading or in words shows what it moves. `cases/receipt/told.txt` holds it. Messages are made
//! here field by field; digits that stand for a card number are the published test number.

use super::{book, packed, reading, slips};
use crate::support::{expect, steady};
use poscheck::i18n::Lang;
use poscheck::receipt::Terms;
use std::fmt::Write as _;

/// A message: its type, its fields with their digits as they are sent, and what comes behind.
struct Sent {
    what: &'static str,
    kind: &'static str,
    fields: &'static [(u8, &'static str)],
    behind: &'static str,
    /// Whether sixteen zeros follow the first bitmap, which announces nothing.
    zeros: bool,
}

impl Sent {
    const fn new(
        what: &'static str,
        kind: &'static str,
        fields: &'static [(u8, &'static str)],
    ) -> Self {
        Self {
            what,
            kind,
            fields,
            behind: "",
            zeros: false,
        }
    }

    fn digits(&self) -> String {
        let mut maps = [0_u64; 2];
        for (number, _) in self.fields {
            let at = usize::from(number - 1);
            maps[at / 64] |= 1 << (63 - at % 64);
        }
        maps[0] |= u64::from(maps[1] != 0) << 63;
        let mut digits = format!("{}{:016X}", self.kind, maps[0]);
        if maps[1] != 0 || self.zeros {
            let _ = write!(digits, "{:016X}", maps[1]);
        }
        digits.extend(self.fields.iter().map(|(_, value)| *value));
        digits + self.behind
    }
}

/// Digits as letters are sent in binary-coded form are their codes.
const PACKED: &[(u8, &str)] = &[
    (3, "000000"),
    (4, "000000002580"),
    (11, "003451"),
    (22, "0051"),
    (37, "313132323333343435353636"),
    (39, "3030"),
    (40, "0201"),
    (41, "3132333435363738"),
];

const LETTERS: &[(u8, &str)] = &[
    (3, "000000"),
    (4, "000000002580"),
    (11, "003451"),
    (37, "112233445566"),
    (39, "51"),
    (41, "12345678"),
];

fn messages() -> Vec<Sent> {
    vec![
        Sent::new("letters", "0210", LETTERS),
        Sent::new("binary-coded", "0210", PACKED),
        Sent {
            zeros: true,
            ..Sent::new("an empty second bitmap, not announced", "0210", LETTERS)
        },
        Sent {
            behind: "77",
            ..Sent::new("something behind the last field", "0210", LETTERS)
        },
        Sent::new(
            "a card's number is left out",
            "0200",
            &[(2, "164111111111111111"), (3, "000000"), (11, "000007")],
        ),
        Sent::new(
            "a second bitmap that is announced",
            "0420",
            &[
                (3, "000000"),
                (11, "003452"),
                (90, "020000345111221130300000000000000000000000"),
            ],
        ),
        Sent::new(
            "a length of two digits, one of three",
            "0210",
            &[(32, "0812345678"), (39, "00"), (48, "005HELLO")],
        ),
        Sent::new(
            "a field that is too short",
            "0210",
            &[(3, "000000"), (4, "0000")],
        ),
        Sent::new(
            "a field that the table does not have",
            "0210",
            &[(3, "000000"), (8, "00000000")],
        ),
        Sent::new(
            "a length longer than its field may be",
            "0210",
            &[(32, "99123"), (39, "00")],
        ),
        Sent::new("a sign-on", "0800", &[(11, "000001"), (70, "301")]),
    ]
}

/// Chip data that slips rarely have.
const DATA: [(&str, &str); 45] = [
    (
        "issuer data, Visa's, whole",
        "AID: A0000000031010\n9F10: 06010A03A00000",
    ),
    (
        "issuer data, UnionPay's, with more behind",
        "AID: A000000333010101\n9F10: 07010103A0A802010A010000000000ABCDEF01",
    ),
    (
        "issuer data, longer than it says",
        "AID: A0000000031010\n9F10: 06010A03A0000007",
    ),
    (
        "issuer data, Mastercard's",
        "AID: A0000000041010\n9F10: 0110A00003220000000000000000000000FF",
    ),
    (
        "issuer data, of another length",
        "AID: A0000000041010\n9F10: 0110A000032200",
    ),
    (
        "issuer data, American Express'",
        "AID: A00000002501\n9F10: 06020103A00000",
    ),
    ("issuer data, empty", "AID: A0000000031010\n9F10: 00"),
    (
        "results of the holder's verification",
        "9F34: 020300\n9F34: 1E0300\n9F34: 3F0000\n9F34: 440302",
    ),
    (
        "a sale of which nothing was done",
        "AID: A0000000031010\nENTRY: INSERT\nDECLINED\n95: 0000000000\n9B: 0000",
    ),
    (
        "bars that are a border, and one that a camera made of a 1",
        "5F28: 0840\n9F1A: 0154|||||||||||||||||||\n9F07: AB80\n9F35: 2|",
    ),
    ("where it is accepted, odd", "8B: 00020100"),
    (
        "where it is accepted, several",
        "8B: 000102000100020400010002\n8B: 00020300010A",
    ),
    ("categories of terminals", "9F3E: 000100020003"),
    (
        "results of the terminal and the sale",
        "95: F8F8F8F8F8\n9B: FC00",
    ),
    (
        "abilities",
        "9F33: E0F8C8\n9F40: 6000F0A001\n82: 3C00\n9F07: FF00",
    ),
    ("half a byte too much", "9F2701809F3601234"),
    ("padding between", "9F270180000000FFFF9F36020012"),
    (
        "pairs with 0x",
        "0x9F, 0x27, 0x01, 0x80, 0x9F, 0x36, 0x02, 0x00, 0x12",
    ),
    ("in base64", "nycBgJ82AgAS"),
    ("in base64, short and alone", "igIwMJUA"),
    ("a single digit", "9F27: 8\nTVR: 0000008000"),
    ("a label glued to a digit", "1TVR:0000008000"),
    ("a label glued to a letter", "aTVR:0000008000 xTSI:E800"),
    (
        "a word that asks for a password",
        "密码: 请输入\nTVR:0000008000",
    ),
    ("a cryptogram on two lines", "9F26: 12345678\n9ABCDEF0"),
    ("a long value on two lines", "9F10: 06010A03\nA00000"),
    ("a reference half of digits", "RRN: ABC123\nTVR:0000008000"),
    ("a reference of few digits", "RRN: ABCDEF12\nTVR:0000008000"),
    (
        "an entry mode of four digits",
        "ENTRY MODE: 0051\nTVR:0000008000",
    ),
    (
        "words, then a label on the same line",
        "APP LABEL: VISA CREDIT  TVR:0000008000",
    ),
    ("nobody knows yet", "RC: 09\nTVR:0000008000"),
    ("nobody knows yet, three digits", "RC: 911\nTVR:0000008000"),
    (
        "a relay on a Mastercard",
        "AID:A0000000041010\nTVR:0000008001",
    ),
    (
        "the same by contact",
        "AID:A0000000041010\nCARD INSERTED\nTVR:0000008001",
    ),
    (
        "a tag whose second byte promises a third",
        "9F2701809F8103112233",
    ),
    ("a status word with padding", "9F27018090000000000000000000"),
    (
        "third parties' data, with a device",
        "AID:A0000000041010\n9F6E: 08400001303000",
    ),
    (
        "third parties' data, without",
        "AID:A0000000041010\n9F6E: 084080013030",
    ),
    ("a name in digits", "50: 56495341204445424954\n8A: 3030"),
    ("a name in letters", "50: VISADEBIT\n8A: 00"),
    ("an empty element", "9F27018095009F36020012"),
    (
        "a name with a sign that is no letter",
        "50: 564953417F\n8A: 3030",
    ),
    (
        "amounts that ways to verify a cardholder hang on",
        "8E0E000013880102030441031E031F03",
    ),
    ("object identifiers", "700E06012806015006062A864886F70D"),
    (
        "a cardholder by name alone",
        "持卡人姓名: MUSTER\nTVR:0000008000",
    ),
];

fn add(all: &mut String, what: &str, typed: &str) {
    let reading = reading(typed);
    let _ = writeln!(all, "== {what}");
    for lang in Lang::ALL {
        let _ = writeln!(all, "{}", book(lang).report(&reading));
    }
    let _ = writeln!(all, "{}", book(Lang::En).to_json(&reading));
}

/// Every text, with what it is.
fn texts() -> Vec<(String, String)> {
    let mut all = slips::texts();
    all.extend(
        messages()
            .iter()
            .map(|sent| (sent.what.to_owned(), sent.digits())),
    );
    all.extend(DATA.map(|(what, typed)| (what.to_owned(), typed.to_owned())));
    all
}

#[test]
fn all_that_is_told_stays_as_it_was_seen() {
    let mut all = String::new();
    for (what, typed) in texts() {
        add(&mut all, &what, &typed);
    }
    expect("tests/cases/receipt/told.txt", "receipt::told", &all);
}

#[test]
fn what_is_told_of_texts_with_something_wrong_stays_the_same() {
    let told = |typed: &str| {
        let reading = reading(typed);
        [book(Lang::En).report(&reading), format!("{reading:?}")].concat()
    };
    steady::check(
        "tests/cases/receipt/steady.tsv",
        "receipt::told",
        &texts(),
        1_200,
        &told,
    );
}

#[test]
fn what_becomes_of_damaged_tables_stays_the_same() {
    steady::bytes(
        "tests/cases/receipt/steady-tables.tsv",
        "receipt::told",
        &[("terms", &packed().terms)],
        300,
        &|bytes, _| format!("{:?}", Terms::load(bytes)),
    );
}
