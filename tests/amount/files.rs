//! Exports: what each is, its unit and sign, its rows and sums, and what it says of itself.

use super::{desk, read, read_in};
use crate::support::{rerun, root, text};
use poscheck::amount::money::plain_text;
use poscheck::amount::reader::{Desk, Statement, Unusable};
use poscheck::amount::shapes::Shapes;
use poscheck::bench::conformance::told;
use poscheck::bench::statements;
use std::fs;

const FOLDER: &str = "tests/cases/amount/files";

/// The exports of the tests, by their names.
pub(super) fn fixtures() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(root().join(FOLDER)).unwrap();
    let mut fixtures: Vec<(String, Vec<u8>)> = files
        .map(|file| {
            let file = file.unwrap();
            (
                file.file_name().into_string().unwrap(),
                fs::read(file.path()).unwrap(),
            )
        })
        .collect();
    fixtures.sort();
    fixtures
}

/// Every row of the table says what its file says, and no file lacks a row.
#[test]
fn each_export_is_known_and_read_whole() {
    let desk = desk();
    let table = text("tests/cases/amount/files.tsv");
    let mut named = Vec::new();
    for line in table.lines().skip(1) {
        let (name, expected) = line.split_once('\t').unwrap();
        let bytes = fs::read(root().join(FOLDER).join(name)).unwrap();
        let got = told(&desk, name, &bytes);
        assert_eq!(got, expected, "{name}\n{}", rerun("amount::files"));
        named.push(name.to_owned());
    }
    let there: Vec<String> = fixtures().into_iter().map(|(name, _)| name).collect();
    named.sort();
    assert_eq!(there, named, "every fixture has a row in files.tsv");
}

/// What a file came to, whatever it is packed or written in.
fn came(desk: &Desk, name: &str, bytes: &[u8], chunk: usize) -> String {
    let read: Statement = match statements::read(desk, name, bytes, chunk) {
        Ok(poscheck::amount::intake::Taken::Statement(read)) => *read,
        other => panic!("{name}: {other:?}"),
    };
    let shapes: &Shapes = &desk.shapes;
    let layout = read.plan.layout.map_or("", |l| &shapes.layouts[l].id);
    let net: Vec<String> = read
        .keeper
        .totals
        .iter()
        .map(|t| plain_text(t.net(), 2))
        .collect();
    format!(
        "{layout} {:?} {net:?} {:?}",
        read.records, read.ledger.amount
    )
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    gzip_behind(8, b"name.csv\0", bytes)
}

/// The same with other flags, and what they announce in the head.
pub(super) fn gzip_behind(flags: u8, head: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3];
    out.extend_from_slice(head);
    out.extend(miniz_oxide::deflate::compress_to_vec(bytes, 6));
    out.extend([0; 8]);
    out
}

/// A text as two bytes each sign, in either order.
pub(super) fn wide(text: &[u8], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    text.encode_utf16().flat_map(unit).collect()
}

/// A text in GB18030.
pub(super) fn gbk(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    encoding_rs::GB18030.encode(&text).0.into_owned()
}

/// A zip of members, the first of which is no table.
pub(super) fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (name, bytes) in [("readme.txt", &b"nothing here"[..]), (name, bytes)] {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let at = out.len() as u32;
        let fields = |out: &mut Vec<u8>| {
            out.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            out.extend((packed.len() as u32).to_le_bytes());
            out.extend((bytes.len() as u32).to_le_bytes());
            out.extend((name.len() as u16).to_le_bytes());
            out.extend([0, 0]);
        };
        out.extend(b"PK\x03\x04");
        fields(&mut out);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        fields(&mut directory);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
        count += 1;
    }
    let at = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

#[test]
fn an_export_comes_to_the_same_in_every_encoding_packing_and_cut() {
    let desk = desk();
    for name in [
        "alipay-business.csv",
        "wechat-trade.csv",
        "allinpay-pos.csv",
        "hurt.csv",
    ] {
        let text = text(&format!("{FOLDER}/{name}"));
        let plain = text.as_bytes();
        let expected = came(&desk, name, plain, 1 << 20);
        let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
        let wide: Vec<u8> = "\u{FEFF}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = ["\u{FEFF}".as_bytes(), plain].concat();
        let crlf = text.replace('\n', "\r\n");
        for bytes in [
            &gbk,
            &wide,
            &marked,
            &crlf.into_bytes(),
            &gzip(plain),
            &zip(name, plain),
            &zip(name, &gbk),
        ] {
            for chunk in [1, 7, 4096] {
                assert_eq!(
                    came(&desk, name, bytes, chunk),
                    expected,
                    "{name} in chunks of {chunk}"
                );
            }
        }
    }
}

/// A journal longer than what is looked at before rows are read, with what makes records long:
/// line ends and commas in quotes, a note of ten thousand letters, a record that never ends.
fn long_journal(line_end: &str) -> String {
    let mut text = format!("交易时间,终端号,参考号,交易金额,备注{line_end}");
    for row in 0..6_000_u32 {
        let note = match row {
            4_000 => format!("\"{}\"", "长".repeat(10_000)),
            5_000 => "x".repeat(2_000_000),
            _ if row % 7 == 0 => format!("\"二,{line_end}\"\"三\"\"\""),
            _ if row % 11 == 0 => format!("\"{}\"", "a,".repeat(row as usize % 90)),
            _ => String::new(),
        };
        let (hour, minute) = (row / 60 % 24, row % 60);
        let day = 1 + row / 1_440;
        text += &format!(
            "2026-06-{day:02} {hour:02}:{minute:02}:07,1000000{},{},{}.{:02},{note}{line_end}",
            row % 4,
            150_000_000_000_u64 + u64::from(row),
            row % 900,
            row % 100
        );
    }
    text
}

