//! The engine on models of two faults: guards, steps set aside, evidence that is odd or
//! contradicts itself, and what explanations say.

use super::check;
use poscheck::engine::{
    Asking, CONFLICT, Evidence, Model, Question, Repair, Reply, Source, Step, Trial, advise,
    explain, pc_value, posterior, refine,
};

/// Two faults; a question that tells them apart, and a cheap repair for each.
fn two_faults(asking: Asking, requires: Vec<(usize, Vec<usize>)>) -> Model {
    let question = Question {
        minutes: 1.0,
        dont_know: 0.0,
        asking,
        likelihood: vec![vec![0.9, 0.1], vec![0.1, 0.9]],
    };
    let repair = |fault, requires| Repair {
        minutes: 5.0,
        success: vec![(fault, 0.9)],
        requires,
    };
    let repairs = vec![repair(0, requires), repair(1, vec![])];
    Model::new(vec![0.8, 0.2], vec![question], repairs, 60.0)
}

#[test]
fn guarded_repair_is_begun_by_its_question() {
    let model = two_faults(Asking::AsGuard, vec![(0, vec![0])]);
    let mut evidence = Evidence::new(&model);
    let ask = Step::Ask {
        question: 0,
        guard_for: Some(0),
    };
    assert_eq!(advise(&model, &evidence).step, ask);
    evidence.reply(0, Reply::Answer(0));
    assert_eq!(advise(&model, &evidence).step, Step::Try { repair: 0 });
    for blocking in [Reply::Answer(1), Reply::Unsure] {
        evidence.reply(0, blocking);
        let advice = advise(&model, &evidence);
        assert_eq!(advice.step, Step::Try { repair: 1 }, "{blocking:?}");
        evidence.trial(1, Trial::Failed);
        assert_eq!(
            advise(&model, &evidence).step,
            Step::Escalate,
            "{blocking:?}"
        );
        evidence.trial(1, Trial::Untried);
    }
}

#[test]
fn guard_that_is_never_asked_blocks_its_repair() {
    let model = two_faults(Asking::Never, vec![(0, vec![0])]);
    let mut evidence = Evidence::new(&model);
    evidence.trial(1, Trial::SetAside);
    let advice = advise(&model, &evidence);
    assert_eq!(advice.step, Step::Escalate);
    assert_eq!(advice.runner_up, None);
    check("nothing to save", advice.without, advice.minutes, 0.0);
}

#[test]
fn guard_costs_its_minutes() {
    let free = two_faults(Asking::AsGuard, vec![]);
    let guarded = two_faults(Asking::AsGuard, vec![(0, vec![0, 1])]);
    let evidence = Evidence::new(&free);
    let dearer = pc_value(&guarded, &evidence) - pc_value(&free, &evidence);
    check("a guard of one minute", dearer, 1.0, 1e-9);
}

#[test]
fn step_set_aside_is_not_proposed_again() {
    let model = two_faults(Asking::Freely, vec![]);
    let mut evidence = Evidence::new(&model);
    let mut steps = 0;
    loop {
        match advise(&model, &evidence).step {
            Step::Ask { question, .. } => evidence.settle(question),
            Step::Try { repair } => evidence.trial(repair, Trial::SetAside),
            Step::Escalate => break,
        }
        steps += 1;
        assert!(steps <= 3, "it loops");
    }
    assert_eq!(
        posterior(&model, &evidence),
        posterior(&model, &Evidence::new(&model))
    );
}

#[test]
fn odd_evidence_is_harmless() {
    let model = two_faults(Asking::Freely, vec![(7, vec![0])]);
    let mut evidence = Evidence::new(&model);
    evidence.reply(0, Reply::Answer(9));
    evidence.reply(5, Reply::Answer(0));
    evidence.trial(5, Trial::Failed);
    evidence.settle(5);
    check(
        "an answer that does not exist",
        posterior(&model, &evidence).faults[0],
        0.8,
        1e-12,
    );
    assert_eq!(advise(&model, &evidence).step, Step::Try { repair: 0 });
    assert_eq!(
        advise(&model, &Evidence::default()),
        advise(&model, &Evidence::new(&model))
    );
    let nothing = Model::new(vec![], vec![], vec![], 10.0);
    assert_eq!(advise(&nothing, &evidence).step, Step::Escalate);
    refine(&nothing, &evidence);
    explain(&nothing, &evidence);
}

#[test]
fn contradiction_falls_back_to_the_priors() {
    let question = |likelihood| Question {
        minutes: 1.0,
        dont_know: 0.0,
        asking: Asking::Freely,
        likelihood,
    };
    let certain = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
    let likely = vec![vec![0.8, 0.6], vec![0.2, 0.4]];
    let questions = vec![
        question(certain.clone()),
        question(likely),
        question(certain),
    ];
    let model = Model::new(vec![0.6, 0.4], questions, vec![], 10.0);
    let mut evidence = Evidence::new(&model);
    for (q, a) in [(0, 0), (1, 0), (2, 1)] {
        evidence.reply(q, Reply::Answer(a));
    }
    let belief = posterior(&model, &evidence);
    assert!(belief.contradiction);
    check("the prior", belief.faults[0], 0.6, 1e-12);
    let explanation = explain(&model, &evidence);
    assert!(explanation.conflict.is_infinite());
    let source = Source::Answer {
        question: 2,
        answer: 1,
    };
    assert_eq!(
        explanation.facts[explanation.doubtful.unwrap()].source,
        source
    );
}

#[test]
fn long_cases_keep_their_numbers() {
    let question = Question {
        minutes: 1.0,
        dont_know: 0.0,
        asking: Asking::Freely,
        likelihood: vec![vec![1e-4, 2e-4], vec![0.9999, 0.9998]],
    };
    let model = Model::new(vec![0.5, 0.5], vec![question; 200], vec![], 10.0);
    let mut evidence = Evidence::new(&model);
    (0..200).for_each(|q| evidence.reply(q, Reply::Answer(0)));
    let belief = posterior(&model, &evidence);
    assert!(!belief.contradiction);
    check("odds of 2^200", belief.faults[0], 0.5_f64.powi(200), 1e-9);
    check(
        "ln of 10^-800",
        belief.log_evidence,
        200.0 * 2e-4_f64.ln() + 0.5_f64.ln(),
        1e-9,
    );
}

#[test]
fn weights_of_evidence_add_up_to_the_odds() {
    let model = two_faults(Asking::Freely, vec![]);
    let mut evidence = Evidence::new(&model);
    evidence.reply(0, Reply::Answer(1));
    evidence.trial(0, Trial::Failed);
    let explanation = explain(&model, &evidence);
    let sources: Vec<Source> = explanation.facts.iter().map(|fact| fact.source).collect();
    let answer = Source::Answer {
        question: 0,
        answer: 1,
    };
    assert_eq!(sources, [answer, Source::Failed { repair: 0 }]);
    check(
        "ln 9 for the second",
        explanation.weight(&explanation.facts[0], 1),
        9.0_f64.ln(),
        1e-9,
    );
    check(
        "ln 10 for the second",
        explanation.weight(&explanation.facts[1], 1),
        10.0_f64.ln(),
        1e-9,
    );
    assert_eq!(explanation.before.ranked(), [0, 1]);
    assert_eq!(explanation.after.ranked(), [1, 0]);
    assert!(explanation.conflict <= CONFLICT && explanation.doubtful.is_none());
}
