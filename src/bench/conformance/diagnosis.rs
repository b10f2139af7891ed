//! Vector files for diagnosis: posteriors, plans without questions, and first steps, against
//! the exact optimum.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::Checked;
use crate::bench::exact::exact_cost;
use crate::bench::vectors::{ModelFile, PosteriorFile, Predicted};
use crate::engine::{
    AT_ONCE, Evidence, Model, REFINED, Step, chance_per_minute, look_ahead, pc_value, posterior,
};

/// Posteriors and values are equal where they differ by no more than this, relatively.
const SAME: f64 = 1e-9;
/// A first step may lead to this many times the optimum: at once, and refined.
const WORST: [f64; 2] = [1.025, 1.010];

/// Checks a model with its exact optimum.
pub(super) fn model(path: &Path) -> Checked {
    let mut checked = Checked::default();
    let file: ModelFile = match read(path) {
        Ok(file) => file,
        Err(why) => {
            checked.case("reads", Err(why));
            return checked;
        }
    };
    let model = file.model();
    let Some(exact) = &file.exact else {
        checked.case("has its optimum", Err("it holds no `exact`".to_owned()));
        return checked;
    };
    let start = Evidence::new(&model);
    checked.case("P/C value", same(pc_value(&model, &start), exact.pc_value));
    let steps = [
        (
            "at once",
            look_ahead(&model, &start, AT_ONCE).step,
            WORST[0],
        ),
        (
            "refined",
            look_ahead(&model, &start, REFINED).step,
            WORST[1],
        ),
    ];
    for (name, step, worst) in steps {
        let id = match step {
            Step::Try { repair } => file.repair_id(repair),
            Step::Ask { question, .. } => file.question_id(question),
            Step::Escalate => "escalate",
        };
        let value = exact.step_values.get(id).copied().unwrap_or(f64::INFINITY);
        let good = value <= exact.value * worst;
        let why = || format!("{id} leads to {value}, the optimum is {}", exact.value);
        checked.case(
            format!("first step, {name}"),
            good.then_some(()).ok_or_else(why),
        );
    }
    let costs = [
        (
            "at once",
            exact_cost(&model, |m, e| look_ahead(m, e, AT_ONCE).step),
        ),
        ("P/C", exact_cost(&model, chance_per_minute)),
    ];
    for (name, cost) in costs {
        let good = cost >= exact.value * (1.0 - SAME);
        let why = || format!("{cost} is below the optimum {}", exact.value);
        checked.case(format!("cost, {name}"), good.then_some(()).ok_or_else(why));
    }
    for (n, probe) in exact.probes.iter().enumerate() {
        let (evidence, knowing) = file.evidence(&model, &probe.state);
        let belief = posterior(&model, &evidence);
        let mut pairs = belief.faults.iter().zip(&probe.posterior);
        let faults = pairs.try_for_each(|(got, want)| same(*got, *want));
        checked.case(format!("probe {n}, posterior"), faults);
        let chance = belief.log_evidence.exp() * knowing;
        checked.case(
            format!("probe {n}, evidence"),
            same(chance, probe.evidence_probability),
        );
        let minutes = pc_value(&model, &evidence);
        checked.case(
            format!("probe {n}, P/C value"),
            same(minutes, probe.pc_value),
        );
    }
    checked
}

/// Checks the file of posteriors; its small models stand beside it.
pub(super) fn posteriors(path: &Path) -> Checked {
    let mut checked = Checked::default();
    let file: PosteriorFile = match read(path) {
        Ok(file) => file,
        Err(why) => {
            checked.case("reads", Err(why));
            return checked;
        }
    };
    for (n, case) in file.cases.iter().enumerate() {
        let beside = || read(&path.with_file_name(format!("{}.json", case.model)));
        let of = file
            .large_models
            .get(&case.model)
            .cloned()
            .map_or_else(beside, Ok);
        let of: ModelFile = match of {
            Ok(of) => of,
            Err(why) => {
                checked.case(format!("case {n}"), Err(why));
                continue;
            }
        };
        let model = of.model();
        let (evidence, _) = of.evidence(&model, &case.state);
        let belief = posterior(&model, &evidence);
        let faults = of.faults().zip(&belief.faults);
        let all =
            faults.map(|(id, got)| found(case.posterior.get(id)).and_then(|w| same(*got, *w)));
        checked.case(format!("case {n}, posterior"), all.collect());
        let want = case.evidence_probability_without_dont_know;
        checked.case(
            format!("case {n}, evidence"),
            same(belief.log_evidence.exp(), want),
        );
        for (id, want) in &case.predictive {
            let holds = predicted(&of, &model, &belief, id, want);
            checked.case(format!("case {n}, {id}"), holds);
        }
    }
    checked
}

fn predicted(
    of: &ModelFile,
    model: &Model,
    belief: &crate::engine::Belief,
    id: &str,
    want: &Predicted,
) -> Result<(), String> {
    match want {
        Predicted::Works(want) => same(
            belief.success(model, *found(of.repair(id).as_ref())?),
            *want,
        ),
        Predicted::Answers(wants) => {
            let q = *found(of.question(id).as_ref())?;
            let got = belief.answers(model, q);
            let holds = |(a, want): (&String, &f64)| {
                found(of.answer(q, a).as_ref()).and_then(|a| same(got[*a], *want))
            };
            wants.iter().try_for_each(holds)
        }
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    serde_json::from_str(&text).map_err(|e| e.to_string())
}

fn found<T>(what: Option<&T>) -> Result<&T, String> {
    what.ok_or_else(|| "it names what the model does not have".to_owned())
}

fn same(got: f64, want: f64) -> Result<(), String> {
    let off = (got - want).abs();
    if off <= SAME * want.abs() {
        Ok(())
    } else {
        Err(format!("got {got}, expected {want}"))
    }
}
