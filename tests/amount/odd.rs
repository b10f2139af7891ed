//! Bytes, heads, widths and sizes that files rarely have, and what becomes of each.
//!
//! `files` and `told` read files as they are handed out; here they are damaged, packed in every way
//! the formats allow, longer than a stretch of what is read at once, or of fixed widths. Most of it
//! is held as sums (`cases/amount/chance-*.tsv`).

use super::files::{fixtures, gbk, gzip_behind, wide, zip};
use super::job::rows;
use super::{desk, read_in, taken};
use crate::support::{expect, lcg::Lcg, steady};
use poscheck::amount::cell::Cell;
use poscheck::amount::intake::{Intake, Taken};
use poscheck::amount::reader::{Desk, Statement, Unusable};
use poscheck::amount::{sheets::table, workbook::workbook};

/// Reads bytes, and the spreadsheet where they are one.
fn whole(desk: &Desk, name: &str, bytes: &[u8], chunk: usize) -> Result<Statement, Unusable> {
    match taken(desk, name, bytes, chunk)? {
        Taken::Statement(read) => Ok(*read),
        Taken::Sheet(bytes) => {
            let table = table(bytes).ok_or(Unusable::Spreadsheet)?;
            read_in(desk, "table.tsv", &table, 997)
        }
    }
}

#[test]
fn damaged_bytes_are_read_as_before() {
    let desk = desk();
    let plain = fixtures();
    let text = plain[0].1.clone();
    let cells: Vec<Vec<_>> = String::from_utf8_lossy(&text)
        .lines()
        .take(12)
        .map(|line| line.split(',').map(|c| Cell::Text(c.to_owned())).collect())
        .collect();
    let mut files = vec![
        ("zip".to_owned(), zip("a.csv", &text)),
        (
            "gzip".to_owned(),
            gzip_behind(0x1C, b"\x02\0XXname.csv\0a remark\0", &text),
        ),
        ("workbook".to_owned(), workbook(&cells)),
        (
            "utf-16, low byte first".to_owned(),
            wide(&text, u16::to_le_bytes),
        ),
        (
            "utf-16, high byte first".to_owned(),
            wide(&text, u16::to_be_bytes),
        ),
    ];
    for (name, bytes) in plain {
        files.push((format!("{name}, GB18030"), gbk(&bytes)));
        files.push((name, bytes));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (&**n, &**b)).collect();
    let told = |bytes: &[u8], choose: &mut Lcg| {
        let chunk = [1 + choose.below(40), 4_099][choose.below(2)];
        match whole(&desk, "export", bytes, chunk) {
            Ok(read) => format!("{read:?}"),
            Err(why) => format!("{why:?}"),
        }
    };
    steady::bytes(
        "tests/cases/amount/chance-bytes.tsv",
        "amount::odd",
        &files,
        90,
        &told,
    );
}

#[test]
fn a_head_of_gzip_may_have_any_of_its_parts() {
    let text = fixtures()[0].1.clone();
    let plain = read_in(&desk(), "a.csv", &text, 997).unwrap().records;
    for flags in 0_u8..32 {
        let mut head = Vec::new();
        let parts: [(u8, &[u8]); 4] = [
            (4, b"\x05\0extra"),
            (8, b"name.csv\0"),
            (16, b"a remark\0"),
            (2, b"\x12\x34"),
        ];
        for (flag, part) in parts {
            if flags & flag != 0 {
                head.extend(part);
            }
        }
        let packed = gzip_behind(flags, &head, &text);
        let read = read_in(&desk(), "a.csv.gz", &packed, 13).unwrap();
        assert_eq!(read.records, plain, "{flags}");
    }
    // A part longer than 255 bytes says so in two.
    let mut head = vec![0x2C, 0x01];
    head.extend([7; 300]);
    let read = read_in(&desk(), "a.gz", &gzip_behind(4, &head, &text), 13).unwrap();
    assert_eq!(read.records, plain);
}

#[test]
fn the_year_of_a_file_of_fixed_widths_comes_from_its_name() {
    let desk = desk();
    let layout = desk.shapes.layouts.iter().find(|l| l.id == "unionpay-zm");
    let widths = layout.unwrap().widths.clone();
    let line = |at: usize| {
        let field = |(n, width): (usize, &u16)| {
            let width = usize::from(*width);
            let text = match n + 1 {
                5 => format!("04{:02}0901{at:02}", 1 + at),
                7 => format!("{:012}", 1_230 + at),
                20 => "01".to_owned(),
                _ => String::new(),
            };
            format!("{text:width$}")
        };
        let cells: Vec<String> = widths.iter().enumerate().map(field).collect();
        cells.join(" ") + "\r\n"
    };
    let text: String = (0..10).map(line).collect();
    let mut said = String::new();
    for name in [
        "INN26041888ZM_1",
        "x_20260418.csv",
        "20260418",
        "260418",
        "a_202604181.txt",
        "20991318_260418",
        "19990418_250401",
        "150101",
        "140101",
        "591201",
        "601201",
        "261301",
        "260001",
        "12345",
        "ab",
    ] {
        let read = read_in(&desk, name, text.as_bytes(), 512);
        let when = read.map(|read| read.ledger.when);
        said += &format!("{name}\t{when:?}\n");
    }
    // Where eight lines of ten have the width, the file has it; where seven have, it has not.
    for short in 1..5 {
        let lines = (0..10).map(|at| match at > 10 - 1 - short {
            true => "short\r\n".to_owned(),
            false => line(at),
        });
        let text: String = lines.collect();
        let read = read_in(&desk, "260418", text.as_bytes(), 1 << 16);
        let read = read.map(|read| (read.plan.layout, read.records));
        said += &format!("{short} short\t{read:?}\n");
    }
    expect("tests/cases/amount/fixed.txt", "amount::odd", &said);
}

