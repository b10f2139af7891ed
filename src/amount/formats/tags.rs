//! Statements in tags: ISO 20022 camt (BankToCustomerStatement) and OFX, as XML or SGML.
//!
//! Only names of tags and the text behind them are looked at; a tag that is never closed, as in
//! OFX 1, needs nothing. Prefixes of namespaces are left out.

use super::{Entry, Sink};

/// One tag and the text behind it.
struct Tag<'a> {
    name: &'a [u8],
    closing: bool,
    attributes: &'a [u8],
    text: &'a [u8],
    at: usize,
}

fn tags(text: &[u8]) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + text[at..].iter().position(|b| *b == b'<')?;
        let inner = &text[open + 1..];
        // A tag has no other tag in it: a `<` before its `>` begins anew.
        let end = inner
            .iter()
            .take(2_000)
            .position(|b| matches!(b, b'>' | b'<'));
        let (inner, close) = match end {
            Some(n) if inner[n] == b'>' => (&inner[..n], open + n + 2),
            Some(n) => (&inner[..n], open + n + 1),
            None => (&inner[..0], open + 1),
        };
        let closing = inner.first() == Some(&b'/');
        let inner = if closing { &inner[1..] } else { inner };
        let length = inner
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'.' | b'_'))
            .count();
        let (name, attributes) = inner.split_at(length);
        let name = name
            .iter()
            .rposition(|b| *b == b':')
            .map_or(name, |n| &name[n + 1..]);
        let until = text[close..]
            .iter()
            .position(|b| *b == b'<')
            .map_or(text.len(), |n| close + n);
        at = close;
        Some(Tag {
            name,
            closing,
            attributes,
            text: text[close..until].trim_ascii(),
            at: open,
        })
    })
}

/// The value of `Ccy="EUR"`.
fn currency(attributes: &[u8]) -> &[u8] {
    let at = attributes.windows(5).position(|w| w == b"Ccy=\"");
    at.and_then(|n| attributes.get(n + 5..n + 8)).unwrap_or(b"")
}

pub(super) fn camt(text: &[u8], sink: &mut dyn Sink) {
    let mut entry: Option<Entry<'_>> = None;
    // A balance: its kind, amount, currency, direction.
    let mut balance: Option<[&[u8]; 4]> = None;
    let (mut below, mut booked) = (false, false);
    for tag in tags(text) {
        match (tag.name, tag.closing) {
            (b"Ntry", false) => {
                if let Some(lost) = entry.replace(Entry {
                    at: tag.at,
                    ..Entry::default()
                }) {
                    sink.entry(&lost);
                }
                (below, booked) = (false, false);
            }
            (b"Ntry", true) => {
                if let Some(done) = entry.take() {
                    sink.entry(&done);
                }
            }
            (b"Bal", false) => balance = Some([b""; 4]),
            (b"Bal", true) => {
                if let Some([kind, amount, currency, direction]) = balance.take() {
                    match kind {
                        b"OPBD" | b"PRCD" => sink.opening(amount, direction == b"DBIT", currency),
                        b"CLBD" => sink.closing(amount, direction == b"DBIT", currency),
                        _ => {}
                    }
                }
            }
            (b"NtryDtls", false) => below = true,
            (b"BookgDt", closing) => booked = !closing,
            (name, false) => {
                if let Some(b) = &mut balance {
                    match name {
                        b"Cd" => b[0] = tag.text,
                        b"Amt" => (b[1], b[2]) = (tag.text, currency(tag.attributes)),
                        b"CdtDbtInd" => b[3] = tag.text,
                        _ => {}
                    }
                } else if let Some(e) = &mut entry {
                    field(&mut e.cells, &tag, below, booked);
                }
            }
            _ => {}
        }
    }
    if let Some(lost) = entry {
        sink.entry(&lost);
    }
}

fn field<'a>(cells: &mut [&'a [u8]; 7], tag: &Tag<'a>, below: bool, booked: bool) {
    let [time, amount, code, id, order, _, direction] = cells;
    let empty = |cell: &[u8]| cell.is_empty();
    match tag.name {
        b"Amt" if !below && empty(amount) => {
            (*amount, *code) = (tag.text, currency(tag.attributes))
        }
        b"CdtDbtInd" if !below && empty(direction) => *direction = tag.text,
        b"Dt" | b"DtTm" if (booked || empty(time)) && !below && !tag.text.is_empty() => {
            *time = tag.text
        }
        b"AcctSvcrRef" if empty(id) => *id = tag.text,
        b"EndToEndId" if empty(order) && tag.text != b"NOTPROVIDED" => *order = tag.text,
        _ => {}
    }
}

pub(super) fn ofx(text: &[u8], sink: &mut dyn Sink) {
    let mut entry: Option<Entry<'_>> = None;
    let mut code: &[u8] = b"";
    for tag in tags(text) {
        if tag.name.eq_ignore_ascii_case(b"STMTTRN") {
            let next = (!tag.closing).then(|| Entry {
                at: tag.at,
                ..Entry::default()
            });
            if let Some(mut done) = std::mem::replace(&mut entry, next) {
                done.cells[2] = code;
                sink.entry(&done);
            }
            continue;
        }
        if tag.closing {
            continue;
        }
        if tag.name == b"CURDEF" {
            code = tag.text;
        }
        let Some(e) = &mut entry else { continue };
        match tag.name {
            b"DTPOSTED" => e.cells[0] = tag.text,
            b"TRNAMT" => e.cells[1] = tag.text,
            b"FITID" => e.cells[3] = tag.text,
            b"CHECKNUM" | b"REFNUM" => e.cells[4] = tag.text,
            b"TRNTYPE" => e.cells[5] = tag.text,
            _ => {}
        }
    }
    if let Some(mut lost) = entry {
        lost.cells[2] = code;
        sink.entry(&lost);
    }
}
