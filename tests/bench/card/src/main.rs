//! The native side: makes up the numbers, and times them on this machine itself.
//!
//! `bench-card draw PACK FOLDER` writes `cards.bin`, the pack's packed table, and `numbers.txt`.
//! `bench-card time FOLDER` reads both and prints a JSON object. Seeds are fixed.

use bench_card::Checker;
use poscheck::card::compile::{FILES, Layer, compile};
use poscheck::card::text_holds;
use poscheck::engine::simulate::Random;
use std::{fs, hint::black_box, path::Path, process::ExitCode, time::Instant};

/// Numbers that are made up.
const NUMBERS: usize = 10_000;
/// The share of them with first digits of an issuer in China; the others have a scheme's.
const CHINESE: f64 = 0.5;
/// The share of them in which one digit is another one.
const WRONG: f64 = 0.25;
/// How many first digits of a scheme's example are kept.
const FIRST: usize = 6;
/// How often the whole list is checked between two looks at the clock, and how often that is timed.
const TIMES: u32 = 20;
const SAMPLES: usize = 10;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["draw", pack, folder] => draw(Path::new(pack), Path::new(folder)),
        ["time", folder] => time(Path::new(folder)),
        _ => Err("bench-card draw PACK FOLDER | time FOLDER".to_owned()),
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
    let dir = pack.join("cards");
    let texts: [String; 5] =
        poscheck::pack::read_named(&dir, FILES).map_err(|e| format!("{}: {e}", dir.display()))?;
    let packed = compile(&[Layer::of(texts.each_ref().map(String::as_str))]);
    if let Some(row) = packed.left_out.first() {
        return Err(row.to_string());
    }
    let issuers = texts[1].lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.parse().ok()?))
    });
    let examples = packed.schemes.iter().map(|scheme| &scheme.example);
    let schemes = examples
        .filter(|example| example.len() > FIRST)
        .map(|example| (example[..FIRST].to_owned(), example.len()));
    let (issuers, schemes): (Vec<_>, Vec<(String, usize)>) = (issuers.collect(), schemes.collect());
    let mut choose = Random::new(1);
    let lines = (0..NUMBERS).map(|_| {
        let of = if choose.happens(CHINESE) {
            &issuers
        } else {
            &schemes
        };
        let (first, length) = &of[choose.below(of.len())];
        number(&mut choose, first, *length) + "\n"
    });
    let lines: String = lines.collect();
    for (name, bytes) in [
        ("cards.bin", &packed.bytes[..]),
        ("numbers.txt", lines.as_bytes()),
    ] {
        fs::write(folder.join(name), bytes).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

/// First digits, any digits, and a check digit that fits; in some a digit is another one after
/// all.
fn number(choose: &mut Random, first: &str, length: usize) -> String {
    let mut number = first.to_owned();
    let digit = |n: usize| char::from(b'0' + n as u8);
    while number.len() + 1 < length {
        number.push(digit(choose.below(10)));
    }
    let last = (0..10)
        .map(digit)
        .find(|last| text_holds(&format!("{number}{last}")));
    number.extend(last);
    if choose.happens(WRONG) {
        let at = choose.below(number.len());
        let more = 1 + choose.below(9);
        let wrong = |n: u8| digit((usize::from(n - b'0') + more) % 10);
        let digits = number.bytes().enumerate();
        number = digits
            .map(|(n, d)| if n == at { wrong(d) } else { char::from(d) })
            .collect();
    }
    number
}

fn time(folder: &Path) -> Result<(), String> {
    let say = |e: std::io::Error| format!("the folder that was drawn to: {e}");
    let table = fs::read(folder.join("cards.bin")).map_err(say)?;
    let list = fs::read_to_string(folder.join("numbers.txt")).map_err(say)?;
    let count = list.lines().count();
    let mut checker = Checker::new(&table, list).map_err(|e| format!("cards.bin: {e:?}"))?;
    let answers = checker.answers();
    let mut sample = || {
        let took = stopped(|| black_box(checker.all(TIMES)));
        took / f64::from(TIMES) / count as f64
    };
    // Once for warming up.
    sample();
    let seconds: Vec<f64> = (0..SAMPLES).map(|_| sample()).collect();
    println!(
        "{}",
        serde_json::json!({ "count": count, "answers": answers, "seconds": seconds })
    );
    Ok(())
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
