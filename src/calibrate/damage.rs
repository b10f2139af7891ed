//! A pack made worse at random, and tickets that could mend it: what calibration is measured
//! with. Priors are off by a log-normal factor (0.9), likelihoods and chances by a normal
//! shift of their log-odds (0.7 and 0.6); tickets record four answers in ten, and one in ten
//! states a wrong cause.

use super::Ticket;
use crate::engine::simulate::Random;
use crate::pack::{Core, Role, Row};

/// The pack with all its judgements off.
pub fn damage(core: &Core, random: &mut Random) -> Core {
    let mut core = core.clone();
    for fault in &mut core.faults {
        fault.prior *= libm::exp(0.9 * random.normal());
    }
    let whole: f64 = core.faults.iter().map(|f| f.prior).sum();
    core.faults.iter_mut().for_each(|f| f.prior /= whole);
    for question in &mut core.questions {
        let off = |row: Vec<f64>, random: &mut Random| {
            let row: Vec<f64> = row.iter().map(|p| shifted(*p, 0.7, random)).collect();
            let whole: f64 = row.iter().sum();
            row.iter().map(|p| p / whole).collect::<Vec<f64>>()
        };
        let rows: Vec<Vec<f64>> = (0..question.rows.len())
            .map(|n| question.row(n + 1))
            .collect();
        question.base = off(question.base.clone(), random);
        for (row, p) in question.rows.iter_mut().zip(rows) {
            let set = off(p, random).into_iter().enumerate();
            *row = Row {
                scale: 0.0,
                set: set.map(|(a, p)| (a as u16, p)).collect(),
            };
        }
    }
    for (_, p) in core.repairs.iter_mut().flat_map(|r| &mut r.success) {
        *p = shifted(*p, 0.6, random);
    }
    core
}

fn shifted(p: f64, by: f64, random: &mut Random) -> f64 {
    let p = p.clamp(0.001, 0.999);
    let odds = p / (1.0 - p) * libm::exp(by * random.normal());
    odds / (1.0 + odds)
}

/// Tickets of cases as the pack says they come.
pub fn draw_tickets(core: &Core, n: usize, random: &mut Random) -> Vec<Ticket> {
    (0..n).map(|day| ticket(core, day, random)).collect()
}

fn ticket(core: &Core, day: usize, random: &mut Random) -> Ticket {
    let mut cause = || random.pick(core.faults.iter().map(|f| f.prior));
    let (truth, mistaken) = (cause(), cause());
    let mut answers = Vec::new();
    for (q, question) in core.questions.iter().enumerate() {
        if question.role == Role::Asked && random.happens(0.4) {
            let row = question.row(usize::from(question.row_of[truth]));
            answers.push((q, random.pick(row.into_iter())));
        }
    }
    let (mut repair, mut failed) = (None, Vec::new());
    for (r, of) in core.repairs.iter().enumerate() {
        let chance = of.success.iter().find(|(f, _)| usize::from(*f) == truth);
        if let (Some((_, p)), None) = (chance, repair) {
            if random.happens(*p) {
                repair = Some(r);
            } else {
                failed.push(r);
            }
        }
    }
    Ticket {
        date: format!("2026-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28),
        entry: None,
        answers,
        fault: if random.happens(0.1) { mistaken } else { truth },
        repair,
        failed,
        minutes: None,
    }
}
