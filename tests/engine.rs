//! The engine against an independent oracle: posteriors, plans, and what our policies really
//! cost, counted exactly over the tree of everything that can happen.
//!
//! Cases are the files in `cases/diagnosis`: a model each, with the exact optimum and probes.
//! Run with `--nocapture` to see the table of costs.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use poscheck::engine::{
    Advice, Asking, Evidence, Model, Question, Repair, Reply, Step, Trial, advise, pc_value,
    posterior,
};
use serde_json::Value;

/// A model with the names that its file uses.
struct Case {
    name: String,
    file: Value,
    model: Model,
    questions: Vec<(String, Vec<String>)>,
    repairs: Vec<String>,
}

/// `got` equals `want` relatively within `within`.
#[track_caller]
fn check(what: &str, got: f64, want: f64, within: f64) {
    let off = (got - want).abs() / want.abs().max(f64::MIN_POSITIVE);
    assert!(off <= within || got.to_bits() == want.to_bits(), "{what}: got {got}, expected {want}, off by {off:e}");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diagnosis")
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

fn case(name: &str, file: Value) -> Case {
    let numbers = |v: &Value| list(v).iter().map(number).collect::<Vec<f64>>();
    let questions = list(&file["questions"]).iter().map(|q| Question {
        minutes: number(&q["cost"]),
        dont_know: number(&q["dont_know"]),
        asking: Asking::Freely,
        likelihood: list(&q["likelihood"]).iter().map(numbers).collect(),
    });
    let repairs = list(&file["actions"]).iter().map(|a| Repair {
        minutes: number(&a["cost"]),
        success: numbers(&a["success"]).into_iter().enumerate().collect(),
        requires: vec![],
    });
    let model = Model::new(
        list(&file["faults"]).iter().map(|f| number(&f["prior"])).collect(),
        questions.collect(),
        repairs.collect(),
        number(&file["escalation"]["cost"]),
    );
    let answers = |q: &Value| list(&q["answers"]).iter().map(|a| a.as_str().unwrap().to_owned()).collect();
    Case {
        name: name.to_owned(),
        questions: list(&file["questions"]).iter().map(|q| (id(q), answers(q))).collect(),
        repairs: list(&file["actions"]).iter().map(id).collect(),
        model,
        file,
    }
}

/// The models whose exact optimum is known.
fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("posteriors_shared.json"))
        .collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| case(&name(path), read(path))).collect()
}

impl Case {
    fn question(&self, id: &str) -> usize {
        self.questions.iter().position(|(q, _)| q == id).unwrap()
    }

    fn repair(&self, id: &str) -> usize {
        self.repairs.iter().position(|r| r == id).unwrap()
    }

    /// The evidence that a probe or a posterior case describes.
    fn evidence(&self, probe: &Value) -> Evidence {
        let mut evidence = Evidence::new(&self.model);
        for (q, a) in probe["answers"].as_object().unwrap() {
            let q = self.question(q);
            let reply = match self.questions[q].1.iter().position(|known| known == a.as_str().unwrap()) {
                Some(a) => Reply::Answer(a),
                None => Reply::Unsure,
            };
            evidence.reply(q, reply);
        }
        for r in list(&probe["failed_actions"]) {
            evidence.trial(self.repair(r.as_str().unwrap()), Trial::Failed);
        }
        evidence
    }

    fn step(&self, step: Step) -> String {
        match step {
            Step::Try { repair } => self.repairs[repair].clone(),
            Step::Ask { question, .. } => self.questions[question].0.clone(),
            Step::Escalate => "escalate".to_owned(),
        }
    }
}

/// What a policy really costs: its decision tree, walked once per state.
struct Walk<'a> {
    model: &'a Model,
    policy: fn(&Model, &Evidence) -> Advice,
    known: HashMap<Vec<u8>, f64>,
}

impl Walk<'_> {
    fn cost(&mut self, evidence: &Evidence) -> f64 {
        let model = self.model;
        let replies = (0..model.n_questions()).map(|q| match evidence.reply_to(q) {
            None => 0,
            Some(Reply::Unsure) => 1,
            Some(Reply::Answer(a)) => 2 + a as u8,
        });
        let trials = (0..model.n_repairs()).map(|r| u8::from(evidence.trial_of(r) != Trial::Untried));
        let key: Vec<u8> = replies.chain(trials).collect();
        if let Some(&cost) = self.known.get(&key) {
            return cost;
        }
        let belief = posterior(model, evidence);
        let cost = match (self.policy)(model, evidence).step {
            Step::Escalate => model.escalation(),
            Step::Try { repair } => {
                assert_eq!(evidence.trial_of(repair), Trial::Untried, "a repair is tried once");
                let mut next = evidence.clone();
                next.trial(repair, Trial::Failed);
                let fails = 1.0 - belief.success(model, repair);
                let after = if fails > 1e-15 { fails * self.cost(&next) } else { 0.0 };
                model.repair_minutes(repair) + after
            }
            Step::Ask { question, .. } => {
                assert_eq!(evidence.reply_to(question), None, "a question is put once");
                let unsure = model.dont_know(question);
                let mut cost = model.question_minutes(question);
                let mut next = evidence.clone();
                if unsure > 0.0 {
                    next.reply(question, Reply::Unsure);
                    cost += unsure * self.cost(&next);
                }
                for (a, p) in belief.answers(model, question).into_iter().enumerate() {
                    if p > 0.0 {
                        next.reply(question, Reply::Answer(a));
                        cost += (1.0 - unsure) * p * self.cost(&next);
                    }
                }
                cost
            }
        };
        self.known.insert(key, cost);
        cost
    }
}

