//! What becomes of exports, whole and as it was seen: how each is read, every row, every complaint.
//!
//! `files` holds layouts and sums; here is the rest as well, for its fixtures and for short texts
//! made below, each of them a way in which tills and banks write. `cases/amount/told.txt` holds it.

use super::files::{fixtures, gzip_behind, wide, zip};
use super::{desk, read_in};
use crate::support::{expect, steady};
use poscheck::amount::reconcile::reconcile;
use poscheck::amount::report;
use std::fmt::Write as _;

const TEXTS: [(&str, &str, &str); 33] = [
    (
        "two columns",
        "a.csv",
        "date,amount\n2026-04-17,12.30\n2026-04-18,-5\n",
    ),
    ("one column", "a.csv", "amount\n12.30\n"),
    (
        "a comma for the point",
        "a.csv",
        "Date;Amount;Reference\n17.04.2026;12,50;A1\n18.04.2026;1.234,56;A2\n",
    ),
    (
        "a comma for thousands",
        "a.csv",
        "date\tamount\n2026-04-17\t1,234\n2026-04-18\t12,345,678\n",
    ),
    (
        "two columns of ids",
        "a.csv",
        "交易时间,交易金额,参考号,商户订单号,流水号\n2026-04-17 09:01:00,12.30,152000000001,S1,L1\n2026-04-17 09:02:00,7.00,152000000002,S2,L2\n",
    ),
    (
        "no header",
        "a.csv",
        "2026-04-17 09:01:00,12.30,152000000001\n2026-04-17 09:02:00,7.00,152000000002\n2026-04-17 09:03:00,8.00,152000000003\n",
    ),
    (
        "no header, one row in nine that does not fit",
        "a.csv",
        "2026-04-01,1.00\n2026-04-02,2.00\n2026-04-03,3.00\n2026-04-04,4.00\n2026-04-05,5.00\n2026-04-06,6.00\n2026-04-07,7.00\n-,-\n2026-04-09,9.00\n",
    ),
    (
        "no header, three rows in nine that do not fit",
        "a.csv",
        "2026-04-01,1.00\n2026-04-02,2.00\n2026-04-03,3.00\n2026-04-04,4.00\n2026-04-05,5.00\n2026-04-06,6.00\n-,-\n-,-\n-,-\n",
    ),
    (
        "notes above and a sum below",
        "a.csv",
        "商户：测试店\n日期：2026-04-17\n\n交易日期,交易时间,交易类型,金额（元）,手续费,终端号,卡号\n20260417,090100,消费,12.30,0.05,10012345,6222****0005\n20260417,090200,退货,5.00,0.00,10012345,6222****0005\n合计,2,,7.30\n",
    ),
    (
        "amounts in fen",
        "a.csv",
        "time,amount_fen,type\n2026-04-17 09:01:00,1230,sale\n2026-04-17 09:02:00,500,refund\n",
    ),
    (
        "day before month",
        "a.csv",
        "Date,Amount,Description\n13/04/2026,12.30,sale\n03/04/2026,5.00,sale\n",
    ),
    (
        "a row that is cut off",
        "a.csv",
        "date,time,amount,ref,card\n2026-04-17,09:01:00,12.30,1,0005\n2026-04-17,09:02\n2026-04-17,09:03:00,8.00,3,0006\n",
    ),
    (
        "quoted, with lines within",
        "a.csv",
        "date,amount,note\n2026-04-17,\"1,234.50\",\"two\nlines\"\n2026-04-18,\"2.00\",\"a \"\"b\"\"\"\n",
    ),
    (
        "QIF of a bank",
        "a.qif",
        "!Type:Bank\nD04/17/2026\nT12.30\nN101\nPShop\n^\nD04/18/2026\nT-5.00\n^\n",
    ),
    (
        "QIF that begins with an account",
        "a.qif",
        "!Account\nNShop\n^\n!Type:Bank\nD04/17/2026\nT12.30\n^\n",
    ),
    (
        "QIF that begins with an option",
        "a.qif",
        "!Option:AutoSwitch\n!Type:Bank\nD04/17/2026\nT12.30\n^\n",
    ),
    (
        "MT940 with both references",
        "a.940",
        ":20:X\n:25:1\n:28C:1/1\n:60F:C260416EUR10,00\n:61:2604170417C12,30NTRFOWN1//BANK1\n:86:sale\n:61:2604180418RC5,00NMSCOWN2\n:62F:C260418EUR17,30\n",
    ),
    (
        "MT940 with a letter of the currency",
        "a.940",
        ":20:X\n:25:1\n:28C:1/1\n:60F:C260416EUR10,00\n:61:260417DR2,50NCHGNONREF//B2\n:62F:C260417EUR7,50\n",
    ),
    (
        "OFX",
        "a.ofx",
        "OFXHEADER:100\n\n<OFX><CURDEF>USD<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260417090100.000[-5:EST]<TRNAMT>12.30<FITID>F1</STMTTRN></OFX>",
    ),
    (
        "letters for credit and debit",
        "a.csv",
        "日期,金额,参考号\n2026-04-17,C12.30,1\n2026-04-18,D5.00,2\n",
    ),
    (
        "signs that keep a spreadsheet from rounding",
        "a.csv",
        "时间,金额,参考号\n`2026-04-17 09:01:00,`12.30,\"=\"\"152000000001\"\"\"\n`2026-04-18 09:01:00,`5.00,'152000000002\n",
    ),
    (
        "notes between the rows",
        "a.csv",
        "日期,金额,类型,参考号,卡号\n2026-04-17,12.30,消费,1,************0005\n以下为第二台终端：,,,,\n------,,,,\n2026-04-18,5.00,消费,2,6222021234\n2026-04-18,7.00,消费,3,六二\n制表人,张,,,\n",
    ),
    (
        "long numbers that a spreadsheet rounded",
        "a.csv",
        "date,amount,参考号\n2026-04-17,12.30,1.52E+11\n2026-04-18,5.00,152000000000000000007\n2026-04-19,6.00,152000000000000007\n",
    ),
    (
        "a day and a time at the edge",
        "a.csv",
        "date,time,amount\n2026-04-17,23:59:60,12.30\n2026-04-18,24:00:00,5.00\n2026-04-19,235959,6.00\n",
    ),
    (
        "cells longer than any",
        "a.csv",
        "date,amount\n2026-04-17,1\n2026-04-18,\"2\n",
    ),
    (
        "credit and debit",
        "a.csv",
        "日期,收入金额,支出金额,账户余额\n2026-04-17,12.30,,112.30\n2026-04-18,,5.00,107.30\n",
    ),
    (
        "net and fee",
        "a.csv",
        "date,amount,fee,net,currency\n2026-04-17,12.30,0.30,12.00,USD\n2026-04-18,5.00,0.10,4.90,EUR\n",
    ),
    (
        "a header below a note that could be one",
        "a.csv",
        "日期,金额,,,,\n交易日期2026,交易金额2026,参考号,终端号,批次号,凭证号\n2026-04-17,12.30,152000000001,10012345,000012,000001\n2026-04-18,5.00,152000000002,10012345,000012,000002\n",
    ),
    (
        "two columns of a header again in the middle",
        "a.csv",
        "日期,金额,备注\n2026-04-17,12.30,a\n日期,金额,\n2026-04-18,5.00,b\n",
    ),
    (
        "five of six ids rounded",
        "a.csv",
        "date,amount,参考号\n2026-04-17,1.00,1.52E+11\n2026-04-17,2.00,1.52E+11\n2026-04-17,3.00,1.52E+11\n2026-04-17,4.00,1.52E+11\n2026-04-17,5.00,1.52E+11\n2026-04-17,6.00,152000000000000000007\n",
    ),
    (
        "MT940 in two parts, the second without an opening",
        "a.940",
        ":20:X\n:25:1\n:28C:1/1\n:60F:C260416EUR10,00\n:61:260417C2,50NTRFOWN1//B1\n:62M:C260417EUR12,50\n:28C:1/2\n:61:260418C1,00NTRFOWN2//B2\n:62F:C260418EUR13,50\n",
    ),
    (
        "CAMT with entries in several states",
        "a.xml",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><Stmt><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">10</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-17</Dt></BookgDt><NtryDtls><Amt Ccy=\"EUR\">4</Amt></NtryDtls></Ntry><Ntry><ValDt><Dt>2026-04-19</Dt></ValDt><Amt Ccy=\"EUR\">2</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>PDNG</Cd></Sts></Ntry><Ntry><Amt Ccy=\"EUR\">1</Amt><Ntry><Amt Ccy=\"EUR\">3</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><DtTm>2026-04-18T08:00:00Z</DtTm></BookgDt></Ntry></Stmt></Document>",
    ),
    ("nothing but words", "a.csv", "hello\nworld\n"),
];

