//! The native side: makes up the data, and times it on this machine itself.
//!
//! `bench-receipt draw PACK FOLDER` writes `receipt.bin` and `cards.bin`, the pack's packed tables,
//! and `blobs.txt`. `bench-receipt time FOLDER` reads them and prints a JSON object. Seeds are
//! fixed.

use bench_receipt::Reader;
use poscheck::card::compile as card;
use poscheck::engine::simulate::Random;
use poscheck::pack::read_named;
use poscheck::receipt::{compile as receipt, tlv};
use std::{fmt::Write, fs, hint::black_box, path::Path, process::ExitCode, time::Instant};

/// Blobs that are made up.
const BLOBS: usize = 4_000;
/// The share of them that hold a bank's answer too, with a script for the card.
const ANSWERED: f64 = 0.25;
/// The share of bits that are set in the terminal's results.
const SET: f64 = 0.08;
/// How often the whole list is read between two looks at the clock, and how often that is timed.
const TIMES: u32 = 2;
const SAMPLES: usize = 10;
/// Megabytes and kilobytes of text whose times are compared.
const SIZES: [usize; 2] = [64 << 10, 1 << 20];
/// Levels of the nested blob.
const LEVELS: usize = 200;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["draw", pack, folder] => draw(Path::new(pack), Path::new(folder)),
        ["time", folder] => time(Path::new(folder)),
        _ => Err("bench-receipt draw PACK FOLDER | time FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(pack: &Path, folder: &Path) -> Result<(), String> {
    let say = |e: std::io::Error| format!("{}: {e}", pack.display());
    let cards: [String; 5] = read_named(&pack.join("cards"), card::FILES).map_err(say)?;
    let cards = card::compile(&[card::Layer::of(cards.each_ref().map(String::as_str))]);
    let texts: [String; 6] = read_named(&pack.join("receipt"), receipt::FILES).map_err(say)?;
    let packed = receipt::compile(texts.each_ref().map(String::as_str), &[]);
    let left_out = cards.left_out.iter().map(ToString::to_string);
    if let Some(row) = left_out.chain(packed.left_out).next() {
        return Err(row);
    }
    let rows = texts[2].lines().filter_map(|row| row.strip_prefix("aid\t"));
    let whole = |aid: &&str| aid.len().is_multiple_of(2);
    let aids: Vec<&str> = rows.filter_map(|row| row.split('\t').next()).collect();
    let aids: Vec<&str> = aids.into_iter().filter(whole).collect();
    let mut choose = Random::new(1);
    let lines: String = (0..BLOBS)
        .map(|_| blob(&mut choose, &aids) + "\n")
        .collect();
    for (name, bytes) in [
        ("receipt.bin", &packed.terms[..]),
        ("cards.bin", &cards.bytes[..]),
        ("blobs.txt", lines.as_bytes()),
    ] {
        fs::write(folder.join(name), bytes).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

/// Field 55 of a sale with a chip, as terminals send it; no card number is in it.
fn blob(choose: &mut Random, aids: &[&str]) -> String {
    let mut out = String::new();
    let aid = aids[choose.below(aids.len())];
    let (cryptogram, number) = (any(choose, 8), any(choose, 4));
    let results = any(choose, 3) + &any(choose, 8);
    let day = ["260704", "260926", "261112", "261128"][choose.below(4)];
    let amount = format!("{:012}", choose.below(2_000_000));
    let counter = format!("{:04X}", choose.below(3_000));
    let trace = format!("{:08}", choose.below(1_000_000));
    let (verified, result) = (bits(choose, 5), bits(choose, 2));
    let pick = |choose: &mut Random, of: &[&str]| of[choose.below(of.len())].to_owned();
    let elements = [
        ("9F26", cryptogram),
        ("9F27", pick(choose, &["80", "40", "00"])),
        ("9F10", ["0701010", &results[..15]].concat()),
        ("9F37", number),
        ("9F36", counter),
        ("95", verified),
        ("9A", day.to_owned()),
        ("9C", pick(choose, &["00", "00", "20", "01"])),
        ("9F02", amount),
        ("5F2A", pick(choose, &["0156", "0344", "0840"])),
        ("82", pick(choose, &["7C00", "3900", "1980", "2000"])),
        ("9F1A", pick(choose, &["0156", "0344", "0446"])),
        ("9F03", "000000000000".to_owned()),
        ("9F33", pick(choose, &["E0F1C8", "E0E8C8", "6040C8"])),
        (
            "9F34",
            pick(choose, &["420300", "1F0302", "5E0300", "440302"]),
        ),
        ("9F35", pick(choose, &["22", "21", "14"])),
        ("9F1E", letters(choose)),
        ("84", aid.to_owned()),
        ("9F09", pick(choose, &["0030", "008C", "0002"])),
        ("9F41", trace),
        ("9F63", any(choose, 16)),
        ("9B", result),
        ("9F39", pick(choose, &["05", "07"])),
    ];
    for (tag, value) in elements {
        put(&mut out, tag, &value);
    }
    if choose.happens(ANSWERED) {
        let script = ["8424000008", &any(choose, 8)].concat();
        let mut within = String::new();
        put(&mut within, "9F18", &any(choose, 4));
        put(&mut within, "86", &script);
        put(&mut out, "8A", &pick(choose, &["3030", "3531", "3035"]));
        put(&mut out, "91", &(any(choose, 8) + "3030"));
        put(&mut out, "72", &within);
    }
    out
}

/// An element: tag, length, value.
fn put(out: &mut String, tag: &str, value: &str) {
    let _ = write!(out, "{tag}{:02X}{value}", value.len() / 2);
}

/// Any bytes.
fn any(choose: &mut Random, count: usize) -> String {
    let byte = |_| format!("{:02X}", choose.below(256));
    (0..count).map(byte).collect()
}

/// Bytes in which few bits are set.
fn bits(choose: &mut Random, count: usize) -> String {
    let mut byte = || (0..8).fold(0, |byte, _| byte << 1 | u8::from(choose.happens(SET)));
    (0..count).map(|_| format!("{:02X}", byte())).collect()
}

/// A terminal's serial number: eight letters that are digits.
fn letters(choose: &mut Random) -> String {
    (0..8).map(|_| format!("3{}", choose.below(10))).collect()
}

fn time(folder: &Path) -> Result<(), String> {
    let say = |e: std::io::Error| format!("the folder that was drawn to: {e}");
    let [terms, cards, list] =
        ["receipt.bin", "cards.bin", "blobs.txt"].map(|name| fs::read(folder.join(name)));
    let list = String::from_utf8(list.map_err(say)?).map_err(|e| e.to_string())?;
    let (count, bytes) = (list.lines().count(), list.len());
    let reader = Reader::new(&terms.map_err(say)?, &cards.map_err(say)?, list);
    let reader = reader.map_err(|_| "a table is damaged".to_owned())?;
    let answers = reader.answers();
    let timed = |way: &dyn Fn(u32) -> usize| {
        let sample = || stopped(|| black_box(way(TIMES))) / f64::from(TIMES) / count as f64;
        // Once for warming up.
        sample();
        (0..SAMPLES).map(|_| sample()).collect::<Vec<f64>>()
    };
    println!(
        "{}",
        serde_json::json!({
            "count": count,
            "elements": reader.trees(1),
            "digits": bytes / count - 1,
            "answers": answers,
            "tree": timed(&|times| reader.trees(times)),
            "read": timed(&|times| reader.readings(times)),
            "growth": SIZES.map(|size| growth(&reader, size)),
            "nested": nested(),
        })
    );
    Ok(())
}

/// Seconds that a byte of a long text takes: slips, one below the other.
fn growth(reader: &Reader, size: usize) -> f64 {
    let slip = "TVR:0000008000 TSI:E800\nAID: A0000000031010\n参考号: 123456789012\n9F26: 12AB\n";
    let text = slip.repeat(size / slip.len());
    reader.reading(&text);
    stopped(|| reader.reading(&text)) / text.len() as f64
}

/// Seconds that a blob of many levels takes.
fn nested() -> f64 {
    let mut bytes = vec![0x9C, 1, 0];
    for _ in 0..LEVELS {
        let length = (bytes.len() as u16).to_be_bytes();
        bytes.splice(0..0, [0x70, 0x82, length[0], length[1]]);
    }
    let once = || stopped(|| black_box(tlv::read(black_box(&bytes), &|_| true)));
    once();
    once()
}

/// Seconds that some work takes.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is there to read the clock"
)]
fn stopped<T>(work: impl FnOnce() -> T) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}
