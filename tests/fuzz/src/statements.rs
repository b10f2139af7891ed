//! Exports of tills, terminals and banks: tables and other formats, packed and plain; workbooks;
//! and the board on which somebody chooses them.

use crate::known::{file, place};
use crate::packed::{gzip, zip};
use poscheck::amount::intake::{Intake, Taken};
use poscheck::amount::ledger::Ledger;
use poscheck::amount::reader::Desk;
use poscheck::amount::reconcile;
use poscheck::amount::shapes::Shapes;
use poscheck::amount::text::Native;
use poscheck::amount::{compile, sheets};
use poscheck::board::{AMOUNT, AMOUNT_WORDS, Amounts, FADE, Reader};
use poscheck::i18n::Lang;
use poscheck::present::{load_board, save_board};
use std::cell::RefCell;
use std::rc::Rc;

/// Names of files that say something of what is inside.
const NAMES: [&str; 4] = ["a.csv", "对账单20260417.txt", "b.ofx", "c.xlsx"];

/// The packed layouts of exports.
pub(crate) fn layouts() -> Vec<u8> {
    let text = crate::text(&file("packs/builtin/amount/layouts.toml"));
    compile::compile(&text).expect("the layouts")
}

thread_local! {
    static DESK: Desk = Desk {
        shapes: Rc::new(Shapes::load(&layouts()).expect("the packed layouts")),
        decode: Rc::new(Native),
    };
    static AMOUNTS: RefCell<Amounts> = RefCell::new(amounts());
}

/// The exports of the tests, their longest ones cut.
pub(crate) fn exports() -> Vec<Vec<u8>> {
    let folder = std::fs::read_dir(place("tests/cases/amount/files")).expect("the exports");
    let mut paths: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path| std::fs::read(path).unwrap_or_default();
    let mut files: Vec<Vec<u8>> = paths.iter().map(read).collect();
    files.iter_mut().for_each(|file| file.truncate(4_000));
    files
}

/// The same, plain and packed; the first byte says in how large pieces they come.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = exports();
    seeds.push(gzip(&seeds[1]));
    seeds.push(zip(&[("readme.txt", b"nothing"), ("a.csv", &seeds[2])]));
    seeds.push([b"\xFF\xFE".to_vec(), wide("日期,金额\n2026-04-17,1.00\n")].concat());
    let sizes = (0_u8..).map(|at| at.wrapping_mul(37));
    let with = sizes
        .zip(seeds)
        .map(|(size, seed)| [vec![size], seed].concat());
    with.collect()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Reads an export; every record is read or refused, and held against itself nothing is left.
pub(crate) fn run(bytes: &[u8]) {
    let Some((first, file)) = bytes.split_first() else {
        return;
    };
    let first = usize::from(*first);
    DESK.with(|desk| {
        let name = NAMES[first % NAMES.len()];
        let mut intake = Intake::new(desk, name, Some(file.len() as u64));
        for part in file.chunks(1 + first * first) {
            if intake.push(part).is_err() {
                return;
            }
        }
        let Ok(Taken::Statement(read)) = intake.finish() else {
            return;
        };
        assert!(
            read.records.add_up(),
            "a record is lost: {:?}",
            read.records
        );
        assert_eq!(read.records.read, read.ledger.len() as u64);
        meets_itself(&read.ledger);
    });
}

/// Held against itself a file has nothing left.
pub(crate) fn meets_itself(ledger: &Ledger) {
    let outcome = reconcile::reconcile(ledger, ledger);
    for currency in outcome.currencies() {
        for (_, line) in reconcile::lines(&outcome, currency, None) {
            assert!(line.meets(), "a file differs from itself");
        }
    }
}