/// What a head of gzip may have: a field of a program's own, a name, a remark.
const PACKED: &[u8] = b"\x02\0XXname.csv\0a remark\0";

fn add(all: &mut String, what: &str, name: &str, bytes: &[u8]) {
    let _ = writeln!(all, "== {what}");
    let read = match read_in(&desk(), name, bytes, 7) {
        Ok(read) => read,
        Err(why) => {
            let _ = writeln!(all, "{why:?}");
            return;
        }
    };
    let plan = &read.plan;
    let _ = writeln!(
        all,
        "{:?} {:?} header {:?} columns {:?}\n{:?} {} {:?} {:?} {} comma {} zone {:?} {:?}",
        plan.format,
        plan.layout,
        plan.header,
        plan.columns,
        plan.unit,
        plan.unit_sure,
        plan.sign,
        plan.order,
        plan.order_sure,
        plan.comma,
        plan.zone,
        plan.currency,
    );
    let rows = &read.ledger;
    for at in 0..rows.amount.len() {
        let _ = writeln!(
            all,
            "at {} when {} amount {} kind {} place {:x?} auth {:?} card {:?} fee {:?} currency {:?}",
            rows.at[at],
            rows.when[at],
            rows.amount[at],
            rows.kind[at],
            rows.place.get(at),
            rows.auth.get(at),
            rows.card.get(at),
            rows.fee.get(at),
            rows.currency.get(at),
        );
    }
    // Marks of ids are long digits, and could look like numbers of cards.
    for ids in &rows.ids {
        let marks: Vec<String> = ids.marks.iter().map(|mark| format!("{mark:x}")).collect();
        let _ = writeln!(
            all,
            "ids {} {} present {} long {} rounded {} destroyed {}",
            ids.name,
            marks.join(" "),
            ids.present,
            ids.long,
            ids.rounded,
            ids.destroyed(),
        );
    }
    let _ = writeln!(
        all,
        "span {:?} timed {} lines {:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        rows.span, rows.timed, rows.lines, read.records, read.refused, read.checks, read.samples,
    );
}

