//! Calibration: messy tables are complained of by line, a pack keeps its texts, refusals
//! write nothing, and tickets mend a damaged pack.

#![expect(
    clippy::unwrap_used,
    reason = "what cannot be read or written is a failed test"
)]

use std::fs;
use std::path::{Path, PathBuf};

use poscheck::calibrate::{
    Spreads, Ticket, damage, decode, draw_tickets, edit, estimate, read, run,
};
use poscheck::engine::simulate::Random;
use poscheck::pack::{Core, Question, Repair, Role, compile, read_dir};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/packs/builtin");

fn core() -> Core {
    compile(&read_dir(Path::new(PACK)).unwrap().0).core
}

/// A folder of this test's own, empty.
fn scratch(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("poscheck-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Tickets as the table they would come in.
fn table(core: &Core, tickets: &[Ticket]) -> String {
    let repair = |r: &usize| core.repairs[*r].id.clone();
    let mut text = "date,entry,answers,fault,repair,failed,minutes\n".to_owned();
    for t in tickets {
        let answer = |&(q, a): &(usize, usize)| {
            let question = &core.questions[q];
            format!("{}={}", question.id, question.answers[a].id)
        };
        let answers: Vec<String> = t.answers.iter().map(answer).collect();
        let failed: Vec<String> = t.failed.iter().map(repair).collect();
        let worked = t.repair.as_ref().map(repair).unwrap_or_default();
        let (date, fault) = (&t.date, &core.faults[t.fault].id);
        let (answers, failed) = (answers.join(";"), failed.join(";"));
        text += &format!("{date},,{answers},{fault},{worked},{failed},\n");
    }
    text
}

/// What the command does with a table and more options: its report, and whether the pack
/// was written.
fn check(name: &str, table: &[u8], more: &[&str], succeeds: bool) -> (String, PathBuf) {
    let dir = scratch(name);
    let (file, out) = (dir.join("t.csv"), dir.join("out"));
    fs::write(&file, table).unwrap();
    let (file, out_text) = (file.to_str().unwrap(), out.to_str().unwrap());
    let mut words = vec!["--pack", PACK, "--tickets", file, "--out", out_text];
    words.extend(more);
    let result = run(&words);
    let (Ok(text) | Err(text)) = result.clone();
    assert_eq!(result.is_ok(), succeeds, "{text}");
    assert_eq!(out.exists(), succeeds, "{text}");
    assert!(!dir.join("out.part").exists(), "something is half-written");
    (text, out)
}

#[test]
fn messy_rows_are_named_by_line() {
    let text = "date,answers,fault,entry,failed\n\
        2026-11-22,,device.frozen,,\n\
        22.11.2026,,device.frozen,,\n\
        2026-11-22,,device.gone,,\n\
        2026-11-22,seen,device.frozen,,\n\
        2026-11-22,seen=never,device.frozen,,\n\
        2026-11-22,seen=screen,device.frozen,no.entry,fix.restart\n\
        2026-11-22\n";
    let (tickets, complaints) = read(&core(), text).unwrap();
    assert_eq!(tickets.len(), 1);
    let lines: Vec<u64> = complaints.iter().map(|c| c.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8], "{complaints:?}");
    assert!(
        read(&core(), "when,what\n1,2\n")
            .unwrap_err()
            .contains("date, answers, fault")
    );
}

#[test]
fn gbk_is_read() {
    // "备注" in GBK, in a column that nothing reads.
    let bytes = b"date,answers,fault,\xb1\xb8\xd7\xa2\n2026-11-22,,other,\xb1\xb8\xd7\xa2\n";
    let (text, encoding) = decode(bytes);
    assert_eq!(encoding, "GBK");
    assert_eq!(read(&core(), &text).unwrap().0.len(), 1);
    assert_eq!(
        decode("\u{feff}date".as_bytes()),
        ("date".to_owned(), "UTF-8")
    );
}

#[test]
fn a_refusal_writes_nothing() {
    let (text, _) = check(
        "few",
        b"date,answers,fault\n2026-11-22,,other\n",
        &[],
        false,
    );
    assert!(text.contains("nothing is written"), "{text}");
    check("columns", b"a,b\n1,2\n", &[], false);
    check("empty", b"", &["--force"], false);
}

#[test]
fn forced_tickets_make_a_pack_that_keeps_its_texts() {
    let core = core();
    let tickets = draw_tickets(&core, 40, &mut Random::new(5));
    let (text, out) = check(
        "forced",
        table(&core, &tickets).as_bytes(),
        &["--force"],
        true,
    );
    assert!(
        text.contains("log loss") && text.contains("only cases that reached support"),
        "{text}"
    );
    let (sources, findings) = read_dir(&out).unwrap();
    let new = compile(&sources);
    assert!(
        findings.is_empty() && new.findings.is_empty(),
        "{:?}",
        new.findings
    );
    let comments = |dir: &Path| {
        let text = fs::read_to_string(dir.join("faults.toml")).unwrap();
        text.lines()
            .filter(|line| line.starts_with('#'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(comments(&out), comments(Path::new(PACK)));
    assert_eq!(new.zh, compile(&read_dir(Path::new(PACK)).unwrap().0).zh);
}

#[test]
fn what_is_written_is_what_was_estimated() {
    let core = core();
    let (sources, _) = read_dir(Path::new(PACK)).unwrap();
    let tickets = draw_tickets(&core, 60, &mut Random::new(6));
    let estimates = estimate(&core, &tickets, &Spreads::default());
    let texts = sources.iter().map(|source| {
        let text = edit(&source.text, &core, &estimates).unwrap();
        poscheck::pack::Source::parse(&source.file, &text).unwrap()
    });
    let (written, applied) = (
        compile(&texts.collect::<Vec<_>>()).core,
        estimates.apply(&core),
    );
    for (a, b) in written.faults.iter().zip(&applied.faults) {
        assert!(
            (a.prior - b.prior).abs() < 1e-3,
            "{}: {} and {}",
            a.id,
            a.prior,
            b.prior
        );
    }
    for (a, b) in written.questions.iter().zip(&applied.questions) {
        for f in 0..core.faults.len() {
            for answer in 0..a.answers.len() {
                let off = (a.likelihood(f, answer) - b.likelihood(f, answer)).abs();
                assert!(off < 0.03, "{} {f} {answer}: off by {off}", a.id);
            }
        }
    }
}

/// How far a pack is off: shares of the causes; answers in the mean of questions, and
/// chances of repairs by how often they are tried, both by how common the cause is.
fn off(truth: &Core, other: &Core) -> [f64; 3] {
    let shares = truth.faults.iter().zip(&other.faults);
    let asked = |q: &usize| truth.questions[*q].role == Role::Asked;
    let asked: Vec<usize> = (0..truth.questions.len()).filter(asked).collect();
    let mut answers = 0.0;
    for &q in &asked {
        for (f, fault) in truth.faults.iter().enumerate() {
            for a in 0..truth.questions[q].answers.len() {
                let p = |core: &Core| core.questions[q].likelihood(f, a);
                answers += fault.prior * (p(truth) - p(other)).abs() / asked.len() as f64;
            }
        }
    }
    // A repair is tried where those before it failed.
    let mut reached: Vec<f64> = truth.faults.iter().map(|f| f.prior).collect();
    let mut chances = 0.0;
    let pairs = truth.repairs.iter().zip(&other.repairs);
    for (&(f, a), (_, b)) in pairs.flat_map(|(r, s)| r.success.iter().zip(&s.success)) {
        chances += reached[usize::from(f)] * (a - b).abs();
        reached[usize::from(f)] *= 1.0 - a;
    }
    let shares = shares.map(|(a, b)| (a.prior - b.prior).abs()).sum();
    [shares, answers, chances]
}

/// How far a damaged pack is off, and what so many tickets make of it.
fn mended(seed: u64, tickets: usize) -> ([f64; 3], [f64; 3]) {
    let core = core();
    let mut random = Random::new(seed);
    let damaged = damage(&core, &mut random);
    let tickets = draw_tickets(&core, tickets, &mut random);
    let mended = estimate(&damaged, &tickets, &Spreads::default()).apply(&damaged);
    let whole: f64 = mended.faults.iter().map(|f| f.prior).sum();
    assert!((whole - 1.0).abs() < 1e-9, "shares add up to {whole}");
    for question in &mended.questions {
        for f in 0..core.faults.len() {
            let row = (0..question.answers.len()).map(|a| question.likelihood(f, a));
            let whole: f64 = row.sum();
            assert!((whole - 1.0).abs() < 1e-6, "{} {f}: {whole}", question.id);
        }
    }
    (off(&core, &damaged), off(&core, &mended))
}

#[test]
fn tickets_bring_a_damaged_pack_nearer_to_the_truth() {
    // As many a cause as 300 are where there are 86 causes.
    let (damaged, mended) = mended(1, 500);
    for (before, after) in damaged.iter().zip(&mended) {
        assert!(after < before, "{damaged:?} and {mended:?}");
    }
    assert!(mended[0] < 0.6 * damaged[0], "{damaged:?} and {mended:?}");
}

#[test]
fn many_tickets_lead_to_the_truth() {
    let (damaged, mended) = mended(2, 6_000);
    // What chance leaves: 6,000 tickets are about 45 a cause, and fewer tries a repair.
    let limits = [0.2, 0.3, 0.7];
    for ((before, after), limit) in damaged.iter().zip(&mended).zip(limits) {
        assert!(*after < limit * before, "{damaged:?} and {mended:?}");
    }
}

#[test]
fn no_tickets_change_nothing() {
    let core = core();
    let estimates = estimate(&core, &[], &Spreads::default());
    assert_eq!(estimates.apply(&core), core);
    for source in read_dir(Path::new(PACK)).unwrap().0 {
        assert_eq!(edit(&source.text, &core, &estimates).unwrap(), source.text);
    }
}

#[test]
fn causes_that_share_a_row_learn_together_and_keep_sharing_it() {
    let core = core();
    let usual = |q: &Question| q.row_of.iter().filter(|row| **row == 0).count() > 1;
    let q = core.questions.iter().position(usual).unwrap();
    let shared = (0..core.faults.len()).filter(|f| core.questions[q].row_of[*f] == 0);
    let shared: Vec<usize> = shared.collect();
    let told = Ticket {
        date: "2026-11-22".to_owned(),
        answers: vec![(q, 0)],
        fault: shared[0],
        ..Ticket::default()
    };
    let tickets = vec![told; 30];
    let new = estimate(&core, &tickets, &Spreads::default()).apply(&core);
    assert_eq!(new.questions[q].row_of, core.questions[q].row_of);
    let p = |core: &Core, f: usize| core.questions[q].likelihood(f, 0);
    assert!(p(&new, shared[1]) > p(&core, shared[1]));
    for f in (0..core.faults.len()).filter(|f| !shared.contains(f)) {
        let (before, after) = (p(&core, f), p(&new, f));
        assert!((before - after).abs() < 0.05, "{f}: {before} and {after}");
    }
}

#[test]
fn a_wrong_cause_is_seen_through_where_the_repair_tells_another() {
    let core = core();
    // A repair for one cause alone ended these cases, but their tickets name another one.
    let sure = |r: &Repair| r.success.len() == 1 && r.success[0].1 > 0.5;
    let r = core.repairs.iter().position(sure).unwrap();
    let truth = usize::from(core.repairs[r].success[0].0);
    let mended_at_all = |f: usize| {
        let mut ends = core.repairs.iter().flat_map(|r| &r.success);
        ends.any(|(g, _)| usize::from(*g) == f)
    };
    let stated = (0..core.faults.len())
        .find(|&f| f != truth && core.faults[f].prior > 0.01 && mended_at_all(f));
    let told = |repair| Ticket {
        date: "2026-11-22".to_owned(),
        fault: stated.unwrap(),
        repair,
        ..Ticket::default()
    };
    let share = |repair| {
        let spreads = Spreads {
            noise: 0.3,
            ..Spreads::default()
        };
        estimate(&core, &vec![told(repair); 40], &spreads).shares[truth]
    };
    let (with, without) = (share(Some(r)), share(None));
    assert!(with > 2.0 * without, "{with} and {without}");
}