#[test]
fn what_is_packed_is_no_row_before_it_is_unpacked() {
    let desk = desk();
    let text = rows(20_000).into_bytes();
    for (bytes, some) in [
        (text.clone(), true),
        (gzip_behind(0, b"", &text), true),
        (zip("a.csv", &text), false),
        (workbook(&[vec![Cell::Text("a".to_owned())]]), false),
    ] {
        let mut intake = Intake::new(&desk, "a", Some(bytes.len() as u64));
        assert_eq!(intake.rows(), 0);
        bytes.chunks(400).for_each(|c| intake.push(c).unwrap());
        assert_eq!(intake.rows() > 0, some, "{:?}", &bytes[..4]);
    }
}

/// Sums of a workbook's parts as Excel looks at them (ISO-HDLC, as zip has it).
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _: u8| sum >> 1 ^ if sum & 1 > 0 { 0xEDB8_8320 } else { 0 };
    !bytes
        .iter()
        .fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

#[test]
fn the_parts_of_a_workbook_have_the_sums_that_excel_looks_at() {
    assert_eq!(crc(b"123456789"), 0xCBF4_3926);
    let rows: Vec<Vec<Cell>> = (0..50)
        .map(|n| vec![Cell::Text(format!("0{n}")), Cell::Number(format!("{n}.50"))])
        .collect();
    let bytes = workbook(&rows);
    let (mut at, mut parts) = (0, 0);
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let four = |from: usize| u32::from_le_bytes(bytes[from..from + 4].try_into().unwrap());
        let two = |from: usize| usize::from(u16::from_le_bytes([bytes[from], bytes[from + 1]]));
        let data = at + 30 + two(at + 26) + two(at + 28);
        let end = data + four(at + 18) as usize;
        assert_eq!(two(at + 8), 0, "what is packed is not looked at here");
        assert_eq!(four(at + 14), crc(&bytes[data..end]), "part {parts}");
        (at, parts) = (end, parts + 1);
    }
    assert!(
        parts > 3 && bytes[at..].starts_with(b"PK\x01\x02"),
        "{parts}"
    );
}

#[test]
fn files_longer_than_what_is_read_at_once_lose_nothing() {
    let desk = desk();
    let count = 40_000;
    let text = rows(count);
    // All at once, and without an end to its last line.
    let text = text.trim_end();
    for chunk in [text.len(), 700_000] {
        let read = read_in(&desk, "a.csv", text.as_bytes(), chunk).unwrap();
        assert_eq!((read.records.read, read.records.refused), (count as u64, 0));
    }
    // A workbook in a zip, larger than a step of unpacking.
    let cells = |n: usize| {
        let cells = [
            format!("{:012}", 152_000_000_000 + n),
            "2026-04-17".to_owned(),
            format!("{n}.25"),
        ];
        cells.map(Cell::Text).to_vec()
    };
    let head = ["参考号", "交易时间", "交易金额"].map(|name| Cell::Text(name.to_owned()));
    let mut table = vec![head.to_vec()];
    table.extend((1..3_000).map(cells));
    let bytes = workbook(&table);
    assert!(bytes.len() > 200_000);
    let read = whole(&desk, "a.zip", &zip("a.xlsx", &bytes), 4_099).unwrap();
    assert_eq!((read.records.read, read.records.refused), (2_999, 0));
}

#[test]
fn a_quote_that_is_never_closed_ends_with_its_line() {
    let desk = desk();
    let head = "date,amount,note\n2026-04-17,1.00,\"";
    let row = "2026-04-18,2.00,b\n";
    for lines in [1, 39, 40, 41, 42, 200] {
        let text = format!("{head}open\n{}", row.repeat(lines));
        let read = read_in(&desk, "a.csv", text.as_bytes(), 4_099).unwrap();
        assert_eq!(
            read.records.read, lines as u64,
            "{lines} {:?}",
            read.records
        );
        assert_eq!(read.records.refused, 1, "{lines}");
    }
    let mut said = String::new();
    for bytes in [1 << 15, (1 << 16) - 40, (1 << 16) + 40] {
        let text = format!("{head}{}\"\n{row}", "x".repeat(bytes));
        let read = read_in(&desk, "a.csv", text.as_bytes(), 4_099).unwrap();
        said += &format!("{bytes} {:?} {:?}\n", read.records, read.refused);
    }
    // More columns than are ever shown, in a row that is none.
    let wide = vec!["合计"; 70].join(",");
    let text = format!("date,amount\n2026-04-17,1.00\n{wide}\n2026-04-18,x,{wide}\n");
    let read = read_in(&desk, "a.csv", text.as_bytes(), 4_099).unwrap();
    said += &format!("{read:?}\n");
    expect("tests/cases/amount/torn.txt", "amount::odd", &said);
}
