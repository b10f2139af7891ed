//! A table as an Excel file: texts stay texts, so no id is rounded and nothing is a formula.
//!
//! In: rows of cells. Out: an XLSX of one sheet (ECMA-376, part 1, 18.3) in a zip whose members
//! are stored as they are (APPNOTE 6.3.10, method 0). It writes no styles but a bold first row's
//! freeze, and at most the rows that a sheet can have.

use super::cell::Cell;
use std::fmt::Write as _;

/// How many rows a sheet can have.
const MOST: usize = 1 << 20;

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
<Override PartName=\"/xl/sheet.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
const LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const SHEETS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"sheet.xml\"/></Relationships>";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
<sheets><sheet name=\"poscheck\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>\
<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>";

/// The rows as a file; those beyond what a sheet can have are left out.
pub fn workbook(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut sheet = SHEET.to_owned();
    for row in rows.iter().take(MOST) {
        sheet.push_str("<row>");
        for cell in row {
            match cell {
                Cell::Text(text) => {
                    sheet.push_str("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                    escape(&mut sheet, text);
                    sheet.push_str("</t></is></c>");
                }
                // A number is digits, a minus and a point: nothing to escape.
                Cell::Number(number) => {
                    let _ = write!(sheet, "<c><v>{number}</v></c>");
                }
            }
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    stored(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", LINKS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/sheet.xml", &sheet),
    ])
}

/// Text as XML 1.0 can hold it; what it cannot is a blank.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\u{0}'..='\u{8}'
            | '\u{B}'
            | '\u{C}'
            | '\u{E}'..='\u{1F}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {
                out.push(' ');
            }
            c => out.push(c),
        }
    }
}

/// A zip of texts.
fn stored(members: &[(&str, &str)]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    let two = |out: &mut Vec<u8>, n: usize| out.extend((n as u16).to_le_bytes());
    let four = |out: &mut Vec<u8>, n: u32| out.extend(n.to_le_bytes());
    for (name, text) in members {
        let at = zip.len() as u32;
        // Version, flags, method, time and date (1980-01-01), sum, both sizes, name, no extra.
        let fields = |out: &mut Vec<u8>| {
            for n in [20, 0, 0, 0, 0x21] {
                two(out, n);
            }
            four(out, sum(text.as_bytes()));
            four(out, text.len() as u32);
            four(out, text.len() as u32);
            two(out, name.len());
            two(out, 0);
        };
        zip.extend(b"PK\x03\x04");
        fields(&mut zip);
        zip.extend(name.as_bytes());
        zip.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\0");
        fields(&mut directory);
        directory.extend([0; 10]);
        four(&mut directory, at);
        directory.extend(name.as_bytes());
    }
    let at = zip.len() as u32;
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    two(&mut zip, members.len());
    two(&mut zip, members.len());
    four(&mut zip, directory.len() as u32);
    four(&mut zip, at);
    two(&mut zip, 0);
    zip
}

/// CRC-32 (ISO 3309; polynomial 0xEDB88320, reflected), four bits at a time.
fn sum(bytes: &[u8]) -> u32 {
    const fn table() -> [u32; 16] {
        let (mut table, mut at) = ([0; 16], 0);
        while at < 16 {
            let (mut of, mut bit) = (at as u32, 0);
            while bit < 4 {
                of = if of & 1 == 1 {
                    of >> 1 ^ 0xEDB8_8320
                } else {
                    of >> 1
                };
                bit += 1;
            }
            table[at] = of;
            at += 1;
        }
        table
    }
    const TABLE: [u32; 16] = table();
    let step = |sum: u32| sum >> 4 ^ TABLE[(sum & 15) as usize];
    !bytes
        .iter()
        .fold(!0, |sum: u32, byte| step(step(sum ^ u32::from(*byte))))
}
