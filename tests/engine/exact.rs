//! The models in `cases/diagnosis`, and what a policy really costs on one of them: its
//! decision tree, walked to every end with its probability, without sampling.

#![expect(
    clippy::unwrap_used,
    reason = "a case file that does not read is a failed test"
)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use poscheck::engine::{
    Advice, Asking, Evidence, Model, Question, Repair, Reply, Step, Trial, posterior,
};
use serde_json::Value;

/// A model with the names that its file uses.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) file: Value,
    pub(super) model: Model,
    pub(super) questions: Vec<(String, Vec<String>)>,
    pub(super) repairs: Vec<String>,
}

pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diagnosis")
}

pub(super) fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

pub(super) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

pub(super) fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

pub(super) fn case(name: &str, file: Value) -> Case {
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
        list(&file["faults"])
            .iter()
            .map(|f| number(&f["prior"]))
            .collect(),
        questions.collect(),
        repairs.collect(),
        number(&file["escalation"]["cost"]),
    );
    let answers = |q: &Value| {
        list(&q["answers"])
            .iter()
            .map(|a| a.as_str().unwrap().to_owned())
            .collect()
    };
    Case {
        name: name.to_owned(),
        questions: list(&file["questions"])
            .iter()
            .map(|q| (id(q), answers(q)))
            .collect(),
        repairs: list(&file["actions"]).iter().map(id).collect(),
        model,
        file,
    }
}

/// The models whose exact optimum is known.
pub(super) fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("posteriors_shared.json"))
        .collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths
        .iter()
        .map(|path| case(&name(path), read(path)))
        .collect()
}

impl Case {
    pub(super) fn question(&self, id: &str) -> usize {
        self.questions.iter().position(|(q, _)| q == id).unwrap()
    }

    pub(super) fn repair(&self, id: &str) -> usize {
        self.repairs.iter().position(|r| r == id).unwrap()
    }

    /// The evidence that a probe or a posterior case describes.
    pub(super) fn evidence(&self, probe: &Value) -> Evidence {
        let mut evidence = Evidence::new(&self.model);
        for (q, a) in probe["answers"].as_object().unwrap() {
            let q = self.question(q);
            let reply = match self.questions[q]
                .1
                .iter()
                .position(|known| known == a.as_str().unwrap())
            {
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
        let trials =
            (0..model.n_repairs()).map(|r| u8::from(evidence.trial_of(r) != Trial::Untried));
        let key: Vec<u8> = replies.chain(trials).collect();
        if let Some(&cost) = self.known.get(&key) {
            return cost;
        }
        let belief = posterior(model, evidence);
        let cost = match (self.policy)(model, evidence).step {
            Step::Escalate => model.escalation(),
            Step::Try { repair } => {
                assert_eq!(
                    evidence.trial_of(repair),
                    Trial::Untried,
                    "a repair is tried once"
                );
                let mut next = evidence.clone();
                next.trial(repair, Trial::Failed);
                let fails = 1.0 - belief.success(model, repair);
                let after = if fails > 1e-15 {
                    fails * self.cost(&next)
                } else {
                    0.0
                };
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

/// Expected minutes of a policy from the start.
pub(super) fn exact_cost(model: &Model, policy: fn(&Model, &Evidence) -> Advice) -> f64 {
    Walk {
        model,
        policy,
        known: HashMap::new(),
    }
    .cost(&Evidence::new(model))
}
