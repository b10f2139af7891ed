//! The engine against an independent oracle: posteriors, plans, and what our policies really
//! cost, counted exactly over everything that can happen.
//!
//! Cases are the files in `cases/diagnosis`: a model each, with the exact optimum and probes.
//! Run with `--nocapture` to see the table of costs.

mod exact;
mod small;

use exact::{case, cases, exact_cost, folder, id, list, number, read};
use poscheck::engine::{
    AT_ONCE, Advice, Asking, Evidence, Model, ONE_STEP, Question, REFINED, Repair, Reply, Step,
    TWO_STEPS, Trial, advise, doubt, doubt_at_last, look_ahead, may_ask_again, named, pc_value,
    posterior, refine, suspects,
};

/// `got` equals `want` relatively within `within`.
#[track_caller]
fn check(what: &str, got: f64, want: f64, within: f64) {
    let off = (got - want).abs() / want.abs().max(f64::MIN_POSITIVE);
    assert!(
        off <= within || got.to_bits() == want.to_bits(),
        "{what}: got {got}, expected {want}, off by {off:e}"
    );
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
            check(
                &format!("{at} {id}"),
                belief.faults[f],
                number(&probe["posterior"][id]),
                1e-9,
            );
        }
        let evidence_probability = number(&probe["evidence_probability_without_dont_know"]);
        check(
            &format!("{at} evidence"),
            belief.log_evidence.exp(),
            evidence_probability,
            1e-9,
        );
        for (id, want) in probe["predictive"].as_object().unwrap() {
            match want.as_object() {
                Some(answers) => {
                    let q = case.question(id);
                    let got = belief.answers(&case.model, q);
                    for (a, want) in answers {
                        let a = case.questions[q]
                            .1
                            .iter()
                            .position(|known| known == a)
                            .unwrap();
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
        check(
            &case.name,
            pc_value(&case.model, &start),
            number(&exact["pc_value"]),
            1e-9,
        );
        for (n, probe) in list(&exact["probes"]).iter().enumerate() {
            let at = format!("{} probe {n}", case.name);
            let evidence = case.evidence(probe);
            let belief = posterior(&case.model, &evidence);
            for (got, want) in belief.faults.iter().zip(list(&probe["posterior"])) {
                check(&at, *got, number(want), 1e-9);
            }
            check(
                &at,
                pc_value(&case.model, &evidence),
                number(&probe["pc_value"]),
                1e-9,
            );
            let advice = advise(&case.model, &evidence);
            let value = number(&probe["value"]);
            assert!(
                advice.minutes >= value * (1.0 - 1e-9),
                "{at}: promises too little"
            );
        }
    }
}

/// Limits on the mean and on the worst ratio of a policy's cost to the optimum.
type Limits = (f64, f64);

type Policy = fn(&Model, &Evidence) -> Advice;

/// Policies with how near to the optimum they have to be, in the mean and at worst:
/// m-models, then h-models.
const POLICIES: [(&str, Policy, [Limits; 2]); 4] = [
    (
        "one step",
        |m, e| look_ahead(m, e, ONE_STEP),
        [(1.02, 1.05), (1.03, 1.05)],
    ),
    (
        "two steps",
        |m, e| look_ahead(m, e, TWO_STEPS),
        [(1.005, 1.025), (1.010, 1.025)],
    ),
    ("at once", advise, [(1.0015, 1.010), (1.005, 1.010)]),
    ("refined", refine, [(1.0005, 1.005), (1.001, 1.005)]),
];

#[test]
fn policies_near_the_optimum() {
    let cases = cases();
    println!(
        "{:<12} {:>9} {:>9} {:>9} {:>9}",
        "", "m mean", "m worst", "h mean", "h worst"
    );
    for (name, policy, limits) in POLICIES {
        let mut row = format!("{name:<12}");
        for (kind, (mean_limit, worst_limit)) in ["m", "h"].into_iter().zip(limits) {
            let ratios: Vec<f64> = cases
                .iter()
                .filter(|case| case.name.starts_with(kind))
                .map(|case| {
                    let optimum = number(&case.file["exact"]["value"]);
                    let ratio = exact_cost(&case.model, policy) / optimum;
                    assert!(
                        ratio >= 1.0 - 1e-12,
                        "{name}, {}: below the optimum",
                        case.name
                    );
                    ratio
                })
                .collect();
            let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
            let worst = ratios.iter().copied().fold(0.0, f64::max);
            assert!(mean <= mean_limit, "{name}, {kind}-models: mean {mean}");
            assert!(worst <= worst_limit, "{name}, {kind}-models: worst {worst}");
            row += &format!(" {mean:>9.5} {worst:>9.5}");
        }
        println!("{row}");
    }
}

#[test]
fn posterior_sums_to_one() {
    for case in cases() {
        for probe in list(&case.file["exact"]["probes"]) {
            let belief = posterior(&case.model, &case.evidence(probe));
            check(&case.name, belief.faults.iter().sum(), 1.0, 1e-12);
        }
    }
}

#[test]
fn order_of_evidence_does_not_matter() {
    for case in cases() {
        let model = &case.model;
        let replies: Vec<(usize, Reply)> = (0..model.n_questions())
            .map(|q| {
                (
                    q,
                    if q % 3 == 2 {
                        Reply::Unsure
                    } else {
                        Reply::Answer(q % 2)
                    },
                )
            })
            .collect();
        let enter = |backwards: bool| {
            let mut evidence = Evidence::new(model);
            if backwards {
                evidence.trial(1, Trial::Failed);
                replies
                    .iter()
                    .rev()
                    .for_each(|&(q, reply)| evidence.reply(q, reply));
                evidence.trial(0, Trial::Failed);
            } else {
                evidence.trial(0, Trial::Failed);
                replies
                    .iter()
                    .for_each(|&(q, reply)| evidence.reply(q, reply));
                evidence.trial(1, Trial::Failed);
            }
            let bits: Vec<u64> = posterior(model, &evidence)
                .faults
                .iter()
                .map(|p| p.to_bits())
                .collect();
            (evidence, bits)
        };
        assert_eq!(enter(false), enter(true), "{}", case.name);
    }
}

#[test]
fn advice_is_deterministic() {
    for case in cases() {
        for probe in list(&case.file["exact"]["probes"]) {
            let evidence = case.evidence(probe);
            let advice = advise(&case.model, &evidence);
            assert_eq!(
                advice,
                advise(&case.model.clone(), &evidence.clone()),
                "{}",
                case.name
            );
            assert!(
                advice.without >= advice.minutes,
                "{}: {advice:?}",
                case.name
            );
            if let Some((step, minutes)) = advice.runner_up {
                assert_ne!(step, advice.step, "{}", case.name);
                assert!(
                    minutes >= advice.minutes * (1.0 - 1e-8),
                    "{}: {advice:?}",
                    case.name
                );
            }
        }
    }
}

#[test]
fn doubt_needs_a_failure() {
    for case in cases() {
        let model = case.model.clone().doubted();
        for probe in list(&case.file["exact"]["probes"]) {
            let evidence = case.evidence(probe);
            let (now, last) = (doubt(&model, &evidence), doubt_at_last(&model, &evidence));
            for left in [&now, &last] {
                check(&case.name, left.iter().sum(), 1.0, 1e-9);
            }
            let plain = posterior(&model, &evidence).faults;
            let failed = !list(&probe["failed_actions"]).is_empty();
            assert_eq!(now != plain, failed, "{}", case.name);
            if !failed {
                // Only before handing over, and only of answers.
                let answered = (0..model.n_questions())
                    .any(|q| matches!(evidence.reply_to(q), Some(Reply::Answer(_))));
                let differs = last.iter().zip(&plain).any(|(a, b)| (a - b).abs() > 1e-9);
                assert_eq!(differs, answered, "{}", case.name);
            }
        }
    }
}

#[test]
fn suspects_need_a_failure() {
    for case in cases() {
        let model = case.model.clone().doubted();
        for probe in list(&case.file["exact"]["probes"]) {
            let evidence = case.evidence(probe);
            let all = suspects(&model, core::slice::from_ref(&evidence));
            let sum: f64 = all.iter().sum();
            if list(&probe["failed_actions"]).is_empty() {
                assert_eq!(all, posterior(&model, &evidence).faults, "{}", case.name);
            } else {
                assert!(sum > 1.0 && sum < 2.0, "{}: {sum}", case.name);
            }
            assert!(all.iter().all(|p| (0.0..=1.0).contains(p)), "{all:?}");
        }
    }
}

/// Two lamps, each of a fault of its own, and one screen that tells of the first where both are
/// there. What was seen before a repair may be about what it mended.
#[test]
fn a_ticket_names_what_was_mended_and_what_hid_behind_it() {
    let question = |likelihood: Vec<Vec<f64>>| Question {
        minutes: 1.0,
        dont_know: 0.0,
        asking: Asking::Freely,
        likelihood,
    };
    let n = 12;
    // The first answer is that of fault 0, the second that of fault 1, the third the usual one.
    let of = |f: usize| if f < 2 { f } else { 2 };
    let row = |a: usize| (0..n).map(move |f| if of(f) == a { 0.96 } else { 0.02 });
    let screen = question((0..3).map(|a| row(a).collect()).collect());
    let repair = |fault| Repair {
        minutes: 1.0,
        success: vec![(fault, 0.9)],
        requires: vec![],
    };
    let model = Model::new(
        vec![1.0 / n as f64; n],
        vec![screen],
        vec![repair(0), repair(2)],
        30.0,
    )
    .doubted();
    let nothing = Evidence::new(&model);
    let mut seen = nothing.clone();
    seen.reply(0, Reply::Answer(0));
    let mut mended = seen.clone();
    mended.trial(0, Trial::Failed);
    let mut again = mended.clone();
    again.reply_again(0, Reply::Answer(1));
    let told = [nothing.clone(), seen, mended, again.clone()];
    let two = suspects(&model, &told);
    assert_eq!(named(&two)[..2], [1, 0], "{two:?}");
    assert_eq!(named(&two).len(), 2, "{two:?}");
    // The last answer alone says nothing of the first fault.
    let one = suspects(&model, &[again]);
    assert_eq!(named(&one), [1], "{one:?}");
    // The same seen twice is about what is still there.
    let mut same = told[2].clone();
    same.reply_again(0, Reply::Answer(0));
    let one = suspects(&model, &[told[1].clone(), told[2].clone(), same]);
    assert!(one[0] > 4.0 * one[1], "{one:?}");
    // An answer after the repair is not about what it mended.
    let mut late = nothing.clone();
    late.trial(0, Trial::Failed);
    let mut after = late.clone();
    after.reply(0, Reply::Answer(1));
    let before = {
        let mut seen = nothing;
        seen.reply(0, Reply::Answer(1));
        [seen, after.clone()]
    };
    let (late, early) = (suspects(&model, &[late, after]), suspects(&model, &before));
    assert!(late[0] > early[0], "{late:?} {early:?}");
}

/// A failed repair for one fault speaks for another beside it, but not for one that does not
/// fit what the case began with.
#[test]
fn what_the_case_began_with_is_beyond_doubt() {
    let question = |likelihood: Vec<Vec<f64>>| Question {
        minutes: 1.0,
        dont_know: 0.0,
        asking: Asking::Freely,
        likelihood,
    };
    let repair = |fault| Repair {
        minutes: 1.0,
        success: vec![(fault, 0.9)],
        requires: vec![],
    };
    let shown = question(vec![vec![0.95, 0.9, 0.01], vec![0.05, 0.1, 0.99]]);
    let model = Model::new(
        vec![0.4, 0.2, 0.4],
        vec![shown],
        vec![repair(0), repair(1), repair(2)],
        30.0,
    )
    .doubted();
    let mut evidence = Evidence::new(&model);
    evidence.reply(0, Reply::Answer(0));
    evidence.trial(0, Trial::Failed);
    let open = doubt_at_last(&model, &evidence);
    evidence.make_firm();
    let firm = doubt_at_last(&model, &evidence);
    assert!(firm[2] < open[2] / 3.0, "{open:?} {firm:?}");
    assert!(firm[1] > open[1], "{open:?} {firm:?}");
    // Said again in person, it is open to doubt again.
    evidence.reply(0, Reply::Answer(0));
    assert_eq!(doubt_at_last(&model, &evidence), open);
}

/// Before a case is handed over, an answer that may be wrong is asked for once more; what is beyond
/// doubt, what follows from something else and what was looked at twice is not.
#[test]
fn a_second_look_comes_before_handing_over() {
    // Two faults, of which a repair ends the first alone; one question tells them apart.
    let lamp = Question {
        minutes: 0.5,
        dont_know: 0.0,
        asking: Asking::Freely,
        likelihood: vec![vec![0.98, 0.02], vec![0.02, 0.98]],
    };
    let plug = Repair {
        minutes: 6.0,
        success: vec![(0, 0.95)],
        requires: vec![(0, vec![0])],
    };
    let model = Model::new(vec![0.7, 0.3], vec![lamp], vec![plug], 40.0);
    let doubted = model.clone().doubted();
    let ask = Step::Ask {
        question: 0,
        guard_for: None,
    };
    let after = |note: fn(&mut Evidence)| {
        let mut evidence = Evidence::new(&model);
        note(&mut evidence);
        evidence
    };
    let off = after(|e| e.reply(0, Reply::Answer(1)));
    assert_eq!(
        advise(&model, &off).step,
        Step::Escalate,
        "taken at its word"
    );
    for plies in [ONE_STEP, TWO_STEPS, AT_ONCE, REFINED] {
        let advice = look_ahead(&doubted, &off, plies);
        assert_eq!(advice.step, ask, "{plies:?}");
        assert!(advice.minutes < 40.0, "{advice:?}");
    }
    // The other answer opens the repair that the first one closed.
    let on = after(|e| {
        e.reply(0, Reply::Answer(1));
        e.reply_again(0, Reply::Answer(0));
    });
    assert_eq!(advise(&doubted, &on).step, Step::Try { repair: 0 });
    let unsure = after(|e| {
        e.reply(0, Reply::Answer(1));
        e.reply_again(0, Reply::Unsure);
    });
    assert_eq!(
        unsure.reply_to(0),
        Some(Reply::Answer(1)),
        "the answer stays"
    );
    let closed: [fn(&mut Evidence); 4] = [
        |e| e.follow(0, Reply::Answer(1)),
        |e| {
            e.reply(0, Reply::Answer(1));
            e.make_firm();
        },
        |e| {
            e.reply(0, Reply::Answer(1));
            e.confirm(0);
        },
        |e| {
            e.reply(0, Reply::Answer(1));
            e.reply_again(0, Reply::Answer(1));
        },
    ];
    for note in closed {
        let evidence = after(note);
        assert!(!may_ask_again(&doubted, &evidence, 0), "{evidence:?}");
        assert_eq!(
            advise(&doubted, &evidence).step,
            Step::Escalate,
            "{evidence:?}"
        );
    }
}
