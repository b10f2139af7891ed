//! Texts with slips of the finger in them, made by chance that repeats, and what becomes of each as
//! a sum.
//!
//! Cases say what must be; sums say that nothing else changed by accident, in places that no case
//! goes to. A sum that differs names the text it came from; where a change is wanted,
//! `UPDATE_EXPECT=1` writes the sums anew.

use super::expect;
use super::lcg::Lcg;
use std::fmt::Write as _;

/// What is put in for something else.
const SIGNS: [char; 24] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'C', 'F', 'x', ':', '=', '.', ',', '-',
    ' ', '\n', '"', '金', '／',
];

/// How many sums a text has.
const SUMS: usize = 6;

/// Compares what becomes of each text, so many times with something wrong in it, with the sums that
/// were kept.
#[track_caller]
pub(crate) fn check(
    path: &str,
    test: &str,
    texts: &[(String, String)],
    times: usize,
    told: &dyn Fn(&str) -> String,
) {
    let names: Vec<&str> = texts.iter().map(|(name, _)| &**name).collect();
    sums(path, test, &names, times, &|at, choose| {
        let other = &texts[choose.below(texts.len())].1;
        told(&varied(&texts[at].1, other, choose))
    });
}

/// The same for texts that are their own names.
#[track_caller]
pub(crate) fn each(
    path: &str,
    test: &str,
    typed: &[&str],
    times: usize,
    told: &dyn Fn(&str) -> String,
) {
    let texts = typed.iter().map(|t| ((*t).to_owned(), (*t).to_owned()));
    check(path, test, &texts.collect::<Vec<_>>(), times, told);
}

/// The same for what comes of packed bytes that are damaged.
#[track_caller]
pub(crate) fn bytes(
    path: &str,
    test: &str,
    files: &[(&str, &[u8])],
    times: usize,
    told: &dyn Fn(&[u8], &mut Lcg) -> String,
) {
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    sums(path, test, &names, times, &|at, choose| {
        let wrong = damaged(files[at].1, choose);
        told(&wrong, choose)
    });
}

/// Compares what is told of what chance makes, so many times for each name, with the sums that were
/// kept; `told` gets the name's place.
#[track_caller]
pub(crate) fn sums(
    path: &str,
    test: &str,
    names: &[&str],
    times: usize,
    told: &dyn Fn(usize, &mut Lcg) -> String,
) {
    let mut got = String::new();
    for (at, name) in names.iter().enumerate() {
        let mut choose = Lcg::new(at as u64 + 1);
        got += &name.replace(['\t', '\n'], " ");
        for _ in 0..SUMS {
            // FNV-1a, which any machine adds up alike.
            let mut sum = 0xCBF2_9CE4_8422_2325_u64;
            for _ in 0..times.div_ceil(SUMS) {
                for byte in told(at, &mut choose).bytes() {
                    sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
                }
            }
            let _ = write!(got, "\t{:x}", sum >> 20);
        }
        got.push('\n');
    }
    expect(path, test, &got);
}

/// A text with one to three things wrong in it.
fn varied(text: &str, other: &str, choose: &mut Lcg) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for _ in 0..=choose.below(3) {
        let at = choose.below(signs.len().max(1));
        if at >= signs.len() {
            signs.push(SIGNS[choose.below(SIGNS.len())]);
            continue;
        }
        match choose.below(7) {
            0 => {
                signs.remove(at);
            }
            1 => signs.insert(at, signs[at]),
            2 => signs[at] = SIGNS[choose.below(SIGNS.len())],
            3 => signs.insert(at, SIGNS[choose.below(SIGNS.len())]),
            4 if at > 0 => signs.swap(at - 1, at),
            5 => {
                let to = (at + 1 + choose.below(12)).min(signs.len());
                signs.drain(at..to);
            }
            _ => {
                let from: Vec<char> = other.chars().collect();
                let begin = choose.below(from.len().max(1));
                let end = (begin + choose.below(40)).min(from.len());
                signs.splice(at..at, from[begin.min(end)..end].iter().copied());
            }
        }
    }
    signs.into_iter().collect()
}

/// Bytes with up to three things wrong in them, every other time near the beginning: heads are
/// short beside what they are the heads of.
fn damaged(bytes: &[u8], choose: &mut Lcg) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let near = match choose.below(2) {
        0 => bytes.len().min(96),
        _ => bytes.len(),
    };
    for _ in 0..choose.below(4) {
        let at = choose.below(near.min(bytes.len()));
        match choose.below(4) {
            0 => bytes[at] = choose.below(256) as u8,
            1 => bytes[at] ^= 1 << choose.below(8),
            2 => bytes.insert(at, b"\"\n,\r;\t\0|"[choose.below(8)]),
            _ => drop(bytes.remove(at)),
        }
    }
    if choose.below(8) == 0 {
        bytes.truncate(choose.below(bytes.len()));
    }
    bytes
}
