//! The native side: draws the cases, and times them on this machine itself.
//!
//! `bench-engine draw FOLDER` writes `cases.bin` (for the page and for `time`) and `one.json`
//! (the one case and its model, for other programs). `bench-engine time FOLDER` reads
//! `cases.bin` and prints a JSON object of times. Seeds are fixed: every run draws the same.

mod draw;

use bench_engine::cases::{Cases, number};
use poscheck::engine::{advise, posterior};
use std::{fs, hint::black_box, path::Path, process::ExitCode, time::Instant};

/// Posteriors between two looks at the clock.
const BATCH: u32 = 10_000;
/// How often so many posteriors are timed.
const SAMPLES: usize = 20;
/// Words of memory that are read to see how fast memory is; more than any cache holds.
const WORDS: usize = 32 << 20;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["draw", folder] => draw::draw(Path::new(folder)),
        ["time", folder] => time(Path::new(folder)),
        _ => Err("bench-engine draw FOLDER | time FOLDER".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn time(folder: &Path) -> Result<(), String> {
    let bytes = fs::read(folder.join("cases.bin")).map_err(|e| format!("cases.bin: {e}"))?;
    let cases: Cases = postcard::from_bytes(&bytes).map_err(|e| format!("cases.bin: {e}"))?;
    let (mut took, mut steps) = (Vec::new(), Vec::new());
    for drawn in &cases.models {
        let model = drawn.model();
        for known in &drawn.decisions {
            let evidence = known.evidence(&model);
            let (milliseconds, advice) = stopped(|| advise(&model, &evidence));
            took.push(milliseconds);
            steps.push(number(advice.step));
        }
    }
    let first = cases.models.first().ok_or("cases.bin holds no model")?;
    let model = first.model();
    let one = cases.one.evidence(&model);
    let batch = || {
        for _ in 0..BATCH {
            black_box(posterior(black_box(&model), black_box(&one)));
        }
    };
    let seconds: Vec<f64> = (0..SAMPLES)
        .map(|_| stopped(batch).0 / 1000.0 / f64::from(BATCH))
        .collect();
    let tables = first.questions.iter().map(|(_, _, rows)| rows.len());
    let report = serde_json::json!({
        "took": took,
        "steps": steps,
        "facts": cases.models.iter().flat_map(|m| &m.decisions).map(|k| k.facts()).collect::<Vec<_>>(),
        "seconds": seconds,
        "posterior": posterior(&model, &one).faults,
        "table_bytes": tables.sum::<usize>() * model.n_faults() * size_of::<f64>(),
        "row_bytes": (1 + cases.one.replies.len()) * model.n_faults() * size_of::<f64>(),
        "bytes_per_second": bytes_per_second(),
    });
    println!("{report}");
    Ok(())
}

/// How fast memory is read from end to end, at its best of a few times.
fn bytes_per_second() -> f64 {
    let words: Vec<u64> = (0..WORDS as u64).collect();
    let sum = || {
        black_box(&words)
            .iter()
            .fold(0, |sum: u64, w| sum.wrapping_add(*w))
    };
    let best = (0..5)
        .map(|_| stopped(|| black_box(sum())).0)
        .fold(f64::INFINITY, f64::min);
    size_of_val(&words[..]) as f64 / best * 1000.0
}

/// Milliseconds that something takes, and what it gives.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is there to read the clock"
)]
fn stopped<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let result = black_box(work());
    (begin.elapsed().as_secs_f64() * 1000.0, result)
}