fn exact_cost(model: &Model, policy: fn(&Model, &Evidence) -> Advice) -> f64 {
    Walk { model, policy, known: HashMap::new() }.cost(&Evidence::new(model))
}

#[test]
fn posteriors_and_predictions_equal_the_oracle() {
    let file = read(&folder().join("posteriors_shared.json"));
    for (n, probe) in list(&file["cases"]).iter().enumerate() {
        let name = probe["model"].as_str().unwrap();
        let model = match file["large_models"].get(name) {
            Some(model) => model.clone(),
            None => read(&folder().join(format!("{name}.json"))),
        };
        let faults: Vec<String> = list(&model["faults"]).iter().map(id).collect();
        let case = case(name, model);
        let evidence = case.evidence(probe);
        let belief = posterior(&case.model, &evidence);
        let at = format!("posterior case {n} ({name})");
        for (f, id) in faults.iter().enumerate() {
            check(&format!("{at} {id}"), belief.faults[f], number(&probe["posterior"][id]), 1e-9);
        }
        let evidence_probability = number(&probe["evidence_probability_without_dont_know"]);
        check(&format!("{at} evidence"), belief.log_evidence.exp(), evidence_probability, 1e-9);
        for (id, want) in probe["predictive"].as_object().unwrap() {
            match want.as_object() {
                Some(answers) => {
                    let q = case.question(id);
                    let got = belief.answers(&case.model, q);
                    for (a, want) in answers {
                        let a = case.questions[q].1.iter().position(|known| known == a).unwrap();
                        check(&format!("{at} {id}"), got[a], number(want), 1e-9);
                    }
                }
                None => {
                    let got = belief.success(&case.model, case.repair(id));
                    check(&format!("{at} {id}"), got, number(want), 1e-9);
                }
            }
        }
    }
}

#[test]
fn probes_equal_the_oracle() {
    for case in cases() {
        let exact = &case.file["exact"];
        let start = Evidence::new(&case.model);
        check(&case.name, pc_value(&case.model, &start), number(&exact["pc_value"]), 1e-9);
        for (n, probe) in list(&exact["probes"]).iter().enumerate() {
            let at = format!("{} probe {n}", case.name);
            let evidence = case.evidence(probe);
            let belief = posterior(&case.model, &evidence);
            for (got, want) in belief.faults.iter().zip(list(&probe["posterior"])) {
                check(&at, *got, number(want), 1e-9);
            }
            check(&at, pc_value(&case.model, &evidence), number(&probe["pc_value"]), 1e-9);
            let advice = advise(&case.model, &evidence);
            let value = number(&probe["value"]);
            assert!(advice.minutes >= value * (1.0 - 1e-9), "{at}: promises too little");
        }
    }
}

/// Means and the worst of a column, for the models whose names begin alike.
fn reach(rows: &[(String, f64)], kind: &str) -> (f64, f64) {
    let ratios: Vec<f64> = rows.iter().filter(|(name, _)| name.starts_with(kind)).map(|r| r.1).collect();
    (ratios.iter().sum::<f64>() / ratios.len() as f64, ratios.iter().copied().fold(0.0, f64::max))
}

fn ratios(policy: fn(&Model, &Evidence) -> Advice) -> Vec<(String, f64)> {
    cases()
        .into_iter()
        .map(|case| {
            let optimum = number(&case.file["exact"]["value"]);
            let ratio = exact_cost(&case.model, policy) / optimum;
            assert!(ratio >= 1.0 - 1e-12, "{}: below the optimum: {ratio}", case.name);
            (case.name, ratio)
        })
        .collect()
}

#[test]
fn policies_near_the_optimum() {
    let rows = ratios(advise);
    for (name, ratio) in &rows {
        println!("{name:<12} {ratio:.6}");
    }
    for (kind, mean_within) in [("m", 1.02), ("h", 1.03)] {
        let (mean, worst) = reach(&rows, kind);
        println!("{kind}-models: mean {mean:.6}, worst {worst:.6}");
        assert!(mean <= mean_within, "{kind}-models: mean {mean}");
    }
}
