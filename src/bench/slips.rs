//! `poscheck receipt-report`: made-up inputs without end, and how fast chip data and texts are
//! read natively.
//!
//! In: how many inputs, a seed. Out: what was read and how long it took; a panic ends the run
//! with the input's number. Inputs are drawn from pieces of what people paste, damaged chip data
//! and noise; the same seed gives the same ones.

#![expect(
    clippy::disallowed_methods,
    reason = "a native tool that times is where a clock is read"
)]

use crate::options::Options;
use crate::pack;
use crate::receipt::compile::{FILES, compile};
use crate::receipt::tlv;
use crate::receipt::{Fit, Terms, read};
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

/// Field 55 of a sale, as a terminal sends it: 27 elements without a card number.
const FIELD_55: &str = "9F2608C1E7AE1619165FD69F2701809F101307010103A0B002010A010000000000ABCDEF129F3704D80E2FBE9F360200019505000004E0009A032611209C01009F02060000000025805F2A02015682027C009F1A0201569F03060000000000009F3303E0F1C89F34034203009F3501229F1E0831323334353637388408A0000003330101019F090200209F410400000345";

/// Pieces of texts.
const PIECES: [&str; 24] = [
    "TVR:",
    "0000008000",
    "TSI:E800",
    "AID: A0000000031010",
    "应答码:",
    "51",
    "\n",
    " ",
    "卡号:",
    "DE55:",
    "9F2608",
    "5A08",
    "70",
    "FF",
    "00",
    "0x",
    "<TVR>",
    "\"95\":\"",
    "bzeEB6AAAAADEB",
    "£8",
    "DECLINED",
    "IAD:0110A0",
    "密码",
    "AB CD EF ",
];

/// Draws numbers: the multiplier of Knuth's MMIX.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = (self.0)
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    { digits.chunks_exact(2) }
        .map(|p| (p[0] * 16 + p[1]) as u8)
        .collect()
}

/// Runs the command.
///
/// # Errors
/// Where options are wrong or the table cannot be read.
pub fn run(words: &[&str]) -> Result<String, String> {
    let mut options = Options::new(words);
    let inputs: usize = options.value("--inputs")?.unwrap_or(100_000);
    let seed: u64 = options.value("--seed")?.unwrap_or(1);
    let dir: Option<String> = options.value("--receipt")?;
    let dir = dir.unwrap_or_else(|| "packs/builtin/receipt".to_owned());
    options.rest()?;
    let texts = pack::read_named(Path::new(&dir), FILES).map_err(|e| format!("{dir}: {e}\n"))?;
    let packed = compile(texts.each_ref().map(String::as_str), &[]);
    let terms = Terms::load(&packed.terms).map_err(|e| format!("{e:?}\n"))?;
    let mut out = String::new();
    speed(&terms, &mut out);
    growth(&terms, &mut out);
    fuzz(&terms, inputs, seed, &mut out);
    Ok(out)
}

fn nobody(_digits: &[u8]) -> Fit {
    Fit::Possible
}

fn speed(terms: &Terms, out: &mut String) {
    let blob = bytes(FIELD_55);
    let known = |tag| terms.is_known(tag);
    let (mut items, began) = (0, Instant::now());
    const TURNS: usize = 200_000;
    for turn in 0..TURNS {
        let mut blob = blob.clone();
        blob[3] = turn as u8;
        items += tlv::read(&blob, &known).items.len();
    }
    let seconds = began.elapsed().as_secs_f64();
    let rate = TURNS as f64 / seconds;
    let _ = writeln!(
        out,
        "field 55 of {} bytes, {} elements: {rate:.0} a second",
        blob.len(),
        items / TURNS
    );
    let text = ["DE55: ", FIELD_55].concat();
    let (began, turns) = (Instant::now(), 5_000);
    for _ in 0..turns {
        let _ = read(terms, &text, &nobody);
    }
    let rate = f64::from(turns) / began.elapsed().as_secs_f64();
    let _ = writeln!(
        out,
        "the same as text, read up to the finding: {rate:.0} a second"
    );
    let mut nested = vec![0x9C, 1, 0];
    for _ in 0..200 {
        let len = nested.len();
        nested.splice(0..0, [0x70, 0x82, (len >> 8) as u8, len as u8]);
    }
    let began = Instant::now();
    let tree = tlv::read(&nested, &known);
    let micros = began.elapsed().as_secs_f64() * 1e6;
    let _ = writeln!(out, "200 levels: {micros:.1} µs, {} turns", tree.steps);
}

fn growth(terms: &Terms, out: &mut String) {
    for piece in [
        "TVR:0000008000 TSI:E800\n",
        "12 34 56 78 ",
        "9F2608",
        "a/b/c/",
    ] {
        let each = [64 * 1024, 1024 * 1024].map(|size| {
            let text = piece.repeat(size / piece.len());
            let began = Instant::now();
            let _ = read(terms, &text, &nobody);
            began.elapsed().as_secs_f64() * 1e9 / text.len() as f64
        });
        let _ = writeln!(
            out,
            "`{}`: {:.0} ns a byte at 64 KB, {:.0} at 1 MB",
            piece.trim_end(),
            each[0],
            each[1]
        );
    }
}

fn fuzz(terms: &Terms, inputs: usize, seed: u64, out: &mut String) {
    let mut draw = Draw(seed);
    let blob = bytes(FIELD_55);
    let known = |tag| terms.is_known(tag);
    let (mut elements, mut faults, mut findings) = (0, 0, 0);
    let began = Instant::now();
    for turn in 0..inputs {
        if turn % 20 == 0 {
            let mut text = String::new();
            for _ in 0..draw.below(12) {
                match draw.below(4) {
                    0 => text.extend(char::from_u32(draw.below(0x3000) as u32)),
                    _ => text.push_str(PIECES[draw.below(PIECES.len())]),
                }
            }
            findings += read(terms, &text, &nobody).findings.len();
            continue;
        }
        let mut data = match draw.below(3) {
            0 => (0..draw.below(64)).map(|_| draw.below(256) as u8).collect(),
            _ => blob[draw.below(blob.len())..].to_vec(),
        };
        for _ in 0..draw.below(4) {
            let at = draw.below(data.len());
            if let Some(byte) = data.get_mut(at) {
                *byte = draw.below(256) as u8;
            }
        }
        let tree = tlv::read(&data, &known);
        elements += tree.items.len();
        faults += tree.faults.len();
    }
    let seconds = began.elapsed().as_secs_f64();
    let _ = writeln!(
        out,
        "{inputs} inputs of seed {seed} in {seconds:.0} s without a panic: {elements} elements, {faults} faults, {findings} findings"
    );
}
