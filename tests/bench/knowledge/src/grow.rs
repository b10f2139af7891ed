//! Times a look-up and a decision on the pack, and on the pack many times over.
//!
//! In: the pack and the table of what people type. Out: a JSON list, a size each, and the pack's part
//! of the first screen as a file each. Queries and cases are the same for all sizes.

use crate::{builtin, many::Many};
use poscheck::engine::{Evidence, Model, Reply, Step, Trial, advise};
use poscheck::lookup::Index;
use poscheck::pack::save_front;
use serde_json::json;
use std::{fs, hint::black_box, path::Path, time::Instant};

/// How many times over.
const TIMES: [usize; 3] = [1, 4, 16];
/// Of the table's rows and of the pack's entries every so manieth is taken.
const QUERIES: usize = 4;
const CASES: usize = 29;
/// Decisions of a case at most.
const DECISIONS: usize = 3;
/// What the page asks for.
const MOST: usize = 6;

/// Writes and prints.
pub(crate) fn grow(root: &Path, folder: &Path) -> Result<(), String> {
    let pack = builtin(root)?;
    let path = root.join("tests/cases/lookup.tsv");
    let table = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let typed: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').nth(1))
        .step_by(QUERIES)
        .collect();
    let mut sizes = Vec::new();
    for times in TIMES {
        let many = Many::of(&pack, times);
        let name = format!("first-{times}.bin");
        let front = save_front(&many.core, &many.texts);
        fs::write(folder.join(&name), front).map_err(|e| format!("{name}: {e}"))?;
        sizes.push(json!({
            "times": times,
            "entries": many.core.entries.len(),
            "faults": many.core.faults.len(),
            "questions": many.core.questions.len(),
            "repairs": many.core.repairs.len(),
            "look_up": look_up(&many, &typed),
            "decision": decide(&many, pack.core.entries.len()),
        }));
    }
    println!("{}", json!(sizes));
    Ok(())
}

/// Seconds of a look-up, in the mean; once beforehand for warming up.
fn look_up(many: &Many, typed: &[&str]) -> f64 {
    let index = Index::new(&many.core, &many.texts, &many.words);
    let all = || {
        for typed in typed {
            black_box(index.matches(black_box(typed), None, MOST));
        }
    };
    all();
    let begin = Instant::now();
    all();
    begin.elapsed().as_secs_f64() / typed.len() as f64
}

/// Seconds of a decision, in the mean: from entries of the pack itself on, nobody knows an answer
/// and nothing helps.
fn decide(many: &Many, entries: usize) -> f64 {
    let model = Model::of(&many.core);
    let (mut seconds, mut count) = (0.0, 0);
    for entry in many.core.entries[..entries].iter().step_by(CASES) {
        let mut evidence = Evidence::new(&model);
        for question in &entry.settles {
            evidence.settle(usize::from(*question));
        }
        for (question, answer) in &entry.implies {
            evidence.reply(usize::from(*question), Reply::Answer(usize::from(*answer)));
        }
        evidence.make_firm();
        for _ in 0..DECISIONS {
            let begin = Instant::now();
            let step = advise(&model, &evidence).step;
            seconds += begin.elapsed().as_secs_f64();
            count += 1;
            match step {
                Step::Ask { question, .. } => evidence.reply(question, Reply::Unsure),
                Step::Try { repair } => evidence.trial(repair, Trial::Failed),
                Step::Escalate => break,
            }
        }
    }
    seconds / f64::from(count)
}