#[test]
fn a_long_file_comes_to_the_same_wherever_its_chunks_end() {
    let desk = desk();
    for line_end in ["\n", "\r\n", "\r"] {
        let text = long_journal(line_end);
        let expected = came(&desk, "long.csv", text.as_bytes(), usize::MAX);
        assert!(expected.contains("read: 5999"), "{}", &expected[..300]);
        for chunk in [61, 97, 4_096, 4_097, 65_536, 300_001] {
            let cut = came(&desk, "long.csv", text.as_bytes(), chunk);
            assert!(cut == expected, "{line_end:?} in chunks of {chunk}");
        }
    }
}

#[test]
fn what_is_no_export_is_told_as_what_it_is() {
    let desk = desk();
    let why = |bytes: &[u8]| read_in(&desk, "x", bytes, 4096).map(|_| ()).unwrap_err();
    assert_eq!(why(b""), Unusable::Empty);
    assert_eq!(why(b" \r\n\n"), Unusable::Empty);
    assert_eq!(why(b"\x89PNG\r\n\x1A\n0000000000"), Unusable::Binary);
    assert_eq!(why(b"%PDF-1.7 \n1 0 obj"), Unusable::Binary);
    assert_eq!(
        why("今天天气很好\n明天也是\n".as_bytes()),
        Unusable::NoTable
    );
    assert_eq!(why(b"only\none\ncolumn\n"), Unusable::NoTable);
    assert_eq!(why(b"PK\x03\x04 cut off"), Unusable::Torn);
    let mut locked = zip("a.csv", b"a,b\n1,2\n");
    // Both flags of the second member.
    let at = locked.windows(4).rposition(|w| w == b"PK\x03\x04").unwrap();
    locked[at + 6] = 1;
    let at = locked.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    locked[at + 8] = 1;
    assert_eq!(why(&locked), Unusable::Locked);
}

#[test]
fn a_line_of_a_million_cells_and_a_quote_that_never_closes_cost_one_row() {
    let desk = desk();
    let head = "时间,参考号,金额\n2026-04-17,152000000001,1.00\n";
    let wide = format!(
        "{head}{}\n2026-04-17,152000000002,2.00\n",
        ",".repeat(1_000_000)
    );
    let read_wide = read(&desk, &wide);
    assert_eq!((read_wide.records.read, read_wide.records.refused), (2, 1));
    let open = format!(
        "{head}2026-04-17,\"152,3.00\n{}",
        "2026-04-17,152000000002,2.00\n".repeat(500)
    );
    let read_open = read(&desk, &open);
    assert_eq!(
        (read_open.records.read, read_open.records.refused),
        (501, 1)
    );
    let long = format!(
        "{head}{}\n2026-04-17,152000000002,2.00\n",
        "x".repeat(3_000_000)
    );
    let read_long = read_in(&desk, "x", long.as_bytes(), 10_000).unwrap();
    assert_eq!((read_long.records.read, read_long.records.refused), (2, 1));
}

#[test]
fn ids_that_a_spreadsheet_rounded_are_no_key() {
    let desk = desk();
    let rows = |ids: [&str; 3]| {
        let line = |id: &&str| format!("2026-04-17,{id},1.00\n");
        read(
            &desk,
            &format!(
                "时间,参考号,金额\n{}",
                ids.iter().map(line).collect::<String>()
            ),
        )
    };
    let destroyed = |ids| rows(ids).ledger.ids[0].destroyed();
    assert!(destroyed(["4.20000E+27", "4.2E+27", "4.21E+27"]));
    assert!(destroyed([
        "8836276000000010",
        "8836276000000020",
        "8836276000000030"
    ]));
    assert!(!destroyed([
        "8836276000000011",
        "8836276000000020",
        "8836276000000037"
    ]));
    assert!(!destroyed(["152000000010", "152000000020", "152000000030"]));
}

#[test]
fn fixed_widths_are_bytes_and_the_year_comes_from_the_name() {
    let desk = desk();
    let shapes = &desk.shapes;
    let layout = shapes
        .layouts
        .iter()
        .find(|l| l.id == "unionpay-zm")
        .unwrap();
    let line = |trace: &str, amount: &str, kind: &str| {
        let mut out = Vec::new();
        for (at, width) in layout.widths.iter().enumerate() {
            let text = match at + 1 {
                4 => trace,
                5 => "0417090500",
                6 => "6228480000000000",
                7 => amount,
                10 => "202604170905001234567",
                // A Chinese name makes characters and bytes differ.
                12 => "订单一号",
                16 => "C000000000380",
                20 => kind,
                _ => "",
            };
            let mut bytes = encoding_rs::GB18030.encode(text).0.into_owned();
            bytes.resize(usize::from(*width), b' ');
            out.extend(bytes);
            out.push(b' ');
        }
        out.pop();
        out.push(b'\n');
        out
    };
    let bytes = [
        line("000001", "000000128000", "01"),
        line("000002", "000000128000", "31"),
        line("000003", "000000005000", "04"),
    ]
    .concat();
    let read = read_in(&desk, "INN26041888ZM_990000000000001", &bytes, 100).unwrap();
    assert_eq!(
        read.plan.layout,
        shapes.layouts.iter().position(|l| l.id == "unionpay-zm")
    );
    assert_eq!(
        read.ledger.amount,
        [1_280_000_000, -1_280_000_000, -50_000_000]
    );
    assert_eq!(
        poscheck::amount::moment::second_text(read.ledger.when[0]),
        "2026-04-17 09:05:00"
    );
}
