//! `poscheck engine-report`: what the engine reaches, figure by figure, beside what it has to.
//!
//! In: a folder of models with their exact optimum, a pack, and how much to play. Out: the
//! table, each row reached or not. It does not time anything: a decision's time is measured
//! in a browser.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use super::exact::{Decide, exact_cost};
use super::learning::cost_of_damage;
use super::sessions;
use super::vectors::ModelFile;
use crate::engine::simulate::{
    Estimate, Noise, Outcome, Policy, Reading, World, article_order, generate, play,
};
use crate::engine::{AT_ONCE, REFINED, TWO_STEPS, advise, look_ahead};
use crate::options::Options;
use crate::pack::Core;

/// What the command takes.
pub const USAGE: &str = "\
poscheck engine-report [--vectors tests/cases/diagnosis] [--pack packs/builtin]
    [--episodes 2000] [--seeds 10] [--sessions 1000000]
";

/// The table while it grows.
struct Report {
    text: String,
    missed: usize,
}

impl Report {
    fn row(&mut self, figure: &str, got: &str, limit: &str, reached: bool) {
        self.missed += usize::from(!reached);
        let mark = if reached { "reached" } else { "missed" };
        let _ = writeln!(self.text, "| {figure} | {got} | {limit} | {mark} |");
    }

    /// A figure that no limit was set for.
    fn compare(&mut self, figure: &str, got: &str) {
        let _ = writeln!(self.text, "| {figure} | {got} | | for comparison |");
    }

    fn at_most(&mut self, figure: &str, got: Estimate, limit: f64) {
        self.row(
            figure,
            &format!("{got:.3}"),
            &format!("≤ {limit}"),
            got.mean <= limit,
        );
    }
}

/// Runs the command; `load` reads the pack of a folder.
///
/// # Errors
/// Where something cannot be read. A figure that is missed is a row, not an error.
pub fn run(words: &[&str], load: impl Fn(&str) -> Result<Core, String>) -> Result<String, String> {
    let mut options = Options::new(words);
    let vectors: Option<String> = options.value("--vectors")?;
    let pack: Option<String> = options.value("--pack")?;
    let episodes = options.value("--episodes")?.unwrap_or(2000);
    let seeds: u64 = options.value("--seeds")?.unwrap_or(10);
    let sessions = options.value("--sessions")?.unwrap_or(1_000_000);
    if options.rest()?.is_some() {
        return Err(USAGE.to_owned());
    }
    let core = load(pack.as_deref().unwrap_or("packs/builtin"))?;
    let mut report = Report {
        text: "| figure | this run | reach | |\n|---|---|---|---|\n".to_owned(),
        missed: 0,
    };
    near_the_optimum(
        &mut report,
        vectors.as_deref().unwrap_or("tests/cases/diagnosis"),
    )?;
    builtin(&mut report, &core, episodes);
    let tally = sessions::play(&Rc::new(core.clone()), sessions, 1);
    report.row(
        &format!("random sessions that replaying or undoing changes, of {sessions}"),
        &tally.differing.to_string(),
        "0",
        tally.differing == 0,
    );
    let [damaged, mended] = cost_of_damage(&core, episodes, seeds);
    report.compare("damaged pack ÷ true one", &format!("{damaged:.3}"));
    report.at_most("damaged pack after 300 tickets ÷ true one", mended, 1.03);
    generated(&mut report, episodes, seeds);
    let missed = report.missed;
    let _ = writeln!(
        report.text,
        "\n{episodes} episodes a model, {seeds} seeds, {missed} missed"
    );
    Ok(report.text)
}

/// A policy, and the most that mean and worst may be, for m-models and h-models.
type Row = (&'static str, Decide, Option<[(f64, f64); 2]>);

/// Exact cost ÷ optimum, m-models and h-models apart.
fn near_the_optimum(report: &mut Report, dir: &str) -> Result<(), String> {
    let policies: [Row; 4] = [
        (
            "two-ply",
            |m, e| look_ahead(m, e, TWO_STEPS).step,
            Some([(1.005, 1.025), (1.01, 1.025)]),
        ),
        (
            "at once",
            |m, e| look_ahead(m, e, AT_ONCE).step,
            Some([(1.005, 1.025), (1.01, 1.025)]),
        ),
        (
            "refined",
            |m, e| look_ahead(m, e, REFINED).step,
            Some([(1.0015, 1.01), (1.005, 1.01)]),
        ),
        (
            "at once, doubting",
            |m, e| advise(&m.clone().doubted(), e).step,
            None,
        ),
    ];
    let models = models(dir)?;
    for (name, decide, limits) in policies {
        for (k, kind) in ["m", "h"].into_iter().enumerate() {
            let of = models.iter().filter(|(name, _)| name.starts_with(kind));
            let ratios: Vec<f64> = of
                .filter_map(|(_, file)| {
                    Some(exact_cost(&file.model(), decide) / file.exact.as_ref()?.value)
                })
                .collect();
            let mean = Estimate::of(ratios.iter().copied()).mean;
            let worst = ratios.iter().copied().fold(0.0, f64::max);
            let got = format!("mean {mean:.5}, worst {worst:.5}");
            let figure = format!("{name}, cost ÷ optimum, {} {kind}-models", ratios.len());
            match limits {
                Some(limits) => {
                    let (most, at_worst) = limits[k];
                    let limit = format!("≤ {most}, ≤ {at_worst}");
                    report.row(&figure, &got, &limit, mean <= most && worst <= at_worst);
                }
                None => report.compare(&figure, &got),
            }
        }
    }
    Ok(())
}

fn models(dir: &str) -> Result<Vec<(String, ModelFile)>, String> {
    let say = |e: std::io::Error| format!("{dir}: {e}; name a folder of models\n");
    let mut models = Vec::new();
    for entry in fs::read_dir(Path::new(dir)).map_err(say)? {
        let path = entry.map_err(say)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".json") && !name.starts_with("posteriors") {
            let text = fs::read_to_string(&path).map_err(say)?;
            let file = serde_json::from_str(&text).map_err(|e| format!("{name}: {e}\n"))?;
            models.push((name, file));
        }
    }
    models.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(models)
}

