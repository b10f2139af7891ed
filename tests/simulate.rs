//! Simulation: seeds decide everything, generated models are what they say, and the figures
//! of the engine's report hold in a small version.

use poscheck::bench::{conformance, report};
use poscheck::engine::simulate::{
    Estimate, Noise, Outcome, Policy, Random, Reading, Summary, World, generate, play,
};

/// Episodes of a policy on a generated model.
fn episodes(seed: u64, policy: &Policy, noise: Noise, n: usize) -> Vec<Outcome> {
    play(&generate(seed, Reading::Packlike), policy, noise, n, seed)
}

/// A figure is at most `most`.
#[track_caller]
fn check(what: &str, figure: f64, most: f64) {
    assert!(figure <= most, "{what}: {figure}, at most {most} expected");
}

fn minutes(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|o| o.minutes).collect()
}

#[test]
fn seeds_decide_everything() {
    let noise = Noise {
        wrong: 0.1,
        double_fault: true,
    };
    let play = |seed| episodes(seed, &Policy::Ours, noise, 3);
    assert_eq!(play(1), play(1));
    assert_ne!(play(1), play(2));
}

#[test]
fn draws_are_spread_as_they_should_be() {
    let mut random = Random::new(7);
    let n = 20_000;
    let units = Estimate::of(
        (0..n)
            .map(|_| random.unit())
            .collect::<Vec<_>>()
            .into_iter(),
    );
    check(
        "mean of uniform draws",
        (units.mean - 0.5).abs(),
        2.0 * units.within,
    );
    let normals: Vec<f64> = (0..n).map(|_| random.normal()).collect();
    let squares = Estimate::of(normals.iter().map(|x| x * x));
    check(
        "variance of normal draws",
        (squares.mean - 1.0).abs(),
        2.0 * squares.within,
    );
    let picked = (0..n)
        .filter(|_| random.pick([1.0, 0.0, 3.0].into_iter()) == 2)
        .count();
    check(
        "a share of three quarters",
        (picked as f64 / n as f64 - 0.75).abs(),
        0.015,
    );
    let some = random.some(4, 5);
    assert!(some.len() == 4 && some.iter().all(|i| *i < 5));
}

#[test]
fn generated_models_are_as_large_as_they_say() {
    for seed in 1..=10 {
        let World { model, .. } = generate(seed, Reading::Even);
        let k = model.n_faults();
        assert!((60..=150).contains(&k), "seed {seed}: {k} faults");
        assert_eq!((model.n_questions(), model.n_repairs()), (k * 3 / 2, k));
    }
}

#[test]
fn nothing_loops_and_handing_over_costs_what_it_says() {
    let noise = Noise {
        wrong: 0.3,
        double_fault: true,
    };
    let outcomes = episodes(3, &Policy::Ours, noise, 5);
    assert!(outcomes.iter().all(|o| !o.looped));
    assert!(outcomes.iter().all(|o| !o.handed_over || o.minutes >= 40.0));
}

#[test]
fn questions_pay_against_repairs_alone() {
    let n = 12;
    let ours = episodes(1, &Policy::Ours, Noise::default(), n);
    let alone = episodes(1, &Policy::ChancePerMinute, Noise::default(), n);
    assert_eq!(Summary::of(&ours).episodes, n);
    let ratio = Estimate::ratio(&minutes(&ours), &minutes(&alone));
    check(
        "minutes ÷ P/C alone, with room for chance",
        ratio.mean,
        0.75,
    );
}

/// A folder of the project.
fn folder(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_vector_files_hold() {
    let text = conformance::run(&[&folder("tests/cases")]).unwrap_or_else(|text| panic!("{text}"));
    assert!(text.contains("m00_shared.json: "), "{text}");
}

#[test]
fn a_small_report_reaches_the_exact_figures() {
    let cases = folder("tests/cases/diagnosis");
    let options = [
        "--vectors",
        &cases,
        "--episodes",
        "2",
        "--seeds",
        "1",
        "--sessions",
        "2000",
    ];
    let core = || {
        let (sources, _) = poscheck::pack::read_dir(folder("packs/builtin").as_ref()).unwrap();
        poscheck::pack::compile(&sources).core
    };
    let text = report::run(&options, |_| Ok(core())).unwrap();
    println!("{text}");
    for name in ["two-ply,", "at once, cost", "refined,", "random sessions"] {
        let rows = text
            .lines()
            .filter(|line| line.starts_with(&format!("| {name}")));
        assert!(
            rows.clone().count() >= 1 && rows.clone().all(|row| row.ends_with("| reached |")),
            "{text}"
        );
    }
}