#[test]
fn all_that_becomes_of_exports_stays_as_it_was_seen() {
    let mut all = String::new();
    for (name, bytes) in fixtures() {
        add(&mut all, &name, &name, &bytes);
    }
    for (what, name, text) in TEXTS {
        add(&mut all, what, name, text.as_bytes());
    }
    let (_, name, text) = TEXTS[0];
    let bytes = text.as_bytes();
    for (what, name, bytes) in [
        (
            "packed",
            format!("{name}.gz"),
            gzip_behind(0x1C, PACKED, bytes),
        ),
        ("zipped", "a.zip".to_owned(), zip("a.csv", bytes)),
        ("wide", name.to_owned(), wide(bytes, u16::to_le_bytes)),
        (
            "wide, the other way",
            name.to_owned(),
            wide(bytes, u16::to_be_bytes),
        ),
    ] {
        add(&mut all, what, &name, &bytes);
    }
    expect("tests/cases/amount/told.txt", "amount::told", &all);
}

#[test]
fn what_becomes_of_texts_with_something_wrong_stays_the_same() {
    let desk = desk();
    let mut texts: Vec<(String, String)> = TEXTS
        .map(|(what, _, text)| (what.to_owned(), text.to_owned()))
        .to_vec();
    let fixtures = fixtures().into_iter();
    texts
        .extend(fixtures.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())));
    let whole = read_in(&desk, "whole.csv", TEXTS[4].2.as_bytes(), 64).unwrap();
    let told = |text: &str| match read_in(&desk, "test.csv", text.as_bytes(), 64) {
        Ok(read) => {
            let outcome = reconcile(&whole.ledger, &read.ledger);
            let report = report::statement(&desk.shapes, "test.csv", &read);
            let pair = report::outcome(&outcome, ["whole", "test"], 0);
            format!("{read:?} {outcome:?} {report} {pair}")
        }
        Err(why) => format!("{why:?}"),
    };
    steady::check(
        "tests/cases/amount/steady.tsv",
        "amount::told",
        &texts,
        150,
        &told,
    );
}