/// A workbook of one sheet, whole.
pub(crate) fn workbooks() -> Vec<Vec<u8>> {
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{rels}\"><sheets><sheet name=\"a\" sheetId=\"1\" \
         r:id=\"rId1\"/></sheets></workbook>"
    );
    let link = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let package = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>金额</t></is></c><c r=\"B1\"><v>12.5</v></c>";
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><dimension ref=\"A1:B1\"/><sheetData><row r=\"1\">{cell}</row>\
         </sheetData></worksheet>"
    );
    let whole = zip(&[
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", link.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert!(sheets::table(whole.clone()).is_some(), "the seed is none");
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(1_536, 0);
    vec![whole, old]
}

/// Reads a workbook. At some damaged ones the library stops, which is caught: libFuzzer must not
/// be told of it before.
pub(crate) fn workbook(bytes: &[u8]) {
    if cfg!(feature = "guided") {
        std::panic::set_hook(Box::new(|_| {}));
    }
    drop(sheets::table(bytes.to_vec()));
}

/// The board, which has learnt all there is.
fn amounts() -> Amounts {
    let mut amounts = Amounts::new(Rc::new(Native));
    assert!(amounts.learn(AMOUNT, &layouts()));
    for lang in Lang::ALL {
        let words = lang.amount_words().lines();
        assert!(amounts.learn(AMOUNT_WORDS[lang as usize], words.as_bytes()));
    }
    amounts
}

/// Walks over the board: each an act a line, `act typed`; files are those of the tests.
pub(crate) fn walks() -> Vec<Vec<u8>> {
    [
        "sum0 1234.5\nsum1 ￥1,234.50\nsum2 -1\n",
        "files 1\nfiles 2\nby type\nsave\nfade\n",
        "files 4\nfiles 4\nfiles 9\ndrop 0\nlang\n",
        "#0 100\n#1 99.5\n#2 3\n#3 2026-04-17\n#4\n#5\n#6\n",
        "#9 x\n#8 ok\n#7\nfiles 0\n#12\n#13\n#14 999999999999999999\n",
    ]
    .map(|walk| walk.as_bytes().to_vec())
    .to_vec()
}

/// Does on the board what the lines say: a block by its id or, behind `#`, by its place.
pub(crate) fn walk(bytes: &[u8]) {
    AMOUNTS.with_borrow_mut(|amounts| {
        let text = crate::text(bytes);
        let now = "2026-11-28 10:00".to_owned();
        let lang = Lang::ALL[text.matches("lang").count() % 2];
        amounts.leave();
        amounts.open(Reader { lang, now }).expect("the board");
        for line in text.lines().take(40) {
            let (id, typed) = line.split_once(' ').unwrap_or((line, ""));
            if id == "files" {
                choose(amounts, typed);
            } else {
                act(amounts, id, typed);
            }
            let board = amounts.draw().expect("the board");
            assert_eq!(load_board(&save_board(&board)).as_ref(), Some(&board));
            assert!(amounts.is_wiped(), "what was typed is left");
            let _ = (amounts.again(), amounts.saved());
        }
    });
}

fn act(amounts: &mut Amounts, id: &str, typed: &str) {
    let board = amounts.draw().expect("the board");
    let all = board.blocks.iter().flat_map(|block| {
        let things = block.items.iter().map(|item| item.id.clone());
        std::iter::once(block.id.clone()).chain(things)
    });
    let all: Vec<String> = all.collect();
    let at = id.strip_prefix('#').and_then(|at| at.parse::<usize>().ok());
    let id = match at {
        Some(at) => &all[at % all.len()],
        None if id == "fade" => FADE,
        None => id,
    };
    typed.chars().for_each(|c| amounts.press(c));
    amounts.act(id);
}

/// Chooses a file of the tests, or what stands there.
fn choose(amounts: &mut Amounts, which: &str) {
    let file = match which.parse::<usize>() {
        Ok(at) => exports().swap_remove(at % 9),
        Err(_) => which.as_bytes().to_vec(),
    };
    let Some(ticket) = amounts.file("a.csv", file.len() as u64) else {
        return;
    };
    let mut parts = file.chunks(512);
    while parts.next().is_some_and(|part| amounts.chunk(ticket, part)) {}
    if let Some(sheet) = amounts.ended(ticket, true) {
        amounts.table(ticket, sheets::table(sheet), true);
    }
}