fn minutes(outcomes: &[Outcome]) -> Vec<f64> {
    outcomes.iter().map(|o| o.minutes).collect()
}

const WRONG: Noise = Noise {
    wrong: 0.1,
    double_fault: false,
};
const DOUBLE: Noise = Noise {
    wrong: 0.0,
    double_fault: true,
};

/// Generated models, by both readings of their definition.
fn generated(report: &mut Report, episodes: usize, seeds: u64) {
    for reading in [Reading::Packlike, Reading::Even] {
        let (mut against, mut wrong, mut double) = (Vec::new(), Vec::new(), Vec::new());
        for seed in 1..=seeds {
            let world = generate(seed, reading);
            let run = |world: &World, policy, noise| play(world, &policy, noise, episodes, seed);
            let ours = minutes(&run(&world, Policy::Ours, Noise::default()));
            let alone = minutes(&run(&world, Policy::ChancePerMinute, Noise::default()));
            against.push(Estimate::ratio(&ours, &alone).mean);
            let doubted = world.doubted();
            let sound = minutes(&run(&doubted, Policy::Ours, Noise::default()));
            let erring = minutes(&run(&doubted, Policy::Ours, WRONG));
            wrong.push(Estimate::ratio(&erring, &sound).mean);
            double.extend(run(&doubted, Policy::Ours, DOUBLE));
        }
        let over_seeds = |ratios: &[f64]| Estimate::of(ratios.iter().copied());
        let name = format!("K = 60–150, {reading:?}");
        report.at_most(
            &format!("{name}: minutes ÷ P/C alone"),
            over_seeds(&against),
            0.55,
        );
        report.compare(
            &format!("{name}: 10 % of answers wrong ÷ none"),
            &format!("{:.3}", over_seeds(&wrong)),
        );
        two_faults(report, &name, &double, false);
    }
}

fn builtin(report: &mut Report, core: &Core, episodes: usize) {
    let world = World::of(core);
    let play = |policy, noise| play(&world, &policy, noise, episodes, 1);
    let ours = minutes(&play(Policy::Ours, Noise::default()));
    let order = article_order(core);
    let fixed = minutes(&play(Policy::Fixed(order.clone()), Noise::default()));
    let name = &core.id;
    report.at_most(
        &format!("{name}: minutes ÷ fixed order"),
        Estimate::ratio(&ours, &fixed),
        0.5,
    );
    // The same order, but support is called after as many repairs as is best.
    let cut = (0..=order.len())
        .step_by(3)
        .map(|n| minutes(&play(Policy::Fixed(order[..n].to_vec()), Noise::default())));
    let least = cut.min_by(|a, b| a.iter().sum::<f64>().total_cmp(&b.iter().sum()));
    let best = Estimate::ratio(&ours, &least.unwrap_or_default());
    report.compare(
        &format!("{name}: minutes ÷ the order cut short at its best"),
        &format!("{best:.3}"),
    );
    let erring = minutes(&play(Policy::Ours, WRONG));
    let ratio = Estimate::ratio(&erring, &ours);
    report.at_most(
        &format!("{name}: 10 % of answers wrong ÷ none"),
        ratio,
        1.15,
    );
    two_faults(report, name, &play(Policy::Ours, DOUBLE), true);
}

/// What became of two faults at once; `judged` where limits were set for it.
fn two_faults(report: &mut Report, name: &str, outcomes: &[Outcome], judged: bool) {
    let share = |of: &[&Outcome], what: fn(&Outcome) -> bool| {
        Estimate::share(of.iter().map(|o| what(o))).times(100.0)
    };
    let fixable: Vec<&Outcome> = outcomes.iter().filter(|o| o.self_fixable).collect();
    let mendable: Vec<&Outcome> = fixable.iter().copied().filter(|o| o.mendable).collect();
    let handed: Vec<&Outcome> = outcomes.iter().filter(|o| o.handed_over).collect();
    let mut row = |figure: &str, got: Estimate, limit: Option<(&str, bool)>| {
        let figure = format!("{name}, two faults: {figure}");
        let got_text = format!("{got:.1} %");
        match limit.filter(|_| judged) {
            Some((limit, reached)) => report.row(&figure, &got_text, limit, reached),
            None => report.compare(&figure, &got_text),
        }
    };
    let of_all = share(&fixable, |o| !o.handed_over);
    row("fixed, of all that no support is needed for", of_all, None);
    let most = share(&fixable, |o| o.mendable);
    row("of these, any policy at any cost fixes", most, None);
    let fixed = share(&mendable, |o| !o.handed_over);
    let limit = ("≥ 75 %", fixed.mean >= 75.0);
    row("fixed, of those that repairs can end", fixed, Some(limit));
    let given_up = share(&fixable, |o| o.given_up);
    let limit = ("≤ 5 %", given_up.mean <= 5.0);
    let figure = "given up, a fix worth it by what was known";
    row(figure, given_up, Some(limit));
    let hindsight = share(&fixable, |o| o.in_hindsight);
    row("given up, a fix worth it in hindsight", hindsight, None);
    let looped = share(&fixable, |o| o.looped);
    row("looped", looped, Some(("0", looped.mean <= 0.0)));
    let named = share(&handed, |o| o.named);
    let limit = ("all", named.mean >= 100.0);
    row("both in the ticket's top five", named, Some(limit));
}
